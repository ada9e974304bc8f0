import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept, stampAt } from '../testing/make-documents.ts';
import { ackPart, orderPart, paperAckPart } from '../testing/shelf-documents.ts';
import { type OrderVersion, orderSeries } from './order-series.ts';
import { type AckDocument, type PaperAckDocument, signaturesOf } from './signatures.ts';

const PEOPLE = ['anna', 'boris', 'vera'] as const;

const versions = fc.array(fc.record({ version: fc.integer({ min: 1, max: 4 }), isWithdrawn: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
});

test('F-059 which version of an order holds does not depend on the order in which they came', () => {
  fc.assert(
    fc.property(versions, fc.infiniteStream(fc.nat()), (made, chance) => {
      const documents = made.map((body, n) => {
        const stamp = stampAt(n + 1);
        const parent = n === 0 ? '' : stampAt(1);
        return accept(orderPart('head', { stamp, parent, body }), n + 1) as OrderVersion;
      });
      const shuffled = [...documents].sort(() => ((chance.next().value ?? 0) % 2 === 0 ? 1 : -1));
      expect([...orderSeries(shuffled)]).toEqual([...orderSeries(documents)]);
    }),
  );
});

test('G-9 who has acknowledged is the same in whatever order, and however often, the words come', () => {
  const word = fc.record({
    person: fc.constantFrom(...PEOPLE),
    isPaper: fc.boolean(),
    signedOn: fc.constantFrom('2026-09-02', '2026-09-03'),
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const documents = words.map(({ person, isPaper, signedOn }, n) => {
        const made = isPaper
          ? paperAckPart('head', stampAt(1), person, { stamp: stampAt(n + 2), body: { signedOn } })
          : ackPart(person, stampAt(1), { stamp: stampAt(2) });
        return accept(made, n + 2) as AckDocument | PaperAckDocument;
      });
      const sorted = (all: Iterable<AckDocument | PaperAckDocument>) =>
        [...(signaturesOf(all).get(stampAt(1))?.values() ?? [])].sort((a, b) =>
          a.person < b.person ? -1 : 1,
        );
      expect(sorted([...documents].reverse())).toEqual(sorted(documents));
      expect(sorted([...documents, ...documents])).toEqual(sorted(documents));
    }),
  );
});
