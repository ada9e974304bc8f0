import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardOf } from '../std/parse.ts';
import {
  deviceNumber,
  Id,
  idFromDigest,
  makeStamp,
  MAX_COUNTER,
  OptionalId,
  Stamp,
  STAMP_LENGTH,
  stampAfter,
  stampParts,
  stampTime,
} from './id.ts';

const isStamp = guardOf(Stamp);
const isId = guardOf(Id);
const isOptionalId = guardOf(OptionalId);

const devices = fc
  .tuple(fc.uint8Array({ minLength: 6, maxLength: 6 }), fc.integer({ min: 0, max: 4095 }))
  .map(([random, incarnation]) => deviceNumber(random, incarnation));
const parts = fc.record({
  ms: fc.integer({ min: 0, max: 2 ** 45 - 1 }),
  counter: fc.integer({ min: 0, max: MAX_COUNTER }),
  device: devices,
});

describe('a stamp', () => {
  test('gives back what it was made of', () => {
    fc.assert(
      fc.property(parts, (of) => {
        const stamp = makeStamp(of);
        expect(stamp).toHaveLength(STAMP_LENGTH);
        expect(stampParts(stamp)).toEqual(of);
        expect(stampTime(stamp)).toBe(of.ms);
        expect(isStamp(stamp) && isId(stamp)).toBe(true);
      }),
    );
  });

  test('sorts by time, then counter, then device', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const byParts =
          a.ms - b.ms || a.counter - b.counter || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
        const [left, right] = [makeStamp(a), makeStamp(b)];
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(byParts));
      }),
    );
  });

  test('made after another is later than it, and later by no more than it must be', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [stamp, other] = [makeStamp(a), makeStamp(b)];
        const after = stampAfter(stamp, other);
        expect(after > other && after >= stamp).toBe(true);
        expect(after.slice(12)).toBe(a.device);
        if (stamp > other) expect(after).toBe(stamp);
      }),
    );
  });

  test('after the last counter of a millisecond is in the next one', () => {
    const device = '0'.repeat(12);
    const last = makeStamp({ ms: 7, counter: MAX_COUNTER, device });
    expect(stampAfter(makeStamp({ ms: 1, counter: 0, device }), last)).toBe(
      makeStamp({ ms: 8, counter: 0, device }),
    );
  });
});

describe('a device number', () => {
  test('has 12 letters and needs 6 random bytes', () => {
    expect(deviceNumber(new Uint8Array(6), 0)).toBe('0'.repeat(12));
    expect(() => deviceNumber(new Uint8Array(5), 0)).toThrow(RangeError);
    expect(() => deviceNumber(new Uint8Array(6), 4096)).toThrow(RangeError);
    expect(() => deviceNumber(new Uint8Array(6), -1)).toThrow(RangeError);
  });

  test('holds every random bit and every bit of the incarnation', () => {
    const of = fc.tuple(fc.uint8Array({ minLength: 6, maxLength: 6 }), fc.integer({ min: 0, max: 4095 }));
    fc.assert(
      fc.property(of, fc.integer({ min: 0, max: 59 }), ([random, incarnation], bit) => {
        const changed = Uint8Array.from(random);
        if (bit < 48) changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const other = bit < 48 ? incarnation : incarnation ^ (1 << (bit - 48));
        expect(deviceNumber(changed, other)).not.toBe(deviceNumber(random, incarnation));
        expect(deviceNumber(random, incarnation)).toHaveLength(12);
      }),
    );
  });

  test('differs by incarnation', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), fc.nat(4094), (random, n) => {
        expect(deviceNumber(random, n)).not.toBe(deviceNumber(random, n + 1));
      }),
    );
  });
});

describe('an id from a digest', () => {
  const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });

  test('is an id of 24 letters, the same for the same digest', () => {
    fc.assert(
      fc.property(digests, (digest) => {
        expect(idFromDigest(digest)).toHaveLength(STAMP_LENGTH);
        expect(isId(idFromDigest(digest))).toBe(true);
        expect(idFromDigest(digest)).toBe(idFromDigest(Uint8Array.from(digest)));
      }),
    );
  });

  test('is never a stamp, so nobody can take its place beforehand', () => {
    fc.assert(fc.property(digests, (digest) => !isStamp(idFromDigest(digest))));
  });
});

describe('the schema of ids', () => {
  test.each(['@school', 'a', '0.1', 'a-b', 'x'.repeat(64)])('takes %s', (id) => {
    expect(isId(id) && isOptionalId(id)).toBe(true);
  });

  test.each(['.a', '-a', 'A', 'a b', 'a:b', 'a/b', 'ё', 'a\n', 'a\u202e', 'x'.repeat(65)])(
    'refuses %j',
    (id) => {
      expect(isId(id) || isOptionalId(id)).toBe(false);
    },
  );

  test('knows "none" where there may be none', () => {
    expect([isId(''), isOptionalId('')]).toEqual([false, true]);
  });
});
