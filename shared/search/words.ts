import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';

/** A word of a text: where it stands in the original, and the form in which words are compared. */
export interface Word {
  /** The place in the original text, in its own letters (UTF-16). */
  readonly start: number;
  readonly end: number;
  /** Small letters, ё as е, without stress marks and invisible letters. */
  readonly form: string;
  /** The form without its ending. */
  readonly stem: string;
}

/** Longer words are compared by so many of their first letters. */
export const MOST_WORD_LETTERS = 64;
const MOST_KEPT_STEMS = 20_000;

/** Letters with what is written above or inside them; numbers; single pictures. «7Б» is two words. */
const WORDS = /\p{L}[\p{L}\p{M}\u00AD\u200B-\u200D\u2060]*|\p{N}[\p{N}\p{M}]*|\p{Extended_Pictographic}/gu;
/** Stress and other marks that stay alone after composing, and what only tells where a line may break. */
const MARKS = /[\p{M}\u00AD\u200B-\u200D\u2060]/gu;
const CYRILLIC = /^\p{Script=Cyrillic}/u;
const LATIN = /^\p{Script=Latin}/u;

/** The words of a text in their order. The same function reads what is searched and what is asked. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORDS)) {
    const form = formOf(match[0]);
    if (form === '') continue;
    words.push({ start: match.index, end: match.index + match[0].length, form, stem: stemOf(form) });
  }
  return words;
}

/** A word as it is compared: й stays й (composed before marks are taken away), ё becomes е. */
export function formOf(word: string): string {
  // Composing first, so that the mark of й is no mark any more.
  const composed = word
    .slice(0, MOST_WORD_LETTERS * 4)
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC');
  const plain = composed.replaceAll('ё', 'е').replace(MARKS, '');
  return plain.length > MOST_WORD_LETTERS ? wholeLetters(plain.slice(0, MOST_WORD_LETTERS)) : plain;
}

const stems = new Map<string, string>();

/** The form without its ending, by Snowball's rules for Russian and for English. Forms of other scripts stay. */
export function stemOf(form: string): string {
  const kept = stems.get(form);
  if (kept !== undefined) return kept;
  const stem = CYRILLIC.test(form) ? russianStem(form) : LATIN.test(form) ? englishStem(form) : form;
  // Words repeat; a store that is full begins anew, which costs less than to know the oldest.
  if (stems.size >= MOST_KEPT_STEMS) stems.clear();
  stems.set(form, stem === '' ? form : stem);
  return stem === '' ? form : stem;
}

/** Does not cut a letter that takes two places in half. */
function wholeLetters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}
