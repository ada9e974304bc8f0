import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MessageRow } from '../../../shared/replica/views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { startOfDay } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { Arrivals } from './Arrivals.tsx';
import { type ChatLine, layOutMessages } from './message-layout.ts';
import { MessageLine } from './MessageLine.tsx';
import { useReadingPlace, useReadMark } from './reading-place.ts';
import styles from './MessageList.module.css';

/** Closer to the end than this counts as being there. */
const AT_END_PX = 48;
/** Earlier messages are asked for this many lines before the top. */
const EARLY_LINES = 15;

interface MessageListProps {
  readonly chat: string;
  readonly title: string;
  readonly isReady: boolean;
  readonly rows: readonly MessageRow[];
  readonly firstUnread: string;
  readonly hasEarlier: boolean;
  /** False when no earlier ones can come. */
  readonly loadEarlier: () => boolean;
  /** Changes with every own sending, which goes to the end of the list. */
  readonly sentCount: number;
}

/** The messages of a chat. Opens where reading should go on, and holds its place whatever comes. */
export function MessageList(props: MessageListProps) {
  const { chat, title, isReady, rows, firstUnread, hasEarlier } = props;
  const { t, formats } = useI18n();
  const now = useNow();
  const lines = useMemo(
    () => layOutMessages(rows, firstUnread, hasEarlier, startOfDay),
    [rows, firstUnread, hasEarlier],
  );
  const newest = rows.at(-1)?.id ?? '';
  const { isAtEnd, newCount, note } = useReadingPlace(rows, newest);
  useReadMark(chat, newest, isAtEnd);
  const { scroller, virtualizer } = useLines(props, lines, note);
  return (
    <div className={styles.frame}>
      {isReady ? null : <SkeletonRows count={6} />}
      <div
        ref={scroller}
        className={styles.scroller}
        role="list"
        aria-label={t('chat.messages', { title })}
        tabIndex={0}
      >
        <div role="presentation" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="listitem"
                className={styles.line}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {line.isNewDay ? <p className={styles.day}>{formats.day(line.row.at, now)}</p> : null}
                {line.isUnreadStart ? <p className={styles.unread}>{t('chat.unreadFrom')}</p> : null}
                <MessageLine row={line.row} isFirst={line.isFirst} isLast={line.isLast} />
              </div>
            );
          })}
        </div>
      </div>
      {isAtEnd ? null : (
        <Button
          className={cx(styles.toEnd)}
          aria-label={newCount > 0 ? t('chat.toNewestCount', { count: newCount }) : t('chat.toNewest')}
          onPress={() => virtualizer.scrollToEnd()}
        >
          <ArrowDown size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
          {newCount > 0 ? <span className={styles.newCount} data-count={newCount} /> : null}
        </Button>
      )}
      <Arrivals rows={rows} />
    </div>
  );
}

/** The lines in sight: opened at the first unread one or at the end, earlier ones fetched on the way up. */
function useLines(
  { isReady, firstUnread, hasEarlier, loadEarlier, sentCount }: MessageListProps,
  lines: readonly ChatLine[],
  note: (isAtEnd: boolean) => void,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRemPx();
  const virtualizer = useVirtualRows({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => 3.5 * rem, [rem]),
    getItemKey: useCallback((index: number) => lines[index]?.row.id ?? index, [lines]),
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    paddingStart: rem,
    paddingEnd: 0.5 * rem,
    onChange: (instance) => note(instance.isAtEnd(AT_END_PX)),
  });

  const isOpened = useRef(false);
  useLayoutEffect(() => {
    if (!isReady || lines.length === 0 || isOpened.current) return;
    const unread = lines.findIndex((line) => line.isUnreadStart);
    if (unread < 0 && firstUnread !== '' && loadEarlier()) return;
    isOpened.current = true;
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else virtualizer.scrollToEnd();
  }, [isReady, lines, firstUnread, loadEarlier, virtualizer]);

  useLayoutEffect(() => {
    if (sentCount > 0) virtualizer.scrollToEnd();
  }, [sentCount, virtualizer]);

  const firstIndex = virtualizer.getVirtualItems()[0]?.index ?? 0;
  useEffect(() => {
    if (isOpened.current && hasEarlier && firstIndex < EARLY_LINES) loadEarlier();
  }, [firstIndex, hasEarlier, loadEarlier, lines]);
  return { scroller, virtualizer };
}
