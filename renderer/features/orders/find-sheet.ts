import type { OrderRow } from '../../../shared/replica/shelf/orders-query.ts';
import { sheetCode } from './order-words.ts';

const LINK = /^zvonok:order:([0-9a-z.:@-]{1,140})$/;
/** Letters of the Russian keyboard, and those that the alphabet of codes leaves out, as what they look like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: '0', Р: 'P', С: 'C', Т: 'T', Х: 'X', O: '0', I: '1', L: '1',
}; // prettier-ignore

/** What the square of a sheet says. */
export function sheetLink(versionId: string): string {
  return `zvonok:order:${versionId}`;
}

export interface FoundSheet {
  readonly order: OrderRow;
  /** The sheet is that of the version that holds now. */
  readonly isCurrent: boolean;
}

/**
 * The order whose sheet this is.
 * @param text what the square on the sheet says, or the short code beside it, as people type it
 */
export function sheetOf(text: string, orders: readonly OrderRow[]): FoundSheet | undefined {
  const id = LINK.exec(text.trim())?.[1];
  const code = id === undefined ? codeOf(text) : '';
  const isIt = (version: string) => (id === undefined ? sheetCode(version) === code : version === id);
  for (const order of orders) {
    const version = order.versionIds.find(isIt);
    if (version !== undefined) return { order, isCurrent: order.currentIds.includes(version) };
  }
  return undefined;
}

function codeOf(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .filter((letter) => /[0-9A-Z]/.test(letter))
    .join('');
}
