import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOfKind } from '../schema/kinds.ts';
import { accept, stampAt } from '../testing/make-documents.ts';
import { bookingPart, consultationPart, PLANNED_AT, sessionPart } from '../testing/make-sessions.ts';
import { holdersOf } from './bookings.ts';

const held = accept(consultationPart('anna', { id: stampAt(12) }), 1);
if (!isOfKind(held, 'session')) throw new Error('no session');
const session = held;
const SLOT_MS = 15 * 60_000;
const booking = (by: string, seq: number, at = PLANNED_AT) =>
  accept(bookingPart(by, session.id, { body: { at } }), seq);

test('F-066 a time belongs to one person, the first by acceptance, in whatever order bookings came', () => {
  const people = ['boris', 'vera', 'dina', 'egor'];
  const choices = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(choices, fc.shuffledSubarray(people, { minLength: 4 }), (slots, order) => {
      const all = people.map((by, index) =>
        booking(by, 10 + index, PLANNED_AT + (slots[index] ?? 0) * SLOT_MS),
      );
      const holders = holdersOf(
        session,
        order.map((by) => all[people.indexOf(by)]!),
      );
      expect(holders).toEqual(holdersOf(session, all));
      expect(new Set(holders.values()).size).toBe(holders.size);
      for (const [at, by] of holders) {
        expect(at).toBeGreaterThanOrEqual(PLANNED_AT);
        expect(at).toBeLessThan(PLANNED_AT + 3 * SLOT_MS);
        expect(by).toBe(people.find((_, index) => PLANNED_AT + (slots[index] ?? 0) * SLOT_MS === at));
      }
    }),
  );
});

test('F-066 what is not accepted, comes too late or is no time counts for nobody', () => {
  const late = { ...booking('boris', 5), at: PLANNED_AT };
  const unsent = { ...booking('vera', 6), seq: 0 };
  const between = booking('dina', 7, PLANNED_AT + 1);
  const foreign = { ...booking('egor', 8), id: `${session.id}.vera.b` };
  expect(holdersOf(session, [late, unsent, between, foreign]).size).toBe(0);
  const lesson = accept(sessionPart('anna', { id: session.id }), 2);
  if (!isOfKind(lesson, 'session')) throw new Error('no session');
  expect(holdersOf(lesson, [booking('boris', 5)]).size).toBe(0);
});
