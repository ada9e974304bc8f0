import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperDropId } from '../schema/school-order.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { ackPart, orderPart, paperAckPart } from '../testing/shelf-documents.ts';
import { type OrderVersion, orderSeries } from './order-series.ts';
import {
  type AckDocument,
  type PaperAckDocument,
  type PaperDropDocument,
  signaturesOf,
  standing,
} from './signatures.ts';

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

test('G-9 a signature that was taken back as a mistake counts nowhere, in whatever order it is heard of', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 6 }),
      fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 6 }),
      (entered, taken) => {
        const id = (n: number) => stampAt(n + 2);
        const papers = entered.map((n) => {
          const person = PEOPLE[n % PEOPLE.length] ?? '';
          return accept(
            paperAckPart('head', stampAt(1), person, { stamp: id(n) }),
            n + 2,
          ) as PaperAckDocument;
        });
        const drops = taken.map((n) => {
          const body = { person: PEOPLE[n % PEOPLE.length] ?? '', paper: id(n) };
          const place = { id: paperDropId(id(n)), scope: `ack:${body.person}`, parent: stampAt(1) };
          return accept(part({ kind: 'paperdrop', ...place, body }), n + 20) as PaperDropDocument;
        });
        const left = entered.filter((n) => !taken.includes(n));
        const people = new Set(left.map((n) => PEOPLE[n % PEOPLE.length]));
        for (const words of [papers, [...papers].reverse()]) {
          const signed = signaturesOf(standing(words, drops)).get(stampAt(1)) ?? new Map();
          expect(new Set(signed.keys())).toEqual(people);
        }
      },
    ),
  );
});
