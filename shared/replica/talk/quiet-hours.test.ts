import { expect, test } from 'vitest';
import { isQuietAt } from './quiet-hours.ts';

const at = (hour: number) => new Date(2026, 10, 26, hour, 30).getTime();

test.each([
  [21, 7, 22, true],
  [21, 7, 3, true],
  [21, 7, 7, false],
  [21, 7, 20, false],
  [13, 15, 14, true],
  [13, 15, 15, false],
  [8, 8, 8, false],
])('D-7, F-050 quiet from %i until %i, at half past %i: %s', (from, until, hour, expected) => {
  expect(isQuietAt(at(hour), from, until)).toBe(expected);
});
