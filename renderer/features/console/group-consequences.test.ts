import { describe, expect, it } from 'vitest';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { classroomsOf, groupConsequences } from './group-consequences.ts';

const TRANSFER: readonly Consequence[] = [
  { person: 'petr', what: 'classEnds', classroom: 'k6a' },
  { person: 'petr', what: 'classBegins', classroom: 'k6b' },
  { person: 'petr', what: 'chatEnds', chat: 'c1', title: '6А, ученики' },
  { person: 'petr', what: 'chatOffered', chat: 'c2', title: '6Б, ученики' },
  { person: 'mother', what: 'familyClassEnds', classroom: 'k6a' },
  { person: 'mother', what: 'chatStays', chat: 'c3', title: 'Родители 9Б' },
  { person: 'petr', what: 'chatStays', chat: 'c4', title: 'Шахматы' },
];

describe('groupConsequences', () => {
  it('gathers what happens to each person, the first of the plan first', () => {
    const [petr, mother] = groupConsequences(TRANSFER);
    expect(petr).toMatchObject({
      person: 'petr',
      ends: ['6А, ученики'],
      offers: ['6Б, ученики'],
      stays: ['Шахматы'],
    });
    expect(petr?.changes.map(({ what }) => what)).toEqual(['classEnds', 'classBegins']);
    expect(mother).toMatchObject({ person: 'mother', ends: [], offers: [], stays: ['Родители 9Б'] });
  });

  it('says nothing of nobody', () => {
    expect(groupConsequences([])).toEqual([]);
  });

  it('names each class once', () => {
    expect(classroomsOf(TRANSFER)).toEqual(['k6a', 'k6b']);
  });
});
