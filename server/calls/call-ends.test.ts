import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lessonEndId } from '../../shared/schema/call.ts';
import { pairChatId, pairId } from '../../shared/schema/pair.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { CallEnds } from './call-ends.ts';

const PAIR = pairChatId('anna', 'vera');
let timers: ManualTimers;
let store: HubStore;
let hub: Hub;
let ends: CallEnds;
let faults: unknown[];

const begun = () => new CallEnds({ hub, timers, onFault: (fault) => faults.push(fault) });

beforeEach(async () => {
  timers = new ManualTimers(10_000);
  faults = [];
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: 'pin', now: () => timers.now(), addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    ...['anna', 'vera', 'boris'].flatMap((one) => [
      personCard(one, ['teacher'], { isVerified: true }),
      chatMembership('c1', one),
    ]),
    ...withRules('anna', 'vera', 'boris'),
  ]);
  const pair = { kind: 'pair', id: pairId('anna', 'vera'), by: 'anna', scope: `chat:${PAIR}` } as const;
  await push(part({ ...pair, stamp: stampAt(3), parent: PAIR, body: { with: 'vera' } }));
  ends = begun();
});
afterEach(async () => {
  await ends.stop();
  expect(faults).toEqual([]);
});

async function push(of: ReturnType<typeof part>): Promise<void> {
  const [verdict] = await hub.acceptor.push(of.by, [of]);
  expect(verdict, JSON.stringify(verdict)).toHaveProperty('acceptance');
}
async function call(chat: string, id: string, endedAt = 0): Promise<void> {
  const body = { title: 'call', type: 'call' as const, plan: '', startedAt: 1, endedAt };
  const place = { scope: `chat:${chat}`, parent: chat };
  await push(part({ kind: 'lesson', id, by: 'anna', stamp: stampAt(90 + endedAt), ...place, body }));
}
async function endOf(lesson: string): Promise<unknown> {
  await ends.settled();
  return (await store.get(lessonEndId(lesson)))?.body['at'];
}

describe('F-063 a call of two', () => {
  const CALL = stampAt(7);

  test('ends when one of them has gone, and not while whoever calls waits alone', async () => {
    await call(PAIR, CALL);
    ends.noted(CALL, 'anna', true);
    timers.advance(600_000);
    expect(await endOf(CALL)).toBeUndefined();
    ends.noted(CALL, 'vera', true);
    // The same person on another computer, and away from the first.
    ends.noted(CALL, 'vera', true);
    ends.noted(CALL, 'vera', false);
    expect(await endOf(CALL)).toBeUndefined();
    ends.noted(CALL, 'vera', false);
    expect(await endOf(CALL)).toBe(610_000);
    const held = await store.get(lessonEndId(CALL));
    expect(held).toMatchObject({ scope: `chat:${PAIR}`, parent: CALL, by: '@school' });
  });

  test('ends when whoever called gives up', async () => {
    await call(PAIR, CALL);
    ends.noted(CALL, 'anna', true);
    ends.noted(CALL, 'anna', false);
    expect(await endOf(CALL)).toBe(10_000);
  });

  test('ends when nobody has come into it, also where the hub was switched off meanwhile', async () => {
    await call(PAIR, CALL);
    timers.advance(59_000);
    expect(await endOf(CALL)).toBeUndefined();
    timers.advance(2_000);
    expect(await endOf(CALL)).toBe(71_000);
    await ends.stop();
    const other = stampAt(8);
    await call(PAIR, other);
    ends = begun();
    await ends.begin();
    timers.advance(119_000);
    expect(await endOf(other)).toBeUndefined();
    timers.advance(2_000);
    expect(await endOf(other)).toBe(192_000);
  });

  test('that was ended by whoever called has no other end', async () => {
    await call(PAIR, CALL);
    ends.noted(CALL, 'anna', true);
    await call(PAIR, CALL, 5);
    ends.noted(CALL, 'anna', false);
    timers.advance(600_000);
    expect(await endOf(CALL)).toBeUndefined();
  });
});

describe('F-064 a call of many', () => {
  const CALL = stampAt(9);

  test('goes on while anybody is there, and ends with the last', async () => {
    await call('c1', CALL);
    for (const one of ['anna', 'vera', 'boris']) ends.noted(CALL, one, true);
    ends.noted(CALL, 'anna', false);
    ends.noted(CALL, 'vera', false);
    expect(await endOf(CALL)).toBeUndefined();
    ends.noted(CALL, 'boris', false);
    expect(await endOf(CALL)).toBe(10_000);
  });

  test('a lesson is left to whoever leads it', async () => {
    const body = { title: 'call', type: 'lesson' as const, plan: '', startedAt: 1, endedAt: 0 };
    await push(
      part({
        kind: 'lesson',
        id: CALL,
        by: 'anna',
        stamp: stampAt(90),
        scope: 'chat:c1',
        parent: 'c1',
        body,
      }),
    );
    ends.noted(CALL, 'anna', true);
    ends.noted(CALL, 'anna', false);
    timers.advance(600_000);
    expect(await endOf(CALL)).toBeUndefined();
  });
});
