import { expect, test } from 'vitest';
import { matching, mentionAt } from './mention-place.ts';

test.each([
  ['@', 1, ''],
  ['Спасибо, @Ан', 12, 'Ан'],
  ['(@Анна Сер', 10, 'Анна Сер'],
  ['@Анна', 3, 'Ан'],
])('F-050 a name is being typed in %j at %i', (text, cursor, typed) => {
  expect(mentionAt(text, cursor)?.typed).toBe(typed);
});

test.each([
  ['почта@школа', 11],
  ['@Анна, привет', 13],
  ['@Анна Сергеевна Соколова и ещё', 30],
  ['нет', 3],
])('F-050 no name is being typed in %j at %i', (text, cursor) => {
  expect(mentionAt(text, cursor)).toBeUndefined();
});

test('F-050 people are found by any part of the name, also without the dots of ё', () => {
  const people = ['Дарья Ковалёва', 'Семён Лебедев', 'Соколова Анна Сергеевна'].map((name) => ({
    id: name,
    name,
  }));
  const found = (typed: string) => matching(people, typed, 5).map(({ name }) => name);
  expect(found('сем')).toEqual(['Семён Лебедев']);
  expect(found('с')).toEqual(['Семён Лебедев', 'Соколова Анна Сергеевна']);
  expect(found('ковале')).toEqual(['Дарья Ковалёва']);
  expect(found('анна')).toEqual(['Соколова Анна Сергеевна']);
  expect(found('')).toHaveLength(3);
});
