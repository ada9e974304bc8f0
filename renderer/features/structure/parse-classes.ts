import { skeletonOf } from '../../../shared/directory/look-alikes.ts';

export interface ParsedClass {
  readonly title: string;
  /** 0 where the title names none. */
  readonly grade: number;
}

export interface ParsedClasses {
  readonly classes: readonly ParsedClass[];
  /** What cannot be taken, as it was typed, and why. */
  readonly problems: readonly {
    readonly text: string;
    readonly why: 'taken' | 'twice' | 'unread' | 'tooMany';
  }[];
}

/** As many as one act makes. */
export const MOST_CLASSES = 100;
const LONGEST_TITLE = 120;
/** The letters that schools give to classes, in their order. */
const LETTERS = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ';

/**
 * Reads a nomenclature as people type it: «1А 1Б 2А», also in lines and with commas, «1А-Г» for 1А 1Б 1В 1Г,
 * «5-9Б» for 5Б to 9Б. Any other word is a title of its own: «ПК-21».
 * @param taken titles that the school has already
 */
export function parseClasses(text: string, taken: Iterable<string>): ParsedClasses {
  const used = new Set([...taken].map(skeletonOf));
  const seen = new Set<string>();
  const classes: ParsedClass[] = [];
  const problems: ParsedClasses['problems'][number][] = [];
  for (const word of wordsOf(text)) {
    const found = read(word);
    if (found.length === 0) problems.push({ text: word, why: 'unread' });
    for (const one of found) {
      const skeleton = skeletonOf(one.title);
      if (seen.has(skeleton)) problems.push({ text: one.title, why: 'twice' });
      else if (used.has(skeleton)) problems.push({ text: one.title, why: 'taken' });
      else if (classes.length >= MOST_CLASSES) problems.push({ text: one.title, why: 'tooMany' });
      else {
        seen.add(skeleton);
        classes.push(one);
      }
    }
  }
  return { classes, problems };
}

/** «1 А» and «10 „Б“» are one word; dashes of all kinds are one sign. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replaceAll(/["'«»„“”]/gu, '')
    .replaceAll(/\s*[\u2010-\u2015\u2212-]\s*/gu, '-')
    .replaceAll(/(?<![\p{L}\d-])(\d{1,2})[ \t]+(?=\p{L}(?!\p{L}))/gu, '$1')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '');
}

const ONE = /^(\d{1,2})-?(\p{L}?)$/u;
const LETTER_RANGE = /^(\d{1,2})(\p{L})-(?:(\d{1,2}))?(\p{L})$/u;
const GRADE_RANGE = /^(\d{1,2})(\p{L})?-(\d{1,2})(\p{L})?$/u;
const OTHER = /^[\p{L}\d][\p{L}\p{M}\d./-]*$/u;

function read(word: string): readonly ParsedClass[] {
  const [, grade = '', letter = ''] = ONE.exec(word) ?? [];
  if (isGrade(grade)) return [classOf(Number(grade), letter)];
  return readLetterRange(word) ?? readGradeRange(word) ?? readOther(word);
}

function readLetterRange(word: string): readonly ParsedClass[] | undefined {
  const [, grade = '', from = '', last = grade, to = ''] = LETTER_RANGE.exec(word) ?? [];
  if (!isGrade(grade) || last !== grade) return undefined;
  const first = LETTERS.indexOf(from.toLocaleUpperCase('ru'));
  const end = LETTERS.indexOf(to.toLocaleUpperCase('ru'));
  if (first < 0 || end < first) return [];
  return [...LETTERS.slice(first, end + 1)].map((letter) => classOf(Number(grade), letter));
}

function readGradeRange(word: string): readonly ParsedClass[] | undefined {
  const [, from = '', before = '', to = '', after = ''] = GRADE_RANGE.exec(word) ?? [];
  if (from === '') return undefined;
  if (!isGrade(from) || !isGrade(to)) return undefined;
  const isSame = before === '' || after === '' || before.toLocaleUpperCase() === after.toLocaleUpperCase();
  if (!isSame || Number(from) > Number(to)) return [];
  const letter = after === '' ? before : after;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
    classOf(Number(from) + index, letter),
  );
}

function readOther(word: string): readonly ParsedClass[] {
  if (!OTHER.test(word) || word.length > LONGEST_TITLE) return [];
  const grade = /^\d{1,2}(?!\d)/u.exec(word)?.[0] ?? '';
  return [{ title: word, grade: isGrade(grade) ? Number(grade) : 0 }];
}

function isGrade(text: string): boolean {
  return text !== '' && Number(text) >= 1 && Number(text) <= 12;
}

function classOf(grade: number, letter: string): ParsedClass {
  return { title: `${grade}${letter.toLocaleUpperCase('ru')}`, grade };
}
