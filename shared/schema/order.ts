import { encodeNumber } from '../ids/base32.ts';

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
