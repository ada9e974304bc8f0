import type { SchoolType } from '../../shared/schema/school.ts';
import { EN_SCHOOL_WORDS } from './en-school-words.ts';
import { RU_SCHOOL_WORDS } from './ru-school-words.ts';
import type { Language } from './translator.ts';

/** The cases of Russian; other languages have the same word in all of them. */
export interface Cases {
  readonly nominative: string;
  readonly genitive: string;
  readonly dative: string;
  readonly accusative: string;
  readonly instrumental: string;
  readonly prepositional: string;
}

/** A word of the school in all its forms, in small letters. */
export interface SchoolNoun {
  readonly one: Cases;
  readonly many: Cases;
}

/** The things that schools of different types call by different words (clauses M title, M-5). */
export const SCHOOL_THINGS = [
  'classroom',
  'grade',
  'subject',
  'club',
  'lesson',
  'pupil',
  'teacher',
  'classTeacher',
] as const;
export type SchoolThing = (typeof SCHOOL_THINGS)[number];
export type SchoolNouns = Readonly<Record<SchoolThing, SchoolNoun>>;

const WORDS: Record<Language, Record<SchoolType, SchoolNouns>> = {
  ru: RU_SCHOOL_WORDS,
  en: EN_SCHOOL_WORDS,
};

/** The words of a type of school: `schoolWords('vocational', 'ru').classroom.one.nominative` is «группа». */
export function schoolWords(type: SchoolType, language: Language): SchoolNouns {
  return WORDS[language][type];
}

/** A number with its word in the right form: «21 группа», «3 группы», «12 групп». */
export function countOf(noun: SchoolNoun, count: number, language: Language): string {
  const number = new Intl.NumberFormat(language).format(count).replaceAll('\u00a0', '\u202f');
  return `${number}\u00a0${formFor(noun, count, language)}`;
}

function formFor({ one, many }: SchoolNoun, count: number, language: Language): string {
  const rule = new Intl.PluralRules(language).select(count);
  if (rule === 'one') return one.nominative;
  if (language === 'en') return many.nominative;
  return rule === 'many' ? many.genitive : one.genitive;
}

/** With a capital, for headings and buttons. */
export function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
}
