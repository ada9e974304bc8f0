import { stemOf, wordsOf, type Word } from './words.ts';

/** One word that is asked for. */
export interface AskedWord {
  readonly form: string;
  /** Stems that are this word. */
  readonly stems: readonly string[];
  /** The word is still being typed: any stem that begins with the form is it, too. */
  readonly isOpen: boolean;
}

/** Words that have to stand side by side: one word most often, more in quotes or in «7Б», «12.10». */
export type AskedPhrase = readonly AskedWord[];

/** What a person asks for: every phrase has to be there. Empty where there is no word in it. */
export type AskedWords = readonly AskedPhrase[];

export const MOST_ASKED_LETTERS = 300;
const MOST_PHRASES = 12;
/** One letter alone is no beginning: half of all words would be found. */
const LEAST_OPEN_LETTERS = 2;

/** Quotes in the ways in which people type them; one that is not closed goes up to the end. */
const PARTS = /["«“„]([^"»”“]*)(?:["»”“]|$)|[^\s"«“„]+/gu;

/** What may follow a word that is typed half, to find the stems of which it may be a form. */
const RUSSIAN_ENDINGS = (
  'а я о е и ы у ю ь й ой ей ый ий ая яя ое ее ам ям ами ями ах ях ов ев ей ом ем ому ему ого его ими ыми их ых ую юю ' +
  'ия ие ии ию ть ти ться тся л ла ло ли лся лась лось лись т ет ит ют ят ут ат ешь ишь ем им ете ите йте нный нная ' +
  'нное нные нн на но ны в вши вшись вший вшая щий щая щее щие ейш ейший ость ости остью стью сть'
).split(' ');
const ENGLISH_ENDINGS =
  's ss ess es ies d ed ied ing ng g ly ily y t nt ent er ers est ment ments tion tions ion ions n on ness ful less'.split(
    ' ',
  );
const CYRILLIC = /^\p{Script=Cyrillic}/u;
const LATIN = /^\p{Script=Latin}/u;

/**
 * Reads what a person typed into a field of search. Nothing in it is an order to anything: it is cut into
 * words as texts are.
 * @param isTyping whether the last word may go on
 */
export function askedWords(typed: string, isTyping = true): AskedWords {
  const text = typed.slice(0, MOST_ASKED_LETTERS);
  const phrases: AskedWord[][] = [];
  for (const match of text.matchAll(PARTS)) {
    const isQuoted = match[1] !== undefined;
    const words = wordsOf(match[1] ?? match[0]);
    if (words.length === 0) continue;
    const isLast = match.index + match[0].length === text.length && !/["»”]$/u.test(match[0]);
    const isOpen = isTyping && isLast && (!isQuoted || !/\s$/u.test(match[0]));
    phrases.push(words.map((word, n) => asked(word, isOpen && n === words.length - 1)));
    if (phrases.length === MOST_PHRASES) break;
  }
  return phrases;
}

function asked({ form, stem }: Word, mayGoOn: boolean): AskedWord {
  const isOpen = mayGoOn && form.length >= LEAST_OPEN_LETTERS;
  if (!isOpen) return { form, stems: [stem], isOpen };
  return { form, stems: [...new Set([stem, ...shorterStems(form)])], isOpen };
}

/** The stems of which a half typed word may be a form: «делат» of «дела», for «делать». */
function shorterStems(form: string): string[] {
  const endings = CYRILLIC.test(form) ? RUSSIAN_ENDINGS : LATIN.test(form) ? ENGLISH_ENDINGS : [];
  return endings.map((ending) => stemOf(form + ending)).filter((stem) => stem.length < form.length);
}

export function isAsked(word: AskedWord, { stem }: Pick<Word, 'stem'>): boolean {
  return word.stems.includes(stem) || (word.isOpen && stem.startsWith(word.form));
}

/** Whether a text holds everything that is asked for: what the index does, without an index. */
export function holds(asked: AskedWords, words: readonly Pick<Word, 'stem'>[]): boolean {
  return asked.every((phrase) => words.some((_word, at) => isPhraseAt(phrase, words, at)));
}

/** The words of a text that are part of what is asked for. */
export function hitsIn(asked: AskedWords, words: readonly Word[]): Word[] {
  const hits = new Set<Word>();
  for (const phrase of asked) {
    words.forEach((_word, at) => {
      if (isPhraseAt(phrase, words, at)) for (const hit of words.slice(at, at + phrase.length)) hits.add(hit);
    });
  }
  return [...hits].sort((a, b) => a.start - b.start);
}

function isPhraseAt(phrase: AskedPhrase, words: readonly Pick<Word, 'stem'>[], at: number): boolean {
  return phrase.every((word, n) => {
    const met = words[at + n];
    return met !== undefined && isAsked(word, met);
  });
}
