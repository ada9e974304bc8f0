import { StreamQuery, windowOf } from '../../shared/replica/stream/stream-place.ts';
import type { MessagesView, StreamRow } from '../../shared/replica/views.ts';
import { parserOf } from '../../shared/std/parse.ts';

const parse = parserOf('fake.stream', StreamQuery);

/** The part of a list of rows that the query of a stream asks for. */
export function fakeStream(
  all: readonly StreamRow[],
  firstUnread: string,
  params: object,
): Omit<MessagesView, 'unreadCount'> {
  const { from, before, after } = windowOf(parse(params));
  const indexOf = (): number => {
    if (from.at === 'row') return all.findIndex(({ id }) => id === from.id);
    if (from.at === 'unread') return all.findIndex(({ id }) => id === firstUnread);
    return from.at === 'time' ? all.findIndex(({ at }) => at >= from.ms) : -1;
  };
  const found = indexOf();
  const at = found < 0 ? all.length - 1 : found;
  const start = Math.max(0, at - before);
  const end = Math.min(all.length, at + after + 1);
  return {
    rows: all.slice(start, end),
    hasEarlier: start > 0,
    hasLater: end < all.length,
    place: all[at]?.id ?? '',
    isPlaceHeld: from.at !== 'row' || found >= 0,
    firstUnread,
    comingBefore: '',
    oldestAt: all[0]?.at ?? 0,
  };
}
