import { decodeNumber, encodeNumber } from '../ids/base32.ts';
import { stampTime } from '../ids/id.ts';

const TIME_LETTERS = 9;
const SEQ_FROM = 21;
const ORDER_LETTERS = 30;

/** The reading position that a hub gives on first acceptance: sorts by time, then hub, then sequence. */
export function orderOf(acceptance: {
  readonly at: number;
  readonly hub: string;
  readonly seq: number;
}): string {
  return encodeNumber(acceptance.at, 9) + acceptance.hub + encodeNumber(acceptance.seq, 9);
}

/** The position of an own document that no hub has yet accepted: after everything accepted, by stamp. */
export function unsentOrder(stamp: string): string {
  return `~${stamp}`;
}

export function isUnsentOrder(order: string): boolean {
  return order.startsWith('~');
}

interface Placed {
  readonly order: string;
  readonly stamp: string;
}

/** When a hub first accepted any version of it, or when it was written while no hub has; in milliseconds. */
export function writtenAt({ order, stamp }: Placed): number {
  return isUnsentOrder(order) ? stampTime(stamp) : decodeNumber(order.slice(0, TIME_LETTERS));
}

/** Hub and sequence of the first acceptance, which an edit leaves as they are; undefined while there is none. */
export function firstAcceptance(order: string): { readonly hub: string; readonly seq: number } | undefined {
  if (isUnsentOrder(order) || order.length !== ORDER_LETTERS) return undefined;
  return { hub: order.slice(TIME_LETTERS, SEQ_FROM), seq: decodeNumber(order.slice(SEQ_FROM)) };
}
