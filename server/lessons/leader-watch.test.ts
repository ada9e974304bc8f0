import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitId } from '../../shared/schema/cohost.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { LeaderWatch } from './leader-watch.ts';

const LESSON = stampAt(7);
let timers: ManualTimers;
let store: HubStore;
let hub: Hub;
let watch: LeaderWatch;
let rechecked: string[];
let faults: unknown[];

const begun = () =>
  new LeaderWatch({
    hub,
    timers,
    recheck: (lesson) => rechecked.push(lesson),
    onFault: (fault) => faults.push(fault),
  });

beforeEach(async () => {
  timers = new ManualTimers(10_000);
  [rechecked, faults] = [[], []];
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: 'pin', now: () => timers.now(), addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    ...['dasha', 'vera'].map((one) => personCard(one, ['pupil'])),
    ...['anna', 'dasha', 'vera'].map((one) => chatMembership('c1', one)),
    ...withRules('anna'),
  ]);
  watch = begun();
  await lesson();
});
afterEach(async () => {
  await watch.stop();
  expect(faults).toEqual([]);
});

async function push(of: ReturnType<typeof part>): Promise<void> {
  const [verdict] = await hub.acceptor.push(of.by, [of]);
  expect(verdict, JSON.stringify(verdict)).toHaveProperty('acceptance');
}
async function lesson(of: { readonly endedAt?: number } = {}) {
  const { endedAt = 0 } = of;
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt };
  const place = { id: LESSON, by: 'anna', scope: 'chat:c1', parent: 'c1' };
  await push(part({ kind: 'lesson', ...place, stamp: stampAt(8 + endedAt), body }));
}
const name = (person: string, rank: 'second' | 'none', ms: number) =>
  push(
    part({
      kind: 'cohost',
      id: stampAt(ms),
      stamp: stampAt(ms),
      by: 'anna',
      scope: 'chat:c1',
      parent: LESSON,
      body: { person, rank },
    }),
  );
async function pass(ms: number): Promise<void> {
  await watch.settled();
  timers.advance(ms);
  await watch.settled();
}
const spans = async () => (await store.get(waitId(LESSON)))?.body['spans'];

describe('[LIVE-10] a lesson that nobody leads', () => {
  test('F-065 waits when whoever leads does not come back in time, and goes on when they do', async () => {
    watch.noted(LESSON, 'anna', true);
    watch.noted(LESSON, 'dasha', true);
    await pass(600_000);
    expect(watch.isWaiting(LESSON)).toBe(false);
    watch.noted(LESSON, 'anna', false);
    await pass(19_000);
    expect(watch.isWaiting(LESSON)).toBe(false);
    // Back in time: nothing happens.
    watch.noted(LESSON, 'anna', true);
    await pass(60_000);
    expect([watch.isWaiting(LESSON), await spans()]).toEqual([false, undefined]);
    watch.noted(LESSON, 'anna', false);
    await pass(20_000);
    const from = timers.now();
    expect([watch.isWaiting(LESSON), rechecked]).toEqual([true, [LESSON]]);
    expect(await spans()).toEqual([{ from, to: 0 }]);
    await pass(5_000);
    watch.noted(LESSON, 'anna', true);
    await watch.settled();
    expect([watch.isWaiting(LESSON), rechecked]).toEqual([false, [LESSON, LESSON]]);
    expect(await spans()).toEqual([{ from, to: from + 5_000 }]);
    const held = await store.get(waitId(LESSON));
    expect(held).toMatchObject({ scope: 'chat:c1', parent: LESSON, by: '@school' });
  });

  test('F-065 does not wait while a second person leads it, and goes on when one takes over', async () => {
    watch.noted(LESSON, 'anna', true);
    watch.noted(LESSON, 'dasha', true);
    await name('dasha', 'second', 50);
    watch.noted(LESSON, 'anna', false);
    await pass(600_000);
    expect(watch.isWaiting(LESSON)).toBe(false);
    await name('dasha', 'none', 51);
    await pass(20_000);
    expect(watch.isWaiting(LESSON)).toBe(true);
    // The teacher, without sound, says who leads instead.
    await name('dasha', 'second', 52);
    await watch.settled();
    expect(watch.isWaiting(LESSON)).toBe(false);
  });

  test('F-065 waits also when somebody comes into it while nobody leads, and not for an empty room', async () => {
    await pass(600_000);
    expect(await spans()).toBeUndefined();
    watch.noted(LESSON, 'dasha', true);
    watch.noted(LESSON, 'dasha', false);
    await pass(60_000);
    expect(await spans()).toBeUndefined();
    watch.noted(LESSON, 'dasha', true);
    await pass(20_000);
    expect(watch.isWaiting(LESSON)).toBe(true);
  });

  test('F-065 waits on when the hub is switched off and on, and no longer when the lesson ends', async () => {
    watch.noted(LESSON, 'dasha', true);
    await pass(20_000);
    await watch.stop();
    watch = begun();
    await watch.begin();
    expect(watch.isWaiting(LESSON)).toBe(true);
    await lesson({ endedAt: 99 });
    await watch.settled();
    expect(watch.isWaiting(LESSON)).toBe(false);
    expect(await spans()).toEqual([{ from: 30_000, to: 30_000 }]);
    watch.noted(LESSON, 'dasha', false);
    watch.noted(LESSON, 'dasha', true);
    await pass(600_000);
    expect(watch.isWaiting(LESSON)).toBe(false);
  });

  test('F-065 is none where it is a call', async () => {
    const call = stampAt(9);
    const body = { title: 'Звонок', type: 'call' as const, plan: '', startedAt: 1, endedAt: 0 };
    await push(
      part({ kind: 'lesson', id: call, by: 'anna', scope: 'chat:c1', parent: 'c1', stamp: call, body }),
    );
    watch.noted(call, 'dasha', true);
    await pass(600_000);
    expect(watch.isWaiting(call)).toBe(false);
  });
});
