import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOf } from '../schema/order.ts';
import { monthLater } from './calendar.ts';
import type { CaseEvent } from './case-events.ts';
import { caseState } from './case-state.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2027-01-28T09:00:00+03:00');
const OFFSET = 180;
const HUBS = ['hub000000001', 'hub000000002', 'hub000000003'] as const;
const MODERATORS = ['anna', 'boris'] as const;
const VIOLATIONS = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
const BLOCKS = ['b0', 'b1', 'b2'] as const;

const told = fc.record({
  day: fc.integer({ min: 0, max: 70 }),
  hub: fc.constantFrom(...HUBS),
  by: fc.constantFrom(...MODERATORS),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function eventOf<B>(id: string, seq: number, { day, hub, by }: Told, body: B) {
  const at = START + day * DAY_MS + seq;
  return { id, by, at, order: orderOf({ at, hub, seq: seq + 1 }), isPending: false, ...body };
}

const cited = { edition: 'standard', rule: 2 } as const;

const violations = fc
  .tuple(...VIOLATIONS.map(() => fc.tuple(told, fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4', 'm5'))))
  .map((all) =>
    all.map(([of, message], n) => eventOf(`v${n}`, n, of, { step: 'violation' as const, message, ...cited })),
  );
const blocks = fc
  .tuple(
    ...BLOCKS.map(() =>
      fc.tuple(
        told,
        fc.integer({ min: 1, max: 31 }),
        fc.uniqueArray(fc.constantFrom(...VIOLATIONS), { minLength: 4, maxLength: 7 }),
      ),
    ),
  )
  .map((all) =>
    all.map(([of, days, grounds], n) => {
      const body = {
        step: 'block' as const,
        days,
        grounds,
        objectionDays: 3,
        offsetMinutes: OFFSET,
        ...cited,
      };
      return eventOf(`b${n}`, 20 + n, of, body);
    }),
  );
const apologies = fc
  .uniqueArray(fc.constantFrom(...BLOCKS), { maxLength: 3 })
  .chain((of) => fc.tuple(...of.map((block) => fc.tuple(told, fc.constant(block)))))
  .map((all) =>
    all.map(([of, block], n) =>
      eventOf(`${block}.a`, 30 + n, of, {
        step: 'apology' as const,
        block,
        text: 'Простите',
        objectionDays: 3,
      }),
    ),
  );
const others = fc
  .array(
    fc.tuple(
      told,
      fc.oneof(
        fc.record({ step: fc.constant('release' as const), block: fc.constantFrom(...BLOCKS) }),
        fc.record({ step: fc.constant('objection' as const), block: fc.constantFrom(...BLOCKS) }),
        fc.record({
          step: fc.constant('objected' as const),
          block: fc.constantFrom(...BLOCKS),
          stampedAt: fc.integer({ min: 0, max: 70 }).map((day) => START + day * DAY_MS),
        }),
        fc.record({
          step: fc.constant('correction' as const),
          of: fc.constantFrom(...VIOLATIONS, ...BLOCKS),
          words: fc.constant('Ошибка'),
        }),
        fc.record({
          step: fc.constant('appeal' as const),
          of: fc.constantFrom(...VIOLATIONS, ...BLOCKS),
          words: fc.constant('Не я'),
        }),
        fc.record({
          step: fc.constant('ruling' as const),
          appeal: fc.constantFrom('o0', 'o1', 'o2'),
          isLifted: fc.boolean(),
          words: fc.constant('Так'),
        }),
      ),
    ),
    { maxLength: 8 },
  )
  .map((all) => all.map(([of, body], n) => eventOf(`o${n}`, 40 + n, of, body)));

const cases: fc.Arbitrary<readonly CaseEvent[]> = fc
  .tuple(violations, blocks, apologies, others)
  .map((parts) => parts.flat());
const nows = fc.integer({ min: -400, max: 400 }).map((day) => START + day * DAY_MS);

describe('[MOD-3] the state of a case', () => {
  test('G-5, F-109 is the same in whatever order its events arrive, and however often', () => {
    fc.assert(
      fc.property(
        cases.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events], { minLength: events.length }),
            fc.subarray([...events]),
            nows,
          ),
        ),
        ([events, shuffled, again, now]) => {
          expect(caseState([...shuffled, ...again], now)).toEqual(caseState(events, now));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('G-5 is the same on two hubs that were apart and then told each other what the other lacked', () => {
    fc.assert(
      fc.property(
        cases.chain((events) =>
          fc.tuple(fc.constant(events), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), nows),
        ),
        ([events, sides, now]) => {
          const here = events.filter((_, n) => sides[n]);
          const there = events.filter((_, n) => !sides[n]);
          expect(caseState([...here, ...there], now)).toEqual(caseState([...there, ...here], now));
        },
      ),
    );
  });

  test('G-5, F-109 no block lasts over its month, begins before a hub had it, or overlaps another that counts', () => {
    fc.assert(
      fc.property(cases, nows, (events, now) => {
        const state = caseState(events, now);
        for (const block of state.blocks) {
          expect(block.endsAt).toBeGreaterThanOrEqual(block.at);
          expect(block.endsAt).toBeLessThanOrEqual(block.term);
          expect(block.term).toBeLessThanOrEqual(monthLater(block.at, OFFSET));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('G-5, F-109 a clock, set wherever it may be, changes no block: it only says which one is in force', () => {
    fc.assert(
      fc.property(cases, nows, nows, (events, one, other) => {
        const { block: _one, ...here } = caseState(events, one);
        const { block: _other, ...there } = caseState(events, other);
        expect(here).toEqual(there);
      }),
    );
  });

  test('G-5, F-109 once a block is over it is not in force again, and one that is in force began with a hub', () => {
    fc.assert(
      fc.property(cases, nows, fc.integer({ min: 0, max: 200 }), (events, now, later) => {
        const { blocks } = caseState(events, now);
        const after = caseState(events, now + later * DAY_MS).block;
        if (after) expect(after.endsAt).toBeGreaterThan(after.at);
        for (const one of blocks.filter(({ endsAt }) => endsAt <= now)) expect(after?.id).not.toBe(one.id);
      }),
    );
  });

  test('F-108 no block counts that rests on fewer than four messages from its beginning', () => {
    fc.assert(
      fc.property(cases, nows, (events, now) => {
        const { blocks, corrected } = caseState(events, now);
        const messageOf = new Map(
          events.flatMap((event) => (event.step === 'violation' ? [[event.id, event] as const] : [])),
        );
        for (const { id, at, endsAt } of blocks) {
          const block = events.find((event) => event.id === id);
          if (block?.step !== 'block' || endsAt <= at) continue;
          const messages = new Set(
            block.grounds
              .filter((ground) => (corrected.get(ground) ?? Infinity) > at)
              .map((ground) => messageOf.get(ground)?.message),
          );
          expect(messages.size).toBeGreaterThanOrEqual(4);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('F-110 an objection in time keeps a block from ending early, whenever it is heard of', () => {
    fc.assert(
      fc.property(cases, nows, (events, now) => {
        for (const { apology, end } of caseState(events, now).blocks) {
          if (apology?.isObjected) expect(end).not.toBe('release');
          if (end === 'release') expect(apology?.isObjected).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
