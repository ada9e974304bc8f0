import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedWords, holds, MOST_ASKED_LETTERS } from './search-words.ts';
import { wordsOf } from './words.ts';

const finds = (asked: string, text: string) => holds(askedWords(asked), wordsOf(text));

/** Words of a school day in many forms. */
const WORDS = (
  'делать делаем делали сделанный учить учится учились учащихся учащийся контрольная контрольной контрольными ' +
  'столовая столовой столов расписание расписания расписаний родительского собрания собрание математике ' +
  'принесите принести придёт пришедшие опоздавших новости новость экскурсию экскурсионный дежурство дежурных ' +
  'ёлочные ёжик йогурт районный синий синяя объявление подъезд вьюга running runner happily happiness studies'
).split(' ');

test('whatever part of a word is typed from its beginning, texts with the word are found', () => {
  for (const word of WORDS) {
    for (let typed = 2; typed <= word.length; typed++) {
      expect([word.slice(0, typed), finds(word.slice(0, typed), `Вот ${word}!`)]).toEqual([
        word.slice(0, typed),
        true,
      ]);
    }
  }
});

test('a word that is followed by a space is whole', () => {
  expect(finds('кон', 'контрольная')).toBe(true);
  expect(finds('кон ', 'контрольная')).toBe(false);
  expect(finds('к', 'контрольная')).toBe(false);
});

test('all words have to be there, in any order; in quotes side by side', () => {
  expect(finds('форма физкультура', 'На физкультуру нужна форма')).toBe(true);
  expect(finds('форма химия', 'На физкультуру нужна форма')).toBe(false);
  expect(finds('«нужна форма»', 'На физкультуру нужна форма')).toBe(true);
  expect(finds('"форма нужна"', 'На физкультуру нужна форма')).toBe(false);
});

test('a class is found however it is written', () => {
  for (const text of ['7Б', '7 Б', '7-б', '«7Б»']) expect(finds('7Б', `Урок в ${text} классе`)).toBe(true);
  expect(finds('7Б', '7А и 8Б')).toBe(false);
});

test('whatever is typed is words and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      for (const word of askedWords(typed).flat()) {
        expect(word.form).toMatch(/^[\p{L}\p{N}\p{Extended_Pictographic}]+$/u);
        for (const stem of word.stems) expect(stem).not.toMatch(/["\s]/u);
      }
    }),
  );
  expect(askedWords('x '.repeat(10_000)).length).toBeLessThan(20);
  expect(askedWords('ж'.repeat(10_000)).flat()).toHaveLength(1);
  expect(askedWords(`${' '.repeat(MOST_ASKED_LETTERS)}слово`)).toEqual([]);
});

test('a text holds its own words, and every run of them in quotes', () => {
  const texts = fc.array(fc.constantFrom(...WORDS, '7Б', '12.10', '👍'), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(texts, fc.nat(8), fc.nat(8), (words, from, length) => {
      const part = words.slice(from, from + length).join(' ');
      expect(finds(part, words.join(' '))).toBe(true);
      expect(finds(`«${part}»`, words.join(' '))).toBe(true);
    }),
  );
});
