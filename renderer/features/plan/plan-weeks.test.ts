import { expect, test } from 'vitest';
import type { PlanItem } from '../../../shared/replica/rounds/plan-view.ts';
import { mondayOf, planOf } from './plan-weeks.ts';

const at = (day: number, hour = 12) => new Date(2026, 10, day, hour).getTime();
const item = (id: string, of: Partial<PlanItem>): PlanItem => ({
  id,
  kind: 'event',
  chat: 'c1',
  chatTitle: '7Б',
  title: id,
  place: '',
  at: 0,
  endsAt: 0,
  isCancelled: false,
  own: '',
  state: 'none',
  isToAnswer: false,
  waiting: 0,
  ...of,
});
/** A Thursday. */
const NOW = at(26);

test('a week begins on Monday, and Sunday belongs to the one before', () => {
  expect([mondayOf(at(26)), mondayOf(at(29)), mondayOf(at(30))]).toEqual([at(23, 0), at(23, 0), at(30, 0)]);
});

test('what is coming stands by weeks and days, what goes on stands on today, what is late by itself', () => {
  const items = [
    item('late', { kind: 'task', at: at(20) }),
    item('goes on', { at: at(25), endsAt: at(27) }),
    item('today', { at: at(26, 18) }),
    item('sunday', { kind: 'task', at: at(29) }),
    item('monday', { at: at(30) }),
  ];
  const { overdue, weeks } = planOf(items, [], NOW);
  expect(overdue.map(({ id }) => id)).toEqual(['late']);
  expect(weeks.map(({ days }) => days.map((day) => day.items.map(({ id }) => id)))).toEqual([
    [['goes on', 'today'], ['sunday']],
    [['monday']],
  ]);
});
