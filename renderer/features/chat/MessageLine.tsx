import { Pin } from 'lucide-react';
import { memo } from 'react';
import type { MessageRow, StreamRow } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { hueClass } from '../../ui/hue-class.ts';
import { personWords } from '../../ui/person-words.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { RefusalNote } from '../connection/RefusalNote.tsx';
import { FormattedText } from './talk/FormattedText.tsx';
import { ForwardedPart } from './talk/ForwardedPart.tsx';
import { MessageFiles } from '../files/MessageFiles.tsx';
import { ReachLine } from '../reach/Reach.tsx';
import { Reactions } from './talk/Reactions.tsx';
import { ReplyPart } from './talk/ReplyPart.tsx';
import { TakenDown } from './talk/TakenDown.tsx';
import { useRowActions } from './talk/RowActions.tsx';
import { StateMark } from './StateMark.tsx';
import styles from './MessageLine.module.css';

interface MessageLineProps<R extends StreamRow = StreamRow> {
  readonly row: R;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One message. Its row keeps its identity while nothing changes, so that it is drawn once. */
export const MessageLine = memo(function MessageLine({ row, isFirst, isLast }: MessageLineProps<MessageRow>) {
  const { t, formats } = useI18n();
  const { state, reply, takedown } = row;
  const { props, toolbar } = useRowActions(row);
  const isWithAuthor = row.isOwn && (state === 'refused' || state === 'aside');
  return (
    <article
      tabIndex={-1}
      className={cx(styles.message, row.isOwn && styles.own, isLast && styles.last)}
      {...props}
    >
      {row.isOwn ? null : (
        <span className={styles.face}>
          {isLast ? <Avatar name={row.author.name} of="person" size="small" /> : null}
        </span>
      )}
      <div className={cx(styles.bubble, isWithAuthor && styles.refused, row.isForMe && styles.forMe)}>
        {(isFirst && !row.isOwn) || row.isOnBehalf ? <AuthorLine row={row} /> : null}
        {takedown ? null : <ForwardedPart row={row} />}
        {reply && !takedown ? <ReplyPart reply={reply} /> : null}
        {takedown ? <TakenDown row={row} /> : null}
        {row.kind === 'message' && row.files.length > 0 ? (
          <MessageFiles document={row.id} files={row.files} isOwn={row.isOwn} />
        ) : null}
        <p className={styles.text}>
          <span {...(row.rights.includes('quote') ? { 'data-words': row.id, 'data-text': row.text } : {})}>
            <FormattedText text={row.text} mentioned={row.mentioned} />
          </span>
          <span className={styles.meta}>
            {row.isPinned ? <PinnedMark /> : null}
            {row.isEdited && !takedown ? <span>{t('talk.edited')}</span> : null}
            <time dateTime={new Date(row.at).toISOString()}>{formats.time(row.at)}</time>
            {row.isOwn || state === 'orphan' ? <StateMark state={state} /> : null}
          </span>
        </p>
        <Reactions row={row} />
        {row.rights.includes('reach') ? <ReachLine message={row.id} /> : null}
        {isWithAuthor ? <RefusalNote of={{ ...row, state, act: 'message', chat: '' }} hasChat /> : null}
        {toolbar}
      </div>
    </article>
  );
});

function PinnedMark() {
  const { t } = useI18n();
  return (
    <span title={t('talk.pinned')}>
      <Pin size="0.875rem" strokeWidth={1.9} aria-hidden="true" />
      <Spoken>{t('talk.pinned')}</Spoken>
    </span>
  );
}

/** Something of the stream without a row of its own kind: its words alone. */
export const OtherLine = memo(function OtherLine({ row, isFirst, isLast }: MessageLineProps) {
  const { formats } = useI18n();
  return (
    <article tabIndex={-1} className={cx(styles.message, row.isOwn && styles.own, isLast && styles.last)}>
      {row.isOwn ? null : (
        <span className={styles.face}>
          {isLast ? <Avatar name={row.author.name} of="person" size="small" /> : null}
        </span>
      )}
      <div className={styles.bubble}>
        {isFirst && !row.isOwn ? <AuthorLine row={row} /> : null}
        <p className={styles.text}>
          <span>{row.text}</span>
          <time className={styles.meta} dateTime={new Date(row.at).toISOString()}>
            {formats.time(row.at)}
          </time>
        </p>
      </div>
    </article>
  );
});

/** Who wrote what stands below, with what confirms them. */
export function AuthorLine({ row }: { readonly row: StreamRow }) {
  const roleWord = useRoleWords();
  const { author } = row;
  const isPupil = author.roles.length === 1 && author.roles[0] === 'pupil';
  const words = author.isVerified ? personWords(author, roleWord) : isPupil ? '' : author.position;
  return (
    <p className={styles.author}>
      <span className={cx(styles.name, hueClass(author.name))}>
        {author.name} <PersonMark person={author} />
      </span>
      {words ? <span className={styles.position}>{words}</span> : null}
    </p>
  );
}
