import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import {
  type ChatFileRow,
  type ChatFilesView,
  FIRST_LOOK,
  MOST_LOOKED_AT,
} from '../../../shared/replica/chat-files.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { FileLine } from './FileLine.tsx';
import styles from './ChatFiles.module.css';

interface ChatFilesProps {
  readonly chat: string;
  readonly title: string;
}

/** The button in the head of a chat that shows its files. */
export function ChatFiles({ chat, title }: ChatFilesProps) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('files.ofChat')}
        icon={<FolderOpen size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      />
      <Dialog title={t('files.ofChatTitle', { title })} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Content chat={chat} onGo={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function Content({ chat, onGo }: { readonly chat: string; readonly onGo: () => void }) {
  const { t } = useI18n();
  const [looked, setLooked] = useState(FIRST_LOOK);
  const answer = useQuery('chatFiles', { chat, looked });
  // What was found stays on the screen while one looks further back.
  const [before, setBefore] = useState<ChatFilesView>();
  const view = answer.isReady ? answer.value : before;
  if (!view) return <SkeletonRows count={4} />;
  const { rows, hasEarlier } = view;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyPlace
          icon={<FolderOpen size="1.75rem" strokeWidth={1.75} />}
          title={t('files.noneInChat')}
          hint={t('files.noneInChatHint')}
        />
      ) : null}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} chat={chat} onGo={onGo} />
        ))}
      </ul>
      {hasEarlier && looked < MOST_LOOKED_AT ? (
        <Button
          isPending={!answer.isReady}
          onPress={() => {
            setBefore(view);
            setLooked(Math.min(MOST_LOOKED_AT, looked * 4));
          }}
        >
          {t('files.earlier')}
        </Button>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly row: ChatFileRow;
  readonly chat: string;
  readonly onGo: () => void;
}

function Row({ row, chat, onGo }: RowProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  return (
    <li className={styles.row}>
      <FileLine document={row.message} file={row.file} isOwn={row.isOwn} />
      <div className={styles.about}>
        <span>{t('files.from', { name: row.authorName, when: formats.recent(row.at, now) })}</span>
        <Button
          look="plain"
          aria-label={t('files.toMessageOf', { name: row.file.name })}
          onPress={() => {
            onGo();
            go({ to: 'chat', chat, at: { at: 'row', id: row.message } });
          }}
        >
          {t('files.toMessage')}
        </Button>
      </div>
    </li>
  );
}
