import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAD_RANKS, mergeWaits, type WaitBody } from '../schema/cohost.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { leadersBy } from './leaders.ts';

const PEOPLE = ['anna', 'vera', 'gleb'];
const words = fc.array(
  fc
    .record({
      ms: fc.integer({ min: 1, max: 6 }),
      person: fc.constantFrom(...PEOPLE),
      rank: fc.constantFrom(...LEAD_RANKS),
      gone: fc.boolean(),
    })
    .map(({ ms, person, rank, gone }) => ({
      ...part({
        kind: 'cohost',
        id: stampAt(ms),
        stamp: stampAt(ms),
        scope: 'chat:c1',
        body: { person, rank },
      }),
      gone,
    })),
  { maxLength: 8 },
);
/** One document per id, as a store holds them. */
const held = words.map((all) => [...new Map(all.map((one) => [one.id, one])).values()]);
const shown = ({ host, all }: ReturnType<typeof leadersBy>) => ({ host, all: [...all].sort() });

const spans = fc.array(
  fc.record({ from: fc.integer({ min: 1, max: 5 }), to: fc.integer({ min: 0, max: 9 }) }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const waits = spans.map((all): WaitBody => mergeWaits({ spans: all }, { spans: all }));

describe('[LIVE-9] who leads by a word', () => {
  test('F-065 follows from the set of the words alone', () => {
    fc.assert(
      fc.property(
        held.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, mixed]) => {
          expect(shown(leadersBy(mixed))).toEqual(shown(leadersBy(all)));
          expect(shown(leadersBy([...all, ...mixed]))).toEqual(shown(leadersBy(all)));
        },
      ),
    );
  });

  test('F-065 the host is one of those who lead, and the newest word on somebody decides', () => {
    fc.assert(
      fc.property(held, fc.constantFrom(...PEOPLE), fc.constantFrom(...LEAD_RANKS), (all, person, rank) => {
        const { host, all: leaders } = leadersBy(all);
        if (host !== '') expect(leaders.has(host)).toBe(true);
        const last = part({
          kind: 'cohost',
          id: stampAt(99),
          stamp: stampAt(99),
          scope: 'chat:c1',
          body: { person, rank },
        });
        const after = leadersBy([...all, last]);
        expect(after.all.has(person)).toBe(rank !== 'none');
        if (rank === 'host') expect(after.host).toBe(person);
        else expect(after.host).not.toBe(person);
      }),
    );
  });
});

describe('[LIVE-10] when a lesson waited, as two hubs saw it', () => {
  test('F-065 joins in any order and however often', () => {
    fc.assert(
      fc.property(waits, waits, waits, (a, b, c) => {
        expect(mergeWaits(a, b)).toEqual(mergeWaits(b, a));
        expect(mergeWaits(a, a)).toEqual(a);
        expect(mergeWaits(mergeWaits(a, b), c)).toEqual(mergeWaits(a, mergeWaits(b, c)));
      }),
    );
  });
});
