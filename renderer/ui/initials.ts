export const HUE_COUNT = 11;

/** One of the avatar colours, always the same for the same name. */
export function hueOf(name: string): number {
  // FNV-1a, folded, so that names that differ in one letter get colours far apart.
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % HUE_COUNT;
}

const LETTERS = /\p{L}+/gu;
const CLASSROOM = /(?:^|\s)(\d{1,2}\s?\p{Lu})(?=$|[\s,.])/u;

/** «ГП» for «Сорокина Галина Петровна», «ДК» for «Дарья Ковалёва». */
export function personInitials(name: string): string {
  const words = name.match(LETTERS) ?? [];
  return firstLetters(words.length >= 3 ? words.slice(1, 3) : words);
}

/** «7Б» where the title is of a class, otherwise the first letters: «УЧ» for «Учительская». */
export function chatInitials(title: string): string {
  const beforeComma = title.split(',')[0] ?? title;
  const classroom = CLASSROOM.exec(beforeComma);
  if (classroom?.[1] && classroom.index === 0) return classroom[1].replace(/\s/u, '');
  const words = beforeComma.match(LETTERS) ?? [];
  if (classroom?.[1] && words[0]) return (words[0].charAt(0) + classroom[1]).slice(0, 3).toLocaleUpperCase();
  return firstLetters(words);
}

function firstLetters(words: readonly string[]): string {
  const [first = '', second] = words;
  if (second === undefined) return first.slice(0, 2).toLocaleUpperCase();
  return (first.charAt(0) + second.charAt(0)).toLocaleUpperCase();
}
