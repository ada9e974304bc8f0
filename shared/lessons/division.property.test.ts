import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { part, stampAt } from '../testing/make-documents.ts';
import { byChance, decidingSplit, groupOf, groupsAt, isEachOnce, moved } from './division.ts';

const people = fc.uniqueArray(fc.constantFrom('anna', 'boris', 'vera', 'gleb', 'dasha'), { maxLength: 5 });
const words = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 30 }),
    untilMs: fc.constantFrom(0, 50, 500),
    groups: fc.array(people, { maxLength: 3 }),
    gone: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe('[LIVE-17] the division of a lesson', () => {
  test('F-065 a lesson is divided the same way in whatever order the words came and however often', () => {
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (all, order) => {
        const documents = all.map(({ at, groups, untilMs, gone }, n) => ({
          ...part({
            ...{
              kind: 'split',
              id: stampAt(100 + n),
              stamp: stampAt(at),
              scope: 'chat:c1',
              parent: stampAt(1),
            },
            body: { groups, untilMs, at: n },
          }),
          gone,
        }));
        const keys = new Map(documents.map((one) => [one, order.next().value]));
        const mixed = [...documents, ...documents].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        for (const now of [0, 49, 50, 1000]) {
          expect(groupsAt(decidingSplit(mixed), now)).toEqual(groupsAt(decidingSplit(documents), now));
        }
        if (all.every(({ gone }) => gone)) expect(decidingSplit(mixed)).toBeUndefined();
      }),
    );
  });

  test('F-065 all are together again at the time that was said, and only then where one was', () => {
    const split = { groups: [['anna'], ['boris']], untilMs: 500, at: 1 };
    expect(groupsAt(split, 499)).toHaveLength(2);
    expect(groupsAt(split, 500)).toEqual([]);
    expect(groupsAt({ ...split, untilMs: 0 }, 10 ** 12)).toHaveLength(2);
    expect(['anna', 'boris', 'vera'].map((one) => groupOf(split.groups, one))).toEqual([1, 2, 0]);
  });
});

test('F-065 chance puts everyone into one group each, of as equal size as can be', () => {
  fc.assert(
    fc.property(
      people,
      fc.integer({ min: 2, max: 10 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (all, count, chance) => {
        const groups = byChance(all, count, () => Number(chance.next().value));
        expect(groups).toHaveLength(count);
        expect(groups.flat().sort()).toEqual([...all].sort());
        const sizes = groups.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('F-065 whoever is put into another group is in that one alone', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 3 }), (all, to) => {
      const groups = moved(
        byChance(all, 3, () => 0),
        'anna',
        to,
      );
      expect(isEachOnce(groups)).toBe(true);
      expect(groupOf(groups, 'anna')).toBe(to);
      expect(groups).toHaveLength(3);
    }),
  );
});
