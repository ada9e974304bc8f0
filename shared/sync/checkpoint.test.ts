import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Checkpoint, checkpointKey, extendCheckpoint } from './checkpoint.ts';

const LOG = 'hub000000001.epoch001';
const interval = (low: number, high: number): Checkpoint => ({ scope: 'school', log: LOG, low, high });
const intervals = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: 6 }))
  .map(([low, length]) => interval(low, low + length));

const covers = (checkpoint: Checkpoint, seq: number) => checkpoint.low <= seq && seq <= checkpoint.high;

describe('[FEED-2] a checkpoint', () => {
  test('begins as what is added', () => {
    expect(extendCheckpoint(undefined, interval(3, 5))).toEqual(interval(3, 5));
  });

  test.each([
    ['upwards', interval(3, 5), interval(6, 9), interval(3, 9)],
    ['downwards', interval(3, 5), interval(1, 2), interval(1, 5)],
    ['over what is held', interval(3, 5), interval(1, 9), interval(1, 9)],
    ['with what is held already', interval(3, 5), interval(4, 5), interval(3, 5)],
    ['by nothing but the knowledge that nothing is there', interval(3, 5), interval(3, 8), interval(3, 8)],
  ])('extends %s', (_how, held, added, joined) => {
    expect(extendCheckpoint(held, added)).toEqual(joined);
  });

  test('gives up the older part where there is a gap', () => {
    expect(extendCheckpoint(interval(1, 3), interval(5, 9))).toEqual(interval(5, 9));
    expect(extendCheckpoint(interval(5, 9), interval(1, 3))).toEqual(interval(5, 9));
  });

  test('never covers what neither side held', () => {
    fc.assert(
      fc.property(intervals, intervals, (held, added) => {
        const joined = extendCheckpoint(held, added);
        for (let seq = 1; seq <= 20; seq++) {
          if (covers(joined, seq)) expect(covers(held, seq) || covers(added, seq)).toBe(true);
        }
      }),
    );
  });

  test('never goes back in time', () => {
    fc.assert(
      fc.property(intervals, intervals, (held, added) => {
        expect(extendCheckpoint(held, added).high).toBe(Math.max(held.high, added.high));
      }),
    );
  });

  test('added twice is added once', () => {
    fc.assert(
      fc.property(intervals, intervals, (held, added) => {
        const once = extendCheckpoint(held, added);
        expect(extendCheckpoint(once, added)).toEqual(once);
      }),
    );
  });

  test('of another scope or log is another checkpoint', () => {
    const other = { ...interval(1, 2), log: 'hub000000001.epoch002' };
    expect(() => extendCheckpoint(interval(1, 2), other)).toThrow(RangeError);
    expect(() => extendCheckpoint(interval(1, 2), { ...interval(1, 2), scope: 'staff' })).toThrow(RangeError);
    expect(checkpointKey(other)).not.toBe(checkpointKey(interval(1, 2)));
  });
});
