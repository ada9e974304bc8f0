import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AIR_STATES } from '../schema/broadcast.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { decidingAir } from './on-air.ts';

const words = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 30 }),
    state: fc.constantFrom(...AIR_STATES),
    gone: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('F-074 the same word decides in whatever order the words came and however often', () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.nat()), (all, order) => {
      const documents = all.map(({ at, state, gone }, n) => ({
        ...part({
          ...{ kind: 'air', id: stampAt(100 + n), stamp: stampAt(at), scope: 'chat:c1', parent: stampAt(1) },
          body: { state, text: '', until: 0, at: n },
        }),
        gone,
      }));
      const keys = new Map(documents.map((one) => [one, order.next().value]));
      const mixed = [...documents, ...documents].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      expect(decidingAir(mixed)).toEqual(decidingAir(documents));
      if (all.every(({ gone }) => gone)) expect(decidingAir(mixed)).toBeUndefined();
    }),
  );
});
