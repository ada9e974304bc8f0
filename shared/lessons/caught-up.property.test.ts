import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { part, stampAt } from '../testing/make-documents.ts';
import { caughtUpIn } from './caught-up.ts';
import { gapsOf, momentOf, placeOf } from './time-line.ts';

const words = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom('vera', 'gleb', 'dasha'),
    isCaughtUp: fc.boolean(),
    n: fc.integer({ min: 1, max: 1000 }),
  }),
  { selector: ({ n }) => n },
);
type Words = readonly { readonly person: string; readonly isCaughtUp: boolean; readonly n: number }[];
const documents = (of: Words) =>
  of.map(({ n, ...body }) =>
    part({ kind: 'caughtup', scope: 'chat:c1', id: stampAt(n), stamp: stampAt(n), body }),
  );

/** Parts one after another on the line, with pauses of hub time between them. */
const parts = fc
  .array(
    fc.record({ pauseMs: fc.integer({ min: 0, max: 5000 }), durationMs: fc.integer({ min: 1, max: 5000 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((lengths) => {
    let [atMs, startedAt] = [0, 1_000_000];
    return lengths.map(({ pauseMs, durationMs }) => {
      startedAt += pauseMs;
      const one = { atMs, startedAt, durationMs };
      atMs += durationMs;
      startedAt += durationMs;
      return one;
    });
  });

describe('[LIVE-7] who has caught up', () => {
  test('G-4 follows from the newest word on each person, in whatever order and however often it comes', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const both = [...a, ...b.filter(({ n }) => !a.some((one) => one.n === n))];
        const told = caughtUpIn(documents(both));
        expect(caughtUpIn(documents([...both].reverse()))).toEqual(told);
        expect(caughtUpIn(documents([...both, ...both]))).toEqual(told);
        for (const person of ['vera', 'gleb', 'dasha']) {
          const newest = both.filter((one) => one.person === person).sort((x, y) => y.n - x.n)[0];
          expect(told.has(person)).toBe(newest?.isCaughtUp ?? false);
        }
      }),
    );
  });
});

describe('[LIVE-6] the time line of a recording', () => {
  test('G-4 finds each moment that was recorded again, and goes only forward', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 30_000 }), (line, ms) => {
        const last = line.at(-1)!;
        const place = Math.min(ms, last.atMs + last.durationMs);
        expect(placeOf(line, momentOf(line, place))).toBe(place);
        expect(placeOf(line, 1_000_000 + ms)).toBeLessThanOrEqual(placeOf(line, 1_000_000 + ms + 500));
      }),
    );
    expect(placeOf([], 5)).toBe(0);
    expect(momentOf([], 5)).toBe(0);
    const broken = [
      { atMs: 0, startedAt: 1000, durationMs: 500 },
      { atMs: 500, startedAt: 3000, durationMs: 500 },
      { atMs: 1000, startedAt: 3500, durationMs: 10 },
    ];
    expect(gapsOf(broken)).toBe(1500);
    expect(gapsOf([])).toBe(0);
  });
});
