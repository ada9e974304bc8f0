import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import type { StoredDocument } from '../schema/envelope.ts';
import { bookingId } from '../schema/session.ts';
import { isSlot } from './occurrences.ts';

/**
 * Who has which time of a consultation, by its beginning (rule PLAN-2). Each time belongs to whoever's booking was
 * accepted first; it follows from the documents alone, in whatever order they came.
 */
export function holdersOf(
  session: DocumentOf<'session', StoredDocument>,
  bookings: Iterable<StoredDocument>,
): ReadonlyMap<number, string> {
  const counted = [...bookings].flatMap((one) => {
    const isWhole = isOfKind(one, 'booking') && !one.gone && one.seq > 0;
    if (!isWhole || one.id !== bookingId(session.id, one.by) || one.scope !== session.scope) return [];
    return one.at < one.body.at && isSlot(session.body, one.body.at) ? [one] : [];
  });
  const holders = new Map<number, string>();
  for (const { by, body } of counted.sort(byAcceptance)) {
    if (!holders.has(body.at)) holders.set(body.at, by);
  }
  return holders;
}

function byAcceptance(a: StoredDocument, b: StoredDocument): number {
  return a.at - b.at || compare(a.hub, b.hub) || compare(a.epoch, b.epoch) || a.seq - b.seq;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
