import type { ReactNode } from 'react';
import type { EventRow, PollRow, TaskRow } from '../../../../shared/replica/rounds/round-views.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/class-names.ts';
import { RefusalNote } from '../../connection/RefusalNote.tsx';
import { AuthorLine } from '../MessageLine.tsx';
import line from '../MessageLine.module.css';
import { StateMark } from '../StateMark.tsx';
import styles from './RoundCard.module.css';

interface RoundCardProps {
  readonly row: PollRow | EventRow | TaskRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly icon: ReactNode;
  /** «Опрос · до 20:00», what it is and how it stands. */
  readonly kind: string;
  /** What its author can do with it. */
  readonly menu: ReactNode;
  readonly children: ReactNode;
}

/** The frame of what is asked of a chat: who asks, what it is, and how far it has come. */
export function RoundCard({ row, isFirst, isLast, icon, kind, menu, children }: RoundCardProps) {
  const { formats } = useI18n();
  const { state } = row;
  const isWithAuthor = row.isOwn && (state === 'refused' || state === 'aside');
  return (
    <article
      tabIndex={-1}
      className={cx(line.message, row.isOwn && line.own, isLast && line.last)}
      aria-label={`${kind}: ${row.text}`}
    >
      {row.isOwn ? null : (
        <span className={line.face}>
          {isLast ? <Avatar name={row.author.name} of="person" size="small" /> : null}
        </span>
      )}
      <div className={cx(styles.card, isWithAuthor && line.refused)}>
        {isFirst && !row.isOwn ? <AuthorLine row={row} /> : null}
        <div className={styles.kind}>
          {icon}
          <span className={styles.kindWords}>{kind}</span>
          {menu}
        </div>
        <h3 className={styles.title}>{row.text}</h3>
        {children}
        <p className={styles.foot}>
          <time dateTime={new Date(row.at).toISOString()}>{formats.time(row.at)}</time>
          {row.isOwn || state === 'orphan' ? <StateMark state={state} /> : null}
        </p>
        {isWithAuthor ? <RefusalNote of={{ ...row, state, act: row.kind, chat: '' }} hasChat /> : null}
      </div>
    </article>
  );
}
