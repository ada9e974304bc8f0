import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../../shared/replica/views.ts';
import { EVERYONE, filterPeople, searchTexts } from './people-filter.ts';

const person = (
  name: string,
  roles: PersonRow['roles'],
  classrooms: readonly string[] = [],
  position = '',
): PersonRow => ({
  id: name,
  name,
  roles,
  classrooms,
  position,
  isVerified: false,
  canResetPin: false,
  canWriteTo: false,
  privateChat: '',
  isActivist: undefined,
  canInvite: false,
});
const people = [
  person('Дарья Ковалёва', ['pupil'], ['7Б']),
  person('Константинопольский Всеволод Вячеславович', ['parent'], ['7Б']),
  person('Сорокина Галина Петровна', ['teacher', 'parent'], ['7А', '7Б'], 'учитель физики'),
  person('Лапина Нина', ['staff'], [], 'библиотекарь'),
];
const texts = searchTexts(people);
const found = (query: Partial<typeof EVERYONE>) =>
  filterPeople(people, texts, { ...EVERYONE, ...query }).map(({ name }) => name.split(' ')[0]);

describe('filterPeople', () => {
  it('keeps the very list when nothing is asked', () => {
    expect(filterPeople(people, texts, EVERYONE)).toBe(people);
  });

  it('finds by parts of words, without ё, by position and by class', () => {
    expect(found({ text: 'ковалева' })).toEqual(['Дарья']);
    expect(found({ text: 'всев конст' })).toEqual(['Константинопольский']);
    expect(found({ text: 'физик' })).toEqual(['Сорокина']);
    expect(found({ text: '7а' })).toEqual(['Сорокина']);
  });

  it('filters by role; someone with two roles is found by either', () => {
    expect(found({ filter: 'parent' })).toEqual(['Константинопольский', 'Сорокина']);
    expect(found({ filter: 'teacher' })).toEqual(['Сорокина']);
    expect(found({ filter: 'staff' })).toEqual(['Сорокина', 'Лапина']);
  });

  it('joins class, role and text', () => {
    expect(found({ filter: 'pupil', classroom: '7Б', text: 'дарья' })).toEqual(['Дарья']);
    expect(found({ filter: 'pupil', classroom: '7А' })).toEqual([]);
  });
});
