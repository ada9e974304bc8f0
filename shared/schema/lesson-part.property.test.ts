import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodies } from '../testing/arbitrary-documents.ts';
import { parserOf } from '../std/parse.ts';
import { AttendedBody, isThere, mergeAttended, presentMs } from './lesson-part.ts';

const parse = parserOf('attended', AttendedBody);
// As a hub keeps it: each time once, in order.
const records = bodies.attended.map(parse).map((one) => ({ ...mergeAttended(one, one), person: 'vera' }));
const of = (...spans: readonly (readonly [number, number])[]) => ({
  person: 'vera',
  spans: spans.map(([from, to]) => ({ from, to })),
});

describe('[LIVE-2] who was there, as two hubs saw it', () => {
  test('F-065 joins in any order and however often', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        expect(mergeAttended(a, b)).toEqual(mergeAttended(b, a));
        expect(mergeAttended(a, a)).toEqual(a);
        expect(mergeAttended(mergeAttended(a, b), c)).toEqual(mergeAttended(a, mergeAttended(b, c)));
      }),
    );
  });

  test('F-065 never makes somebody’s time shorter than either hub saw it', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const ended = { a: closed(a), b: closed(b) };
        const both = presentMs(mergeAttended(ended.a, ended.b), 0);
        expect(both).toBeGreaterThanOrEqual(Math.max(presentMs(ended.a, 0), presentMs(ended.b, 0)));
      }),
    );
  });

  test('F-065 an end that became known wins over none', () => {
    expect(mergeAttended(of([10, 0]), of([10, 30]))).toEqual(of([10, 30]));
    expect(isThere(of([10, 0]))).toBe(true);
    expect(isThere(of([10, 30]))).toBe(false);
  });

  test('F-065 counts overlaps once, and what has no end until the next time or the given one', () => {
    expect(presentMs(of([10, 30], [20, 40]), 100)).toBe(30);
    expect(presentMs(of([10, 0], [50, 60]), 100)).toBe(50);
    expect(presentMs(of([10, 20], [50, 0]), 100)).toBe(60);
    expect(presentMs(of([50, 0]), 20)).toBe(0);
  });
});

/** Nobody is there any more, and nobody left before coming. */
function closed({ person, spans }: AttendedBody): AttendedBody {
  return { person, spans: spans.map(({ from, to }) => ({ from, to: Math.max(from, to) + 1 })) };
}
