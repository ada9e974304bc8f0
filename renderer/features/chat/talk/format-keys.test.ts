import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marked } from './format-keys.ts';

test('F-050 chosen words are marked, and marked again they are as before', () => {
  expect(marked({ text: 'Завтра опрос', start: 7, end: 12 }, '**')).toEqual({
    text: 'Завтра **опрос**',
    start: 9,
    end: 14,
  });
  const text = fc.string({ unit: fc.constantFrom('а', ' ', '\n', 'б') });
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), fc.constantFrom('**', '__', '`'), (words, a, b, mark) => {
      const start = Math.min(a, b, words.length);
      const before = { text: words, start, end: Math.min(words.length, Math.max(a, b)) };
      expect(marked(marked(before, mark), mark)).toEqual(before);
    }),
  );
});
