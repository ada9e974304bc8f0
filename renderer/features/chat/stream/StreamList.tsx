import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { StreamPlace } from '../../../../shared/replica/stream/stream-place.ts';
import type { ChatStream, StreamAnswer } from '../../../bridge/chat-stream.ts';
import { startOfDay } from '../../../i18n/formats.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { Arrivals } from '../Arrivals.tsx';
import { layOutMessages } from '../message-layout.ts';
import { useReadMark } from '../reading-place.ts';
import { DayBar } from './DayBar.tsx';
import type { Aim, Align, ListKeeper } from './list-keeper.ts';
import { StreamLine } from './StreamLine.tsx';
import { ToEnd } from './ToEnd.tsx';
import { useStreamKeys } from './use-stream-keys.ts';
import { useStreamList } from './use-stream-list.ts';
import styles from './StreamList.module.css';

/** How long a row that was jumped to is marked. */
const LIT_MS = 2_500;

interface StreamListProps {
  readonly chat: string;
  readonly title: string;
  readonly answer: StreamAnswer;
  readonly stream: ChatStream;
  /** Changes with every own sending, which goes to the end of the list. */
  readonly sentCount: number;
}

/** The stream of a chat. Opens where reading should go on, and holds its place whatever comes. */
export function StreamList({ chat, title, answer, stream, sentCount }: StreamListProps) {
  const { t } = useI18n();
  const { rows, firstUnread, hasEarlier, hasLater, comingBefore, unreadCount } = answer;
  const lines = useMemo(
    () => layOutMessages(rows, firstUnread, hasEarlier, startOfDay),
    [rows, firstUnread, hasEarlier],
  );
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [lastSeen, setLastSeen] = useState('');
  const onLook = useCallback(
    (first: string, last: string) => {
      stream.look(first, last);
      setLastSeen(last);
    },
    [stream],
  );
  const aim = useAim(answer);
  const { keeper, range, scroller, above } = useStreamList({
    lines,
    hasLater,
    aim,
    onLook,
    onEnd: setIsAtEnd,
  });
  // An answer that has come after the last look may be near its end already.
  useEffect(() => {
    const inSight = keeper.inSight();
    stream.look(keeper.layout.idAt(inSight[0] ?? -1), keeper.layout.idAt(inSight.at(-1) ?? -1));
  }, [keeper, stream, rows]);
  useReadMark({ chat, rows, unreadCount, isAtEnd: isAtEnd && !hasLater, lastSeen });
  const lit = useLit(answer);
  useNotFound(answer);

  const toEnd = useCallback(() => {
    if (hasLater) stream.goTo({ at: 'newest' });
    else keeper.toEnd();
  }, [hasLater, stream, keeper]);
  const toStart = useCallback(() => stream.goTo({ at: 'time', ms: 0 }), [stream]);
  useAfterSending(sentCount, toEnd);
  const keys = useStreamKeys(keeper, { toStart, toEnd }, range);
  return (
    <div className={styles.frame}>
      <Top keeper={keeper} answer={answer} stream={stream} />
      {/* The lines are the feed of WAI-ARIA: each takes the focus, and more come as one goes on. */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="feed"
        aria-label={t('chat.messages', { title })}
        aria-busy={false}
        tabIndex={0}
        {...keys}
      >
        <div ref={above} />
        {lines.slice(range.start, range.end).map((line) => (
          <StreamLine
            key={line.row.id}
            {...line}
            isComingAbove={line.row.id === comingBefore}
            isLit={line.row.id === lit}
            rowRef={keeper.row}
          />
        ))}
        <div style={{ height: range.belowPx }} />
      </div>
      {isAtEnd && !hasLater ? null : <ToEnd newCount={unreadCount} onPress={toEnd} />}
      <Arrivals rows={rows} isEnd={!hasLater} />
    </div>
  );
}

interface TopProps {
  readonly keeper: ListKeeper;
  readonly answer: StreamAnswer;
  readonly stream: ChatStream;
}

function Top({ keeper, answer: { rows, oldestAt }, stream }: TopProps) {
  const times = useMemo(() => new Map(rows.map(({ id, at }) => [id, startOfDay(at)])), [rows]);
  const getDay = useCallback(() => times.get(keeper.getFirstSeen()) ?? 0, [times, keeper]);
  return (
    <DayBar
      subscribe={keeper.subscribeSeen}
      getDay={getDay}
      oldestAt={oldestAt}
      onPick={(ms) => stream.goTo({ at: 'time', ms })}
    />
  );
}

/** A day begins at the top, where its name stands; before what is unread one sees what it goes on from. */
function alignFor(to: StreamPlace): Align {
  if (to.at === 'row') return 'center';
  return to.at === 'time' && to.ms > 0 ? 'top' : 'start';
}

/** Where the list goes with the first answer of a jump. */
function useAim({ jump, to, target, hasLater, rows }: StreamAnswer): Aim {
  const isEnd = to.at !== 'row' && !hasLater && target === rows.at(-1)?.id;
  const align = alignFor(to);
  return useMemo(() => ({ n: jump, id: isEnd ? '' : target, align }), [jump, align, target, isEnd]);
}

/** The row that is marked because it was jumped to just now, '' for none. */
function useLit({ jump, to, target, isFound }: StreamAnswer): string {
  const [darkened, setDarkened] = useState(0);
  const isLit = to.at === 'row' && isFound && darkened !== jump;
  useEffect(() => {
    if (!isLit) return;
    const timer = setTimeout(() => setDarkened(jump), LIT_MS);
    return () => clearTimeout(timer);
  }, [isLit, jump]);
  return isLit ? target : '';
}

/** Says that what was to be shown is not here yet. */
function useNotFound({ jump, to, target, isFound }: StreamAnswer): void {
  const { t } = useI18n();
  const toast = useToast();
  const isMissing = to.at === 'row' && target !== '' && !isFound;
  useEffect(() => {
    if (isMissing) toast({ text: t('stream.notHere') });
  }, [isMissing, jump, toast, t]);
}

function useAfterSending(sentCount: number, toEnd: () => void): void {
  const seen = useRef(sentCount);
  useLayoutEffect(() => {
    if (seen.current === sentCount) return;
    seen.current = sentCount;
    toEnd();
  }, [sentCount, toEnd]);
}
