import type { StreamRow } from '../../../shared/replica/views.ts';

/** Messages of one author closer together than this read as one. */
const GROUP_MS = 10 * 60_000;

/**
 * A line of a chat. Separators belong to the message below them, so that every line is known by the id of
 * a message and the list can hold its place when earlier ones come in front.
 */
export interface ChatLine {
  readonly row: StreamRow;
  /** Whether the name of a new day stands above. */
  readonly isNewDay: boolean;
  /** Whether the unread mark stands above. */
  readonly isUnreadStart: boolean;
  /** First and last of what one author wrote in a row. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The lines of a chat from top to bottom: messages, grouped, with what stands above them. While there are
 * earlier messages, nobody knows whether the first one begins its day, so no separator comes and goes there.
 */
export function layOutMessages(
  rows: readonly StreamRow[],
  firstUnread: string,
  hasEarlier: boolean,
  dayOf: (at: number) => number,
): readonly ChatLine[] {
  const breaks = rows.map((row, index) => {
    const before = rows[index - 1];
    const isNewDay = before ? dayOf(before.at) !== dayOf(row.at) : !hasEarlier;
    const isUnreadStart = row.id === firstUnread;
    return {
      isNewDay,
      isUnreadStart,
      isFirst: isNewDay || isUnreadStart || !before || !belongTogether(before, row),
    };
  });
  return rows.map((row, index) => ({
    row,
    isNewDay: breaks[index]?.isNewDay ?? true,
    isUnreadStart: breaks[index]?.isUnreadStart ?? false,
    isFirst: breaks[index]?.isFirst ?? true,
    isLast: breaks[index + 1]?.isFirst ?? true,
  }));
}

function belongTogether(a: StreamRow, b: StreamRow): boolean {
  return a.author.id === b.author.id && a.isOwn === b.isOwn && Math.abs(b.at - a.at) < GROUP_MS;
}

export function isUnsent(row: StreamRow): boolean {
  return row.state === 'written' || row.state === 'sending';
}
