import { isPedagogical, listName } from '../schema/person.ts';
import type { Directory } from './directory.ts';

/** Capital letters that look the same, Latin, Cyrillic and Greek, each with the one that stands for all of them. */
const SAME_LOOK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'АΑ', B: 'ВΒ', C: 'СϹ', E: 'ЕΕ', G: 'Ԍ', H: 'НΗ', I: 'ІΙӀL', J: 'Ј', K: 'КΚ', M: 'МΜ', N: 'Ν',
    O: 'ОΟ', P: 'РΡ', Q: 'Ԛ', S: 'Ѕ', T: 'ТΤ', V: 'Ѵ', W: 'Ԝ', X: 'ХΧ', Y: 'УҮΥ', Z: 'Ζ', Г: 'Γ',
    П: 'Π', Ф: 'Φ',
  }).flatMap(([sign, others]) => [...others].map((other) => [other, sign] as const)),
); // prettier-ignore

/**
 * What is left of a text when everything is taken away that the eye passes over: case, accents, spaces,
 * punctuation, invisible signs, and the alphabet of letters that look the same. Two texts that can be
 * mistaken for each other have the same skeleton. Only good for comparing.
 */
export function skeletonOf(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return [...letters].map((letter) => SAME_LOOK.get(letter) ?? letter).join('');
}

/** Digits that are read as letters inside a name. */
const DIGITS: ReadonlyMap<string, string> = new Map([
  ['0', 'O'],
  ['1', 'I'],
  ['3', 'З'],
  ['4', 'Ч'],
  ['6', 'Б'],
]);

function nameSkeleton(name: string): string {
  return [...skeletonOf(name)].map((sign) => DIGITS.get(sign) ?? sign).join('');
}

const WORDS = /[\p{L}\p{M}]+/gu;

/** Whether a word of a name has letters of two alphabets in it, which no real name has. */
export function mixesAlphabets(name: string): boolean {
  return [...name.matchAll(WORDS)].some(([word]) => {
    const has = (alphabet: RegExp) => alphabet.test(word);
    return (
      [has(/\p{Script=Latin}/u), has(/\p{Script=Cyrillic}/u), has(/\p{Script=Greek}/u)].filter(Boolean)
        .length > 1
    );
  });
}

/**
 * Confirmed teachers and heads of the school for whom somebody with this name could be taken. Two people may
 * really be called the same, so this is for a warning beside the field and refuses nothing.
 * @returns their ids
 */
export function resemblesStaff(
  directory: Directory,
  name: { readonly familyName: string; readonly givenName: string; readonly middleName: string },
  except = '',
): readonly string[] {
  const whole = nameSkeleton(listName(name));
  const short = nameSkeleton(`${name.familyName}${name.givenName}`);
  if (short === '') return [];
  return directory.all('person').flatMap(({ id, body }) => {
    if (id === except || body.leftAt > 0 || !body.isVerified || !isPedagogical(body)) return [];
    const isAlike =
      nameSkeleton(listName(body)) === whole || nameSkeleton(`${body.familyName}${body.givenName}`) === short;
    return isAlike ? [id] : [];
  });
}
