import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MessageRow } from '../../../shared/replica/views.ts';
import { ask } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { bridge } from '../../bridge/window-bridge.ts';
import { startOfDay } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Arrivals } from './Arrivals.tsx';
import { countAfter, layOutMessages } from './message-layout.ts';
import { MessageLine } from './MessageLine.tsx';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
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
  readonly loadEarlier: () => void;
  readonly sentCount: number;
}

/** The messages of a chat. Opens where reading should go on, and holds its place whatever comes. */
export function MessageList(props: MessageListProps) {
  const { chat, title, isReady, rows, firstUnread, hasEarlier, loadEarlier, sentCount } = props;
  const { t, formats } = useI18n();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRemPx();
  const lines = useMemo(() => layOutMessages(rows, firstUnread, startOfDay), [rows, firstUnread]);
  const newest = rows.at(-1)?.id ?? '';
  const { isAtEnd, newCount, note } = useReadingPlace(rows, newest);
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
    if (unread < 0 && firstUnread !== '' && hasEarlier) return loadEarlier();
    isOpened.current = true;
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else virtualizer.scrollToEnd();
  }, [isReady, lines, firstUnread, hasEarlier, loadEarlier, virtualizer]);

  useLayoutEffect(() => {
    if (sentCount > 0) virtualizer.scrollToEnd();
  }, [sentCount, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const firstIndex = items[0]?.index ?? 0;
  useEffect(() => {
    if (isOpened.current && hasEarlier && firstIndex < EARLY_LINES) loadEarlier();
  }, [firstIndex, hasEarlier, loadEarlier, lines]);

  useReadMark(chat, newest, isAtEnd);
  return (
    <div className={styles.frame}>
      {isReady ? null : <SkeletonRows count={6} />}
      <div
        ref={scroller}
        className={cx(styles.scroller)}
        role="list"
        aria-label={t('chat.messages', { title })}
        tabIndex={0}
      >
        <div role="presentation" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
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
          {newCount > 0 ? <span className={styles.newCount}>{newCount}</span> : null}
        </Button>
      )}
      <Arrivals rows={rows} />
    </div>
  );
}

/** Whether the end is on the screen, and how much has come from others since it was last seen. */
function useReadingPlace(rows: readonly MessageRow[], newest: string) {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [lastSeen, setLastSeen] = useState(newest);
  if (isAtEnd && lastSeen !== newest) setLastSeen(newest);
  return { isAtEnd, newCount: isAtEnd ? 0 : countAfter(rows, lastSeen), note: setIsAtEnd };
}

/** Marks the chat as read while its end is in front of a person's eyes. */
function useReadMark(chat: string, newest: string, isAtEnd: boolean): void {
  useEffect(() => {
    if (!isAtEnd || newest === '') return;
    const mark = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        void ask(bridge().replica.markRead, { chat });
      }
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chat, newest, isAtEnd]);
}
