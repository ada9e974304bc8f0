import { describe, expect, it } from 'vitest';
import { addAct, fromList, isComplete, NOBODY } from './new-people.ts';
import { parseLines } from './parse-lines.ts';

const CLASSROOMS = [
  { id: 'k7b', title: '7Б', type: 'homeroom' as const, grade: 7 },
  { id: 'k10a', title: '10А', type: 'homeroom' as const, grade: 10 },
];
const OF = { kind: 'pupil', role: 'teacher', classroom: '' } as const;

describe('a new person', () => {
  it('is complete with a name and what the kind needs', () => {
    const named = { ...NOBODY, familyName: 'Ковалёва', givenName: 'Дарья' };
    expect(isComplete(named)).toBe(false);
    expect(isComplete({ ...named, classroom: 'k7b' })).toBe(true);
    expect(isComplete({ ...named, kind: 'parent' })).toBe(false);
    expect(isComplete({ ...named, kind: 'parent', children: ['darya'] })).toBe(true);
    expect(isComplete({ ...named, kind: 'staff' })).toBe(true);
    expect(isComplete({ ...named, kind: 'staff', givenName: '  ' })).toBe(false);
  });

  it('takes along only what belongs to the kind', () => {
    const person = {
      ...NOBODY,
      familyName: ' Лапина ',
      givenName: 'Нина',
      classroom: 'k7b',
      position: 'повар',
    };
    expect(addAct('x', { ...person, kind: 'staff', role: 'staff' }).data).toMatchObject({
      familyName: 'Лапина',
      role: 'staff',
      position: 'повар',
      classroom: '',
      children: [],
    });
    expect(addAct('x', person).data).toMatchObject({ role: 'pupil', position: '', classroom: 'k7b' });
  });
});

describe('a list of new people', () => {
  const lines = parseLines('Ковалёва Дарья; 7 б\nЕлин Илья; 10-А\nАхметов Тимур\nЯшин Павел; 3В').people;

  it('finds classes however they are written', () => {
    const { people, withoutClass } = fromList(lines, OF, CLASSROOMS);
    expect(people.map(({ classroom }) => classroom)).toEqual(['k7b', 'k10a']);
    expect(withoutClass).toEqual(['Ахметов Тимур', 'Яшин Павел']);
  });

  it('puts those without a class into the chosen one', () => {
    expect(fromList(lines, { ...OF, classroom: 'k7b' }, CLASSROOMS).withoutClass).toEqual(['Яшин Павел']);
  });

  it('takes what stands behind the names of staff for the position', () => {
    const staff = parseLines('Лапина Нина; библиотекарь').people;
    expect(fromList(staff, { ...OF, kind: 'staff', role: 'staff' }, CLASSROOMS).people).toMatchObject([
      { kind: 'staff', role: 'staff', position: 'библиотекарь' },
    ]);
  });
});
