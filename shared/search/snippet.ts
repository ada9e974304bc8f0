import { type AskedWords, hitsIn } from './search-words.ts';
import { type Word, wordsOf } from './words.ts';

/** A piece of an original text. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

const LETTERS_BEFORE = 60;
export const MOST_SNIPPET_LETTERS = 220;

/**
 * The part of a text around its first hit, in the original letters, on one line, with what was found marked.
 * Without a hit it is the beginning of the text.
 */
export function snippetOf(text: string, asked: AskedWords): Piece[] {
  const words = wordsOf(text);
  const hits = hitsIn(asked, words);
  const [from, to] = windowOf(text, words, hits[0]);
  const pieces: Piece[] = [];
  let at = from;
  const take = (end: number, isHit: boolean): void => {
    const part = text.slice(at, end).replace(/\s+/gu, ' ');
    if (part !== '') pieces.push({ text: part, isHit });
    at = end;
  };
  if (from > 0) pieces.push({ text: '… ', isHit: false });
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    take(start, false);
    take(end, true);
  }
  take(to, false);
  if (to < text.length) pieces.push({ text: ' …', isHit: false });
  return pieces;
}

/** A whole text, such as a name, with what was found marked. */
export function markedText(text: string, asked: AskedWords): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of hitsIn(asked, wordsOf(text))) {
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
    pieces.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}

/** Begins and ends at words, so that none is cut. */
function windowOf(text: string, words: readonly Word[], first: Word | undefined): [number, number] {
  const aim = Math.max(0, (first?.start ?? 0) - LETTERS_BEFORE);
  const from = aim === 0 ? 0 : (words.find(({ start }) => start >= aim)?.start ?? 0);
  if (text.length - from <= MOST_SNIPPET_LETTERS) return [from, text.length];
  const last = words.findLast(({ start, end }) => start >= from && end <= from + MOST_SNIPPET_LETTERS);
  // A single word may be longer than all of the place.
  return [from, last?.end ?? safeCut(text, from + MOST_SNIPPET_LETTERS)];
}

function safeCut(text: string, at: number): number {
  return text.slice(0, at).isWellFormed() ? at : at - 1;
}
