import { expect, test } from 'vitest';
import type { VaultPerson } from '../../../shared/ipc/vault-channels.ts';
import { namesMatching, onlySchool } from './people-here.ts';

const people = ['Дарья Ковалёва', 'Тимур Ахметов', 'Соколова Анна Сергеевна'].map((name): VaultPerson => ({
  vault: name,
  name,
  roles: [],
  schoolTitle: '',
  isDemo: false,
  lockKind: 'pin',
  isSignedOut: false,
  hasLeft: false,
}));
const found = (query: string) => namesMatching(people, query).map(({ name }) => name);

test('people are found by any words of their names, in any order, without minding ё', () => {
  expect(found('')).toHaveLength(3);
  expect(found('ковалева')).toEqual(['Дарья Ковалёва']);
  expect(found('анна сок')).toEqual(['Соколова Анна Сергеевна']);
  expect(found('пётр')).toEqual([]);
});

test('a school that all are of is said once', () => {
  const [first, second] = people;
  const at = (schoolTitle: string) => ({ ...first!, schoolTitle });
  expect(onlySchool([at('Школа 1'), at('Школа 1')])).toBe('Школа 1');
  expect(onlySchool([at('Школа 1'), second!])).toBe('');
  expect(onlySchool([])).toBe('');
});
