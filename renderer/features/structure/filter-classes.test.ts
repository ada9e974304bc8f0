import { expect, test } from 'vitest';
import type { ClassesView, ClassRow } from '../../../shared/replica/school/classes-query.ts';
import { filterClasses, type Shown } from './filter-classes.ts';
import { groupByGrade } from './group-classes.ts';

function row(title: string, of: Partial<ClassRow> = {}): ClassRow {
  return {
    id: title,
    title,
    type: 'homeroom',
    grade: Number.parseInt(title, 10) || 0,
    pupils: 1,
    outside: [],
    leaders: ['Соколова Анна Сергеевна'],
    teachers: 1,
    subjects: [],
    isWaiting: false,
    ...of,
  };
}

const VIEW: ClassesView = {
  classes: [row('Подготовительный'), row('7Б', { outside: ['darya'] }), row('10А', { leaders: [] })],
  associations: [],
  canMakeAssociations: false,
  clubs: [row('Шахматы', { type: 'club', leaders: ['Семёнов Лев'] })],
  archived: [row('11А', { leaders: [] })],
  canEdit: true,
  canTurnYear: true,
};
const found = (text: string, shown: Shown, entered: readonly string[] = []) => {
  const { classes, clubs, archived } = filterClasses(VIEW, { text, shown }, new Set(entered));
  return [...classes, ...clubs, ...archived].map(({ title }) => title);
};

test('F-006 classes are found by title and leader, ё as е', () => {
  expect(found('7б', 'all')).toEqual(['7Б']);
  expect(found('семенов', 'all')).toEqual(['Шахматы']);
  expect(found('11', 'all')).toEqual(['11А']);
});

test('F-015 those without a leader are shown alone, what is over left out', () => {
  expect(found('', 'noLeader')).toEqual(['10А']);
});

test('those who have come in by what the hub says are not missed', () => {
  expect(found('', 'outside')).toEqual(['7Б']);
  expect(found('', 'outside', ['darya'])).toEqual([]);
});

test('classes without a grade stand last', () => {
  expect(groupByGrade(VIEW.classes).map(({ grade }) => grade)).toEqual([7, 10, 0]);
});
