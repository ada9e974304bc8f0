import { describe, expect, test } from 'vitest';
import { editDistance } from './nearest-slip-words.ts';
import { SLIP_WORDS } from './word-list.ts';

/** Words that differ by one letter share what is left when each of their letters is left out in turn. */
function closePairs(words: readonly string[]): readonly string[] {
  const rests = new Map<string, string[]>();
  for (const word of words) {
    const shorter = Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
    for (const rest of new Set([word, ...shorter])) rests.set(rest, [...(rests.get(rest) ?? []), word]);
  }
  return [...rests.values()].flatMap((close) =>
    close.flatMap((a, at) =>
      close
        .slice(at + 1)
        .filter((b) => editDistance(a, b) <= 1)
        .map((b) => `${a} ${b}`),
    ),
  );
}

/** Roughly how a word sounds: unstressed vowels, voiced endings and double letters fall together. */
function sound(word: string): string {
  const SAME: Readonly<Record<string, string>> = {
    ...{ о: 'а', е: 'и', э: 'и', я: 'и', ы: 'и', й: 'и', ю: 'у' },
    ...{ б: 'п', в: 'ф', г: 'к', д: 'т', ж: 'ш', щ: 'ш', з: 'с', ь: '', ъ: '' },
  };
  return Array.from(word, (letter) => SAME[letter] ?? letter)
    .join('')
    .replace(/(.)\1+/g, '$1');
}

describe('the words of slips', () => {
  test('are 2,048, so that each is 11 bits', () => {
    expect(SLIP_WORDS).toHaveLength(2048);
    expect(new Set(SLIP_WORDS).size).toBe(2048);
  });

  test('have 3 to 7 Cyrillic letters and no ё', () => {
    expect(SLIP_WORDS.filter((word) => !/^[а-я]{3,7}$/.test(word))).toEqual([]);
  });

  test('stand in the order of the alphabet', () => {
    expect([...SLIP_WORDS].sort()).toEqual(SLIP_WORDS);
  });

  test('differ in their first four letters', () => {
    expect(new Set(SLIP_WORDS.map((word) => word.slice(0, 4))).size).toBe(2048);
  });

  test('do not begin one another, the words of three letters included', () => {
    const next = SLIP_WORDS.slice(1);
    expect(SLIP_WORDS.filter((word, at) => next[at]?.startsWith(word))).toEqual([]);
  });

  test('differ by more than one letter, or by two that have changed places', () => {
    expect(closePairs(SLIP_WORDS)).toEqual([]);
  });

  test('sound differently', () => {
    expect(new Set(SLIP_WORDS.map(sound)).size).toBe(2048);
  });
});
