import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountName, POLICIES } from '../schema/policy.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { actPart, messagePart, stampAt } from '../testing/make-documents.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { MANY_MENTIONED, MINUTE_MS, saidAt, WritingPace } from './writing-pace.ts';

const PUPIL: PersonFacts = { ...NO_FACTS, person: 'older', isPresent: true, roles: ['pupil'] };
const TEACHER: PersonFacts = {
  ...PUPIL,
  person: 'anna',
  isStaff: true,
  isVerified: true,
  roles: ['teacher'],
};
const START = 1_700_000_000_000;

function tried(
  parts: readonly AuthorPart[],
  facts = PUPIL,
  limits: Partial<Record<AmountName, number>> = {},
) {
  const pace = new WritingPace();
  const amount = (name: AmountName) => limits[name] ?? POLICIES[name].standard;
  return parts.map((part) => pace.take(part, { facts, at: saidAt(part, START), amount }) ?? 'taken');
}
const said = (count: number, apartMs: number, text: (n: number) => string = (n) => `Слово ${n}`) =>
  Array.from({ length: count }, (_, n) =>
    messagePart({ by: 'older', chat: 'g1', stamp: stampAt(START + n * apartMs), text: text(n) }),
  );

describe('[MOD-10] limits against floods', () => {
  test('[MOD-10] what was written over a day is taken whole, what was written in a moment is not', () => {
    const limits = { messagesPerMinute: 10 };
    expect(tried(said(1000, MINUTE_MS / 4), PUPIL, limits)).not.toContain('tooManyMessages');
    expect(tried(said(11, 1), PUPIL, limits)).toEqual([
      ...Array<string>(10).fill('taken'),
      'tooManyMessages',
    ]);
    expect(tried(said(500, 1), PUPIL, { messagesPerMinute: 0 })).not.toContain('tooManyMessages');
  });

  test('[MOD-10] each chat has its own room, and nobody counts the words of confirmed staff', () => {
    const [here, there] = [
      said(6, 1),
      said(6, 1).map((one, n) => ({ ...one, id: stampAt(START + 50 + n), scope: 'chat:g2' })),
    ];
    expect(tried([...here, ...there], PUPIL, { messagesPerMinute: 6 })).not.toContain('tooManyMessages');
    expect(tried(said(300, 1), TEACHER)).not.toContain('tooManyMessages');
    expect(tried(said(300, 1), { ...TEACHER, isVerified: false })).toContain('tooManyMessages');
  });

  test('[MOD-10] the same words count however they are set and wherever they are sent; short ones do not', () => {
    const again = ['Перешли десяти друзьям!', 'перешли  десяти друзьям', 'ПЕРЕШЛИ, десяти друзьям…'];
    const limits = { sameTextPerHour: 2 };
    expect(
      tried(
        said(3, MINUTE_MS, (n) => again[n] ?? ''),
        PUPIL,
        limits,
      ),
    ).toEqual(['taken', 'taken', 'sameTextAgain']);
    expect(
      tried(
        said(9, MINUTE_MS, () => 'Да'),
        PUPIL,
        limits,
      ),
    ).not.toContain('sameTextAgain');
  });

  test('[MOD-10] calling very many at once and inviting have room for an hour', () => {
    const mentions = Array.from({ length: MANY_MENTIONED }, (_, n) => `p${n}`);
    const calls = said(3, MINUTE_MS).map((one) => ({ ...one, body: { ...one.body, mentions } }));
    expect(tried(calls, PUPIL, { callsOfAllPerHour: 2 })).toEqual(['taken', 'taken', 'tooManyCallsOfAll']);
    const few = calls.map((one) => ({ ...one, body: { ...one.body, mentions: mentions.slice(1) } }));
    expect(tried(few, PUPIL, { callsOfAllPerHour: 2 })).not.toContain('tooManyCallsOfAll');
    const invite = (n: number, action: string, data: Record<string, unknown>) =>
      actPart('anna', action, data, { stamp: stampAt(START + n) });
    const acts = [
      invite(1, 'chats.invite', { chat: 'g1', people: ['a', 'b', 'c'] }),
      invite(2, 'chats.link', { chat: 'g1' }),
      invite(3, 'chats.invite', { chat: 'g1', people: ['d'] }),
    ];
    expect(tried(acts, TEACHER, { invitesPerHour: 4 })).toEqual(['taken', 'taken', 'tooManyInvites']);
    expect(tried(acts, { ...TEACHER, isAdministrator: true }, { invitesPerHour: 1 })).not.toContain(
      'tooManyInvites',
    );
  });

  test('[MOD-10] repeating and changing what was taken costs nothing, and what was given back is free again', () => {
    const parts = said(4, 1);
    const pace = new WritingPace();
    const context = { facts: PUPIL, at: START, amount: () => 4 };
    for (const part of [...parts, ...parts]) expect(pace.take(part, context)).toBeUndefined();
    const [first, next] = [parts[0]!, messagePart({ by: 'older', chat: 'g1', stamp: stampAt(START + 9) })];
    expect(pace.take({ ...first, stamp: stampAt(START + 5) }, context)).toBeUndefined();
    expect(pace.take(next, context)).toBe('tooManyMessages');
    pace.giveBack(first, context);
    expect(pace.take(next, context)).toBeUndefined();
  });

  test('[MOD-10] never more than the limit of one minute is taken, in whatever order it comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 * MINUTE_MS }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (times, limit) => {
          const parts = times.map((ms, n) =>
            messagePart({
              by: 'older',
              chat: 'g1',
              stamp: stampAt(START + ms, n.toString(32).padStart(12, '0')),
            }),
          );
          const taken = tried(parts, PUPIL, { messagesPerMinute: limit });
          const byMinute = Map.groupBy(
            parts.filter((_, n) => taken[n] === 'taken'),
            (part) => Math.floor(saidAt(part, 0) / MINUTE_MS),
          );
          for (const [minute, of] of byMinute) {
            expect(of.length, String(minute)).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });
});
