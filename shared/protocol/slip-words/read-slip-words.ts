import { nearestSlipWords } from './nearest-slip-words.ts';
import { SLIP_WORD_COUNT } from './slip-words.ts';
import { SLIP_WORDS } from './word-list.ts';

/** Far more than seven words with numbers and line breaks need; what follows is not looked at. */
const MOST_LETTERS = 2_000;
/** Longer than any word of the list; of a longer unknown word only its beginning is told. */
const MOST_LETTERS_OF_A_WORD = 24;
const SHORTEST_CUT = 4;
const [SHORTEST_WORD, LONGEST_WORD] = [3, 7];

/** Latin letters that look like Cyrillic ones, for whom the keyboard was left in the other layout. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м' },
    ...{ o: 'о', p: 'р', t: 'т', x: 'х', y: 'у', ё: 'е', ë: 'е' },
  }),
);

const WORDS: ReadonlySet<string> = new Set(SLIP_WORDS);
const BY_BEGINNING: ReadonlyMap<string, string> = new Map(
  SLIP_WORDS.map((word) => [word.slice(0, SHORTEST_CUT), word]),
);

/** Why typed text is not the words of a slip. */
export interface SlipWordsProblem {
  /** `word`: one word is not in the list. `count`: all words are in the list, but there are not seven. */
  readonly problem: 'count' | 'word';
  /** How many words were read. */
  readonly count: number;
  /** The first word that is not in the list, in small Cyrillic letters; empty for `count`. */
  readonly unknown: string;
  /** The place of that word from 0; for `count` the place of the first word missing or too many. */
  readonly index: number;
  /** At most 3 words of the list that are nearest to the unknown one, the nearest first. */
  readonly suggestions: readonly string[];
}

export type SlipWordsReading = { readonly words: readonly string[] } | SlipWordsProblem;

/**
 * Reads what a person typed from a printed slip. Capitals, ё, accents, numbers and everything between the
 * words do not matter; Latin letters that look like Cyrillic ones are taken for those; a word may be cut
 * to four letters or more, and whole words may stand without a space. An unknown word is told before a
 * wrong number of words, because a gap within a word shows as both.
 * @returns the 7 words as they stand in the list, or what is wrong
 */
export function readSlipWords(text: string): SlipWordsReading {
  const typed = typedWords(text);
  const read = typed.flatMap((word): readonly ReadWord[] => {
    const whole = wordOf(word);
    return whole !== undefined ? [{ known: whole }] : (gluedWords(word) ?? [{ unknown: word }]);
  });
  const words = read.flatMap((word) => ('known' in word ? [word.known] : []));
  if (words.length === SLIP_WORD_COUNT && read.length === SLIP_WORD_COUNT) return { words };

  const joined = gluedWords(typed.join(''));
  if (joined?.length === SLIP_WORD_COUNT) return { words: joined.map(({ known }) => known) };

  const count = read.length;
  for (const [index, word] of read.entries()) {
    if (!('unknown' in word)) continue;
    const unknown = word.unknown.slice(0, MOST_LETTERS_OF_A_WORD);
    return { problem: 'word', count, unknown, index, suggestions: nearestSlipWords(unknown) };
  }
  return { problem: 'count', count, unknown: '', index: Math.min(count, SLIP_WORD_COUNT), suggestions: [] };
}

type ReadWord = { readonly known: string } | { readonly unknown: string };

function typedWords(text: string): readonly string[] {
  const plain = text
    .slice(0, MOST_LETTERS)
    .normalize('NFC')
    .toLowerCase()
    // Accents, and what text processors put into words without showing it.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\p{L}/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
  return plain.match(/\p{L}+/gu) ?? [];
}

function wordOf(typed: string): string | undefined {
  if (WORDS.has(typed)) return typed;
  if (typed.length < SHORTEST_CUT) return undefined;
  const word = BY_BEGINNING.get(typed.slice(0, SHORTEST_CUT));
  return word?.startsWith(typed) ? word : undefined;
}

/** Words without a space between them. No word of the list begins another, so there is only one reading. */
function gluedWords(typed: string): readonly { readonly known: string }[] | undefined {
  const words: { readonly known: string }[] = [];
  for (let at = 0; at < typed.length;) {
    const known = wordAt(typed, at);
    if (known === undefined) return undefined;
    words.push({ known });
    at += known.length;
  }
  return words;
}

function wordAt(typed: string, at: number): string | undefined {
  for (let length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
    const word = typed.slice(at, at + length);
    if (WORDS.has(word)) return word;
  }
  return undefined;
}
