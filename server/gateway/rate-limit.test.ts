import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('a caller has so many tries per window, each caller its own', () => {
  const clock = { now: 1000 };
  const limit = new RateLimit({ most: 2, windowMs: 60_000, now: () => clock.now });
  expect([1, 2, 3].map(() => limit.isAllowed('a'))).toEqual([true, true, false]);
  expect(limit.isAllowed('b')).toBe(true);
  clock.now += 59_999;
  expect(limit.isAllowed('a')).toBe(false);
  clock.now += 1;
  expect(limit.isAllowed('a')).toBe(true);
});

test('a clock that is set back begins a new window', () => {
  const clock = { now: 10 * 3600_000 };
  const limit = new RateLimit({ most: 1, windowMs: 60_000, now: () => clock.now });
  expect([limit.isAllowed('a'), limit.isAllowed('a')]).toEqual([true, false]);
  clock.now -= 3600_000;
  expect(limit.isAllowed('a')).toBe(true);
});
