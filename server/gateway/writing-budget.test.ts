import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagePart, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { MESSAGES_AT_ONCE, WritingBudget } from './writing-budget.ts';

const START = 1_700_000_000_000;
const nothingIsFree = () => false;
const messages = (count: number, writtenAt: number) =>
  Array.from({ length: count }, (_, n) =>
    messagePart({ by: 'anna', chat: 'c1', id: `m${n}`, stamp: stampAt(writtenAt) }),
  );

function budget(atOnce?: number) {
  const clock = { now: START };
  return { clock, budget: new WritingBudget({ now: () => clock.now, atOnce }) };
}

test('F-083 what one writes by hand always has room, and a flood waits at one a second', () => {
  const { clock, budget: of } = budget();
  expect(of.takeAll('anna', messages(MESSAGES_AT_ONCE, START))).toBe(true);
  expect(of.takeAll('anna', messages(1, START))).toBe(false);
  expect(of.takeAll('boris', messages(1, START))).toBe(true);
  clock.now += 10_000;
  expect(of.takeFirst('anna', messages(50, clock.now), nothingIsFree)).toBe(10);
  expect(of.takeAll('anna', [personCard('anna', ['pupil'])])).toBe(true);
});

test('F-083 a week without a link comes at once', () => {
  const { budget: of } = budget();
  expect(of.takeAll('anna', messages(2000, START - 3_600_000))).toBe(true);
  expect(of.takeAll('anna', messages(2000, START - 3_600_000))).toBe(false);
  expect(of.takeAll('anna', messages(MESSAGES_AT_ONCE, START))).toBe(true);
});

test('what the hub has already costs nothing again', () => {
  const { budget: of } = budget(2);
  const [first, second, third, fourth] = messages(4, START);
  const isFree = (part: unknown) => part === first || part === second;
  expect(of.takeFirst('anna', [first!, second!, third!, fourth!], isFree)).toBe(4);
  expect(of.takeFirst('anna', [third!], nothingIsFree)).toBe(0);
});

test('in no minute more is taken than at once and one a second, whatever is tried and whatever the clock does', () => {
  const step = fc.record({
    waitMs: fc.integer({ min: -5000, max: 5000 }),
    count: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { clock, budget: of } = budget(20);
      let [taken, passedMs] = [0, 0];
      for (const { waitMs, count } of steps) {
        clock.now += waitMs;
        passedMs += Math.max(0, waitMs);
        taken += of.takeFirst('anna', messages(count, clock.now), nothingIsFree);
        expect(taken).toBeLessThanOrEqual(20 + passedMs / 1000);
      }
    }),
  );
});
