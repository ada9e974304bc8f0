import { SLIP_WORDS } from './word-list.ts';

const MOST_WORDS = 3;
/** Words that are farther away are no help to anyone. */
const FARTHEST = 3;
/** A word that was also cut short, and one whose first letter is wrong, come after their equals. */
const CUT = 0.5;
const OTHER_FIRST_LETTER = 0.25;

/**
 * The words of the list that somebody may have meant.
 * @param typed small Cyrillic letters, a few dozen at most
 * @returns at most 3 words, the nearest by edit distance first
 */
export function nearestSlipWords(typed: string): readonly string[] {
  return SLIP_WORDS.map((word) => ({ word, distance: distanceTo(word, typed) }))
    .filter(({ distance }) => distance <= Math.min(FARTHEST, typed.length - 1))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

function distanceTo(word: string, typed: string): number {
  const beginning = word.slice(0, typed.length);
  const nearest = Math.min(editDistance(word, typed), editDistance(beginning, typed) + CUT);
  return word[0] === typed[0] ? nearest : nearest + OTHER_FIRST_LETTER;
}

/**
 * How many letters have to be put in, left out, replaced, or swapped with their neighbour (optimal string
 * alignment) to make one word of the other.
 */
export function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const leftOut = (last[column] ?? 0) + 1;
      const putIn = (next[column - 1] ?? 0) + 1;
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, leftOut, putIn, swapped));
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? 0;
}
