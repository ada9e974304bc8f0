import { Fragment, memo, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ChatLinkText } from '../../../../shared/protocol/chat-link-text.ts';
import type { Mentioned } from '../../../../shared/replica/talk/talk-views.ts';
import { type Block, formatted, type Piece } from '../../../formatting/formatted.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { useTalk } from './talk-context.ts';
import styles from './FormattedText.module.css';

interface FormattedTextProps {
  readonly text: string;
  readonly mentioned: readonly Mentioned[];
}

/** The words of a message with their few marks. Addresses are buttons: nothing is fetched or opened by itself. */
export const FormattedText = memo(function FormattedText({ text, mentioned }: FormattedTextProps) {
  const blocks = useMemo(() => formatted(text, mentioned), [text, mentioned]);
  return blocks.map((block, index) => (
    <BlockOf key={index} block={block} isLast={index === blocks.length - 1} />
  ));
});

function BlockOf({ block, isLast }: { readonly block: Block; readonly isLast: boolean }) {
  switch (block.kind) {
    case 'lines':
      return (
        // The time stands behind the last words where there is room.
        <span className={isLast ? undefined : styles.lines}>
          <Pieces pieces={block.pieces} />
        </span>
      );
    case 'code':
      return <code className={styles.block}>{block.text}</code>;
    case 'list':
      return (
        <span className={styles.list} role="list">
          {block.items.map(({ mark, pieces }, index) => (
            <span key={index} className={styles.item} role="listitem">
              <span className={styles.mark}>{mark}</span>
              <span>
                <Pieces pieces={pieces} />
              </span>
            </span>
          ))}
        </span>
      );
  }
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) => (
    <Fragment key={index}>
      <PieceOf piece={piece} />
    </Fragment>
  ));
}

function PieceOf({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code className={styles.code}>{piece.text}</code>;
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'link':
      return <Address text={piece.text} href={piece.href} />;
    case 'chatLink':
      return <ChatLink link={piece.link} />;
    case 'mention':
      return <span className={styles.mention}>{piece.text}</span>;
  }
}

function Address({ text, href }: { readonly text: string; readonly href: string }) {
  const { openAddress } = useTalk();
  return (
    <Button className={cx(styles.link)} onPress={() => openAddress(href)}>
      {text}
    </Button>
  );
}

/** Its letters say nothing to people: they are in what is copied. */
function ChatLink({ link }: { readonly link: ChatLinkText }) {
  const { t } = useI18n();
  const { openChatLink } = useTalk();
  return (
    <Button className={cx(styles.link)} onPress={() => openChatLink(link)}>
      {t('chatLinks.inMessage')}
    </Button>
  );
}
