import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSlipWords } from './read-slip-words.ts';
import { bitsFromWords, wordsFromBits } from './slip-words.ts';

/** Any 77 bits, the last three of the ten bytes zero. */
const secrets = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => {
  const secret = Uint8Array.from(bytes);
  secret[9] = (secret[9] ?? 0) & 0b1111_1000;
  return secret;
});

const LATIN = new Map(Object.entries({ а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', к: 'k', м: 'm', о: 'o' }));
const separators = fc.constantFrom(' ', ', ', '-', ' — ', '\n', '\r\n', '\t', '. ', ';', ' 3) ', '\u00a0');

/** One way in which a person may type a word of the list. */
const styles = fc.record({
  isCut: fc.boolean(),
  isCapital: fc.boolean(),
  isLatin: fc.boolean(),
  hasYo: fc.boolean(),
  before: separators,
});
type Style = typeof styles extends fc.Arbitrary<infer S> ? S : never;

function typed(word: string, { isCut, isCapital, isLatin, hasYo, before }: Style): string {
  let text = isCut ? word.slice(0, 4) : word;
  if (hasYo) text = text.replaceAll('е', 'ё');
  if (isLatin) text = Array.from(text, (letter) => LATIN.get(letter) ?? letter).join('');
  return before + (isCapital ? text.toUpperCase() : text);
}

test('77 bits come back from their 7 words', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const words = wordsFromBits(secret);
      expect(words).toHaveLength(7);
      expect(bitsFromWords(words)).toEqual(secret);
    }),
  );
});

test('words are read in whatever way they are typed', () => {
  fc.assert(
    fc.property(secrets, fc.array(styles, { minLength: 7, maxLength: 7 }), (secret, how) => {
      const words = wordsFromBits(secret);
      const text = words.map((word, at) => typed(word, how[at]!)).join('');
      expect(readSlipWords(text)).toEqual({ words });
    }),
  );
});

test('words without anything between them are read', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const words = wordsFromBits(secret);
      expect(readSlipWords(words.join(''))).toEqual({ words });
    }),
  );
});

test('any text is either read or its problem is told', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
      const reading = readSlipWords(text);
      if ('words' in reading) return reading.words.length === 7;
      return reading.suggestions.length <= 3 && reading.index <= reading.count;
    }),
  );
});
