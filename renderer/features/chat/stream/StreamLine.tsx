import { memo } from 'react';
import type { StreamRow } from '../../../../shared/replica/views.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { CallLine } from '../../call/CallLine.tsx';
import type { ChatLine } from '../message-layout.ts';
import { MessageLine, OtherLine } from '../MessageLine.tsx';
import { EventCard } from '../rounds/EventCard.tsx';
import { PollCard } from '../rounds/PollCard.tsx';
import { TaskCard } from '../rounds/TaskCard.tsx';
import { RecordingCard } from '../../recording/RecordingCard.tsx';
import styles from './StreamList.module.css';

interface StreamLineProps extends ChatLine {
  /** Whether something is still on its way that stands above. */
  readonly isComingAbove: boolean;
  /** Whether it was jumped to just now. */
  readonly isLit: boolean;
  readonly rowRef: (element: HTMLElement | null) => (() => void) | undefined;
}

/** One line of the stream with what stands above it. Every line has one `article` that takes the keyboard. */
export const StreamLine = memo(function StreamLine(props: StreamLineProps) {
  const { row, isFirst, isLast, isNewDay, isUnreadStart, isComingAbove, isLit, rowRef } = props;
  const { t } = useI18n();
  return (
    <div ref={rowRef} data-row={row.id} className={cx(styles.line, isLit && styles.lit)}>
      {isComingAbove ? <div className={styles.coming}>{t('stream.coming')}</div> : null}
      {isNewDay ? <Day at={row.at} /> : null}
      {isUnreadStart ? <div className={styles.unread}>{t('chat.unreadFrom')}</div> : null}
      <Line row={row} isFirst={isFirst} isLast={isLast} />
    </div>
  );
});

function Day({ at }: { readonly at: number }) {
  const { formats } = useI18n();
  return <div className={styles.day}>{formats.day(at, useNow())}</div>;
}

type LineProps = Pick<ChatLine, 'isFirst' | 'isLast'> & { readonly row: StreamRow };

/** The line of each kind of row. */
function Line({ row, isFirst, isLast }: LineProps) {
  switch (row.kind) {
    case 'message':
      return <MessageLine row={row} isFirst={isFirst} isLast={isLast} />;
    case 'poll':
      return <PollCard row={row} isFirst={isFirst} isLast={isLast} />;
    case 'event':
      return <EventCard row={row} isFirst={isFirst} isLast={isLast} />;
    case 'task':
      return <TaskCard row={row} isFirst={isFirst} isLast={isLast} />;
    case 'call':
      return <CallLine row={row} />;
    case 'recording':
      return <RecordingCard row={row} isLast={isLast} />;
    case 'other':
      return <OtherLine row={row} isFirst={isFirst} isLast={isLast} />;
  }
}
