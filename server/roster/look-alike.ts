/** Cyrillic letters that look like Latin ones in most typefaces; letter case is folded before. */
const LATIN_BY_CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
};

/**
 * What a name looks like: letter case, spaces, punctuation and the alphabet of similar letters do not count.
 * «7В» typed in Latin and in Cyrillic letters are equal here.
 */
export function lookOf(name: string): string {
  const folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(folded, (letter) => LATIN_BY_CYRILLIC[letter] ?? letter).join('');
}

/** Whether two column names are probably one name written differently: alike to the eye, or 1 or 2 typing slips apart. */
export function isSimilarName(one: string, other: string): boolean {
  const a = lookOf(one);
  const b = lookOf(other);
  if (a === b) return true;
  const tolerance = Math.min(a.length, b.length) >= 8 ? 2 : 1;
  return Math.min(a.length, b.length) >= 4 && slipsBetween(a, b) <= tolerance;
}

/** Levenshtein distance, with two swapped neighbours counting as one slip (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (previous[column - 1] ?? Infinity) + (isSame ? 0 : 1),
          isSwapped ? (beforePrevious[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}
