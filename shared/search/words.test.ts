import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formOf, MOST_WORD_LETTERS, stemOf, wordsOf } from './words.ts';

const forms = (text: string) => wordsOf(text).map(({ form }) => form);

test('ё is е and й stays й, also where the mark is a letter of its own', () => {
  expect(forms('Ёлка йод й е\u0308лка и\u0306од')).toEqual(['елка', 'йод', 'й', 'елка', 'йод']);
  expect(formOf('мой')).not.toBe(formOf('мои'));
});

test('stress marks, soft hyphens and invisible letters are not part of a word', () => {
  expect(forms('за\u0301мок со\u00ADба\u200Bка')).toEqual(['замок', 'собака']);
});

test('numbers stand beside letters, pictures stand alone, and signs are nothing', () => {
  expect(forms('7Б, 12.10 № 45-р 👍🏽👍')).toEqual(['7', 'б', '12', '10', '45', 'р', '👍', '👍']);
  expect(forms('"*" AND -- ; {}: ^()')).toEqual(['and']);
});

test.each([
  ['контрольная', 'контрольной', 'контрольные'],
  ['домашнее', 'домашнего', 'домашних'],
  ['ученик', 'ученики', 'учениками'],
  ['учебник', 'учебника', 'учебники'],
  ['ёлка', 'елки', 'ёлкой'],
  ['homework', 'Homework', 'homeworks'],
  ['lesson', 'lessons', 'LESSONS'],
])('%s, %s and %s are one word', (...words) => {
  expect(new Set(words.map((word) => stemOf(formOf(word)))).size).toBe(1);
});

test('words stand where they stand in the original, in their order, and their forms are stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      let at = 0;
      for (const { start, end, form, stem } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(form).not.toBe('');
        expect(stem).not.toBe('');
        expect(form).not.toMatch(/["\s]/u);
        expect(formOf(form)).toBe(form);
        expect(formOf(text.slice(start, end))).toBe(form);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('capitals, composed and decomposed letters make no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'абвеёийькнот'), { minLength: 1, maxLength: 12 }), (letters) => {
      const word = letters.join('');
      expect(formOf(word.toUpperCase())).toBe(formOf(word));
      expect(formOf(word.normalize('NFD'))).toBe(formOf(word));
    }),
  );
});

test('a word of ten thousand letters is cut, and a letter of two places is not cut in half', () => {
  expect(wordsOf('ж'.repeat(10_000))).toEqual([
    { start: 0, end: 10_000, form: 'ж'.repeat(MOST_WORD_LETTERS), stem: 'ж'.repeat(MOST_WORD_LETTERS) },
  ]);
  const [word] = wordsOf(`a${'𝒳'.repeat(100)}`);
  expect(word?.form.isWellFormed()).toBe(true);
});

test('names of things that every object has are words like others', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(wordsOf(word).length).toBeGreaterThan(0);
  }
});
