import { describe, expect, it } from 'vitest';
import type { DemoPerson } from '../../../shared/ipc/values.ts';
import { groupByRole } from './demo-people.ts';

const person = (name: string, roles: DemoPerson['roles'], classrooms: string[] = []): DemoPerson => ({
  id: name,
  name,
  roles,
  position: '',
  classrooms,
  isSuggested: false,
});
const people = [
  person('Дарья Ковалёва', ['pupil'], ['7Б']),
  person('Сорокина Галина Петровна', ['teacher', 'parent'], ['7Б']),
  person('Тимур Ахметов', ['pupil'], ['7А']),
];
const shape = (query: string) =>
  groupByRole(people, query).map((entry) =>
    entry.kind === 'heading' ? `${entry.role} ${entry.count}` : entry.person.name,
  );

describe('groupByRole', () => {
  it('puts each person once, under the first role of the order', () => {
    expect(shape('')).toEqual([
      'teacher 1',
      'Сорокина Галина Петровна',
      'pupil 2',
      'Дарья Ковалёва',
      'Тимур Ахметов',
    ]);
  });

  it('finds by name without ё, and by class', () => {
    expect(shape('ковалева')).toEqual(['pupil 1', 'Дарья Ковалёва']);
    expect(shape('7а')).toEqual(['pupil 1', 'Тимур Ахметов']);
    expect(shape('никто')).toEqual([]);
  });
});
