import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

const LONGEST_MS = 30_000;

test('[RETRY-1] waiting grows from half a second to half a minute and never beyond', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) => backoffMs(attempt, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('[RETRY-1] a school of computers does not come back in one moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const waitMs = backoffMs(attempt, random);
        const ceiling = backoffMs(attempt, 1);
        expect(Number.isInteger(waitMs)).toBe(true);
        expect(waitMs).toBeGreaterThanOrEqual(ceiling * 0.3 - 1);
        expect(waitMs).toBeLessThanOrEqual(Math.min(ceiling, LONGEST_MS));
      },
    ),
  );
  expect(backoffMs(5, 0)).toBeLessThan(backoffMs(5, 0.5));
});
