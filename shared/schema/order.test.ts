import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardOf } from '../std/parse.ts';
import { Acceptance } from './envelope.ts';
import { isUnsentOrder, orderOf, unsentOrder } from './order.ts';

const acceptances = fc.record({
  at: fc.integer({ min: 0, max: 2 ** 45 - 1 }),
  hub: fc.constantFrom('hub000000001', 'hub000000002'),
  seq: fc.integer({ min: 1, max: 2 ** 45 - 1 }),
});
const isAcceptance = guardOf(Acceptance);

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('[ORDER-1] the place in which a document is read', () => {
  test('sorts by time, then hub, then sequence', () => {
    fc.assert(
      fc.property(acceptances, acceptances, (a, b) => {
        const byParts = compare(a.at, b.at) || compare(a.hub, b.hub) || compare(a.seq, b.seq);
        expect(compare(orderOf(a), orderOf(b))).toBe(byParts);
      }),
    );
  });

  test('is what an acceptance carries', () => {
    fc.assert(
      fc.property(acceptances, (of) => isAcceptance({ ...of, epoch: 'epoch001', order: orderOf(of) })),
    );
  });

  test('of an unsent document is after everything accepted, by stamp', () => {
    const stamps = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{24}$/);
    fc.assert(
      fc.property(acceptances, stamps, stamps, (accepted, a, b) => {
        expect(unsentOrder(a) > orderOf(accepted)).toBe(true);
        expect(compare(unsentOrder(a), unsentOrder(b))).toBe(compare(a, b));
        expect([isUnsentOrder(unsentOrder(a)), isUnsentOrder(orderOf(accepted))]).toEqual([true, false]);
      }),
    );
  });
});
