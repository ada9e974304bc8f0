import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../schema/envelope.ts';
import { mergeDocuments } from '../sync/merge.ts';
import type { AcceptedDocument } from '../schema/envelope.ts';
import { orderOf } from '../schema/order.ts';
import { accept, stampAt } from '../testing/make-documents.ts';
import { apologyPart, blockBody, CITED, objectionPart, stepPart } from '../testing/make-moderation.ts';
import { caseEvents } from './case-events.ts';
import { type CaseState, caseState } from './case-state.ts';

const DAY = 86_400_000;
const START = Date.parse('2027-01-31T09:00:00+03:00');
const CASE = { chat: 'c1', person: 'dasha' } as const;
const OTHER_HUB = 'hub000000002';

let seq = 0;
/** As the first hub accepted it, so many days after the start; the author's clock is two years behind. */
function at(days: number, document: AuthorPart, hub = 'hub000000001'): AcceptedDocument {
  const accepted = accept(document, ++seq, START + days * DAY);
  return { ...accepted, hub, order: orderOf({ at: accepted.at, hub, seq: accepted.seq }) };
}

const stateAt = (days: number, documents: readonly AcceptedDocument[]): CaseState => {
  const now = START + days * DAY;
  return caseState(caseEvents(documents, { scope: 'case:c1:dasha', person: 'dasha', now }), now);
};
const violation = (n: number, days: number, hub?: string) =>
  at(
    days,
    stepPart(
      'anna',
      { ...CASE, stamp: stampAt(100 + n) },
      { step: 'violation', message: stampAt(n), ...CITED },
    ),
    hub,
  );
const block = (n: number, days: number, grounds: readonly AcceptedDocument[], length = 31, hub?: string) =>
  at(
    days,
    stepPart(
      'anna',
      { ...CASE, stamp: stampAt(200 + n) },
      blockBody(
        grounds.map(({ id }) => id),
        length,
      ),
    ),
    hub,
  );
const step = (n: number, days: number, body: Parameters<typeof stepPart>[2]) =>
  at(days, stepPart('anna', { ...CASE, stamp: stampAt(300 + n) }, body));

const FOUR = [1, 2, 3, 4].map((n) => violation(n, -n));

describe('D-4 how long a block lasts', () => {
  test('D-4 ends on the last day of a shorter month, whatever days were asked for, and by itself', () => {
    const documents = [...FOUR, block(1, 0, FOUR)];
    const end = Date.parse('2027-02-28T09:00:00+03:00');
    expect(stateAt(1, documents).block).toMatchObject({ endsAt: end, end: 'term' });
    expect(stateAt(27.9, documents).block?.endsAt).toBe(end);
    expect(stateAt(28, documents).block).toBeUndefined();
  });

  test('D-4 a clock that stands years behind its beginning does not lift it, and one ahead does not lengthen it', () => {
    const documents = [...FOUR, block(1, 0, FOUR, 7)];
    expect(stateAt(-700, documents).block?.endsAt).toBe(START + 7 * DAY);
    expect(stateAt(700, documents).block).toBeUndefined();
  });

  test('D-4 two moderators who block at once on two hubs put on one block', () => {
    const documents = [...FOUR, block(1, 0, FOUR, 7), block(2, 1, FOUR, 31, OTHER_HUB)];
    const state = stateAt(2, documents);
    expect(state.blocks.map(({ end }) => end)).toEqual(['term', 'doubled']);
    expect(stateAt(8, documents).block).toBeUndefined();
    expect(stateAt(2, [...documents].reverse())).toEqual(state);
  });

  test('D-4 another block that a hub which was apart put on for the same violations counts for nothing', () => {
    const documents = [...FOUR, block(1, 0, FOUR, 3), block(2, 5, FOUR, 31, OTHER_HUB)];
    expect(stateAt(6, documents).blocks.map(({ end }) => end)).toEqual(['term', 'nothingNew']);
    const fresh = violation(9, 4);
    const next = block(3, 6, [...FOUR, fresh], 7);
    expect(stateAt(7, [...documents, fresh, next]).block?.id).toBe(next.id);
  });

  test('D-4 where a mistake leaves three violations the block ends with the correction', () => {
    const of = FOUR[0]!.id;
    const documents = [
      ...FOUR,
      block(1, 0, FOUR),
      step(1, 3, { step: 'correction', of, words: 'Это был другой' }),
    ];
    expect(stateAt(4, documents).blocks[0]).toMatchObject({ endsAt: START + 3 * DAY, end: 'correction' });
    expect(stateAt(4, documents).violations).toHaveLength(3);
  });
});

describe('D-5 an early end', () => {
  const blocked = block(1, 0, FOUR);
  const apology = at(1, apologyPart('dasha', 'c1', blocked.id, stampAt(400)));
  const release = step(2, 4.5, { step: 'release', block: blocked.id });
  const early = [...FOUR, blocked, apology, release];

  test('D-5 comes after three days in which nobody objected', () => {
    expect(stateAt(4, early.slice(0, -1)).block?.apology).toMatchObject({ until: START + 4 * DAY });
    expect(stateAt(5, early).block).toBeUndefined();
    expect(stateAt(5, early).blocks[0]).toMatchObject({ endsAt: START + 4.5 * DAY, end: 'release' });
  });

  test('D-5 an objection in time that travelled for weeks lets the rest run, one that is late changes nothing', () => {
    const objection = (days: number) =>
      at(days, objectionPart('kolya', { ...CASE, block: blocked.id, stamp: stampAt(500) }), OTHER_HUB);
    expect(stateAt(20, [...early, objection(3)]).block).toMatchObject({ id: blocked.id, end: 'term' });
    const late = stateAt(20, [...early, objection(4.2)]);
    expect(late.block).toBeUndefined();
    expect(late.blocks[0]?.apology).toMatchObject({ isObjected: false, lateCount: 1 });
    // What the hub tells of an objection without a name says the same, and is not counted twice.
    const told = objection(3);
    const nameless = step(3, 3, { step: 'objected', block: blocked.id, stampedAt: told.at });
    expect(stateAt(20, [...early, nameless]).block).toEqual(stateAt(20, [...early, told]).block);
    expect(stateAt(20, [...early, nameless, told]).block).toEqual(stateAt(20, [...early, told]).block);
  });

  test('D-5, G-5 nothing ends early by the wish of a moderator alone, nor twice by two stores that are merged', () => {
    expect(stateAt(5, [...FOUR, blocked, release]).block?.id).toBe(blocked.id);
    const again = early.map((document) => mergeDocuments(document, document));
    expect(again).toEqual(early);
    expect(stateAt(5, [...early, ...early])).toEqual(stateAt(5, early));
  });
});
