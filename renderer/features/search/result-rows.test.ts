import { expect, test } from 'vitest';
import type { SearchPage } from '../../../shared/replica/searching/search-views.ts';
import { helpRows, resultRows } from './result-rows.ts';

const named = (id: string) => ({ id, name: id, title: [{ text: id, isHit: true }], about: '' });
const hit = (id: string) => ({
  id,
  kind: 'message',
  chat: 'c1',
  place: '7Б',
  author: 'anna',
  authorName: 'Анна',
  isOwn: false,
  at: 1,
  text: [],
  files: [],
});
const NOTHING: SearchPage = { hits: [], next: 0, count: 0, people: [], peopleCount: 0, chats: [] };
const keys = (page: Partial<SearchPage>, hasAllPeople = false) =>
  resultRows({ ...NOTHING, ...page }, hasAllPeople).map(({ key }) => key);

test('hits alone need no heading', () => {
  expect(keys({ hits: [hit('m1')], count: 1 })).toEqual(['m1']);
  expect(keys({})).toEqual([]);
});

test('chats and people stand before messages, people shortened until asked for', () => {
  const page = { people: ['a', 'b', 'c', 'd', 'e'].map(named), peopleCount: 5, chats: [named('c1')] };
  expect(keys({ ...page, hits: [hit('m1')], count: 1, next: 9 })).toEqual([
    'heading chats',
    'chat c1',
    'heading people',
    'person a',
    'person b',
    'person c',
    'morePeople',
    'heading hits',
    'm1',
    'goOn',
  ]);
  expect(keys(page, true)).not.toContain('morePeople');
});

test('pages of the help stand before messages by their titles, shortened', () => {
  const help = (['chats', 'join', 'search', 'lesson'] as const).map((id) => ({ is: 'topic' as const, id }));
  const page = { ...NOTHING, hits: [hit('m1')], count: 1 };
  expect(resultRows(page, false, help).map(({ is }) => is)).toEqual([
    'heading',
    'help',
    'help',
    'help',
    'heading',
    'hit',
  ]);
  expect(helpRows(help)).toHaveLength(5);
  expect(helpRows([])).toEqual([]);
});
