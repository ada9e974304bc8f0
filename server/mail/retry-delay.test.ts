import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

test('the pause doubles from a minute to four hours', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000].map((attempt) => retryDelayMs(attempt, 1) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]);
});

test('chance shortens it by a fifth at most', () => {
  expect(retryDelayMs(1, 0)).toBe(48_000);
  expect(retryDelayMs(0, 0)).toBe(48_000);
});
