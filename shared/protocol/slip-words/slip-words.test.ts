import { describe, expect, test } from 'vitest';
import { bitsFromWords, wordsFromBits } from './slip-words.ts';

const WORDS = ['абажур', 'абажур', 'абажур', 'абажур', 'абажур', 'абажур', 'абажур'];

describe('the words of a secret', () => {
  test('begin with the most significant bits', () => {
    expect(wordsFromBits(new Uint8Array(10))).toEqual(WORDS);
    expect(wordsFromBits(Uint8Array.of(0, 0b0010_0000, 0, 0, 0, 0, 0, 0, 0, 0b1000))).toEqual([
      'абзац',
      ...WORDS.slice(2),
      'абзац',
    ]);
    expect(wordsFromBits(Uint8Array.of(...new Array<number>(9).fill(255), 248))).toEqual(
      new Array<string>(7).fill('ящерица'),
    );
  });

  test.each([0, 9, 11])('are not made of %i bytes', (length) => {
    expect(() => wordsFromBits(new Uint8Array(length))).toThrow(RangeError);
  });

  test.each([1, 2, 4])('are not made when the last bits are %i', (bits) => {
    expect(() => wordsFromBits(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, bits))).toThrow(RangeError);
  });

  test('are seven words of the list, nothing else', () => {
    expect(() => bitsFromWords(WORDS.slice(1))).toThrow(RangeError);
    expect(() => bitsFromWords([...WORDS, 'абажур'])).toThrow(RangeError);
    expect(() => bitsFromWords([...WORDS.slice(1), 'Абажур'])).toThrow(RangeError);
    expect(() => bitsFromWords([...WORDS.slice(1), 'абаж'])).toThrow(RangeError);
  });

  test('are not named by the error when they are wrong', () => {
    expect(() => bitsFromWords([...WORDS.slice(1), 'тайна'])).toThrow(/^(?!.*тайна)/);
  });
});
