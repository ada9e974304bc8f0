import { memo } from 'react';
import type { StreamRow } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { hueClass } from '../../ui/hue-class.ts';
import { personWords } from '../../ui/person-words.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { RefusalNote } from '../connection/RefusalNote.tsx';
import { StateMark } from './StateMark.tsx';
import styles from './MessageLine.module.css';

interface MessageLineProps {
  readonly row: StreamRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One message. Its row keeps its identity while nothing changes, so that it is drawn once. */
export const MessageLine = memo(function MessageLine({ row, isFirst, isLast }: MessageLineProps) {
  const { formats } = useI18n();
  const { state } = row;
  const isWithAuthor = row.isOwn && (state === 'refused' || state === 'aside');
  return (
    <article tabIndex={-1} className={cx(styles.message, row.isOwn && styles.own, isLast && styles.last)}>
      {row.isOwn ? null : (
        <span className={styles.face}>
          {isLast ? <Avatar name={row.author.name} of="person" size="small" /> : null}
        </span>
      )}
      <div className={cx(styles.bubble, isWithAuthor && styles.refused)}>
        {isFirst && !row.isOwn ? <AuthorLine row={row} /> : null}
        <p className={styles.text}>
          <span>{row.text}</span>
          <span className={styles.meta}>
            <time dateTime={new Date(row.at).toISOString()}>{formats.time(row.at)}</time>
            {row.isOwn || state === 'orphan' ? <StateMark state={state} /> : null}
          </span>
        </p>
        {isWithAuthor ? <RefusalNote of={{ ...row, state, act: 'message', chat: '' }} hasChat /> : null}
      </div>
    </article>
  );
});

function AuthorLine({ row }: { readonly row: StreamRow }) {
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
