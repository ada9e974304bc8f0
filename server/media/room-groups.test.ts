import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { noMedia } from '../../tests/fixtures/no-media.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { LiveCalls } from './live-calls.ts';
import type { RoomSpec } from './room.ts';

const LESSON = stampAt(7);
let timers: ManualTimers;
let hub: Hub;
let live: LiveCalls;
/** How the room was divided, each time. */
let divided: Record<string, number>[];
/** How the room was divided when it was last opened. */
let opened: Record<string, number>;
let faults: unknown[];

function start(): LiveCalls {
  divided = [];
  const media = {
    ...noMedia,
    request: () => Promise.resolve({}),
    openRoom: ({ groups = new Map<string, number>() }: RoomSpec) => {
      opened = Object.fromEntries(groups);
    },
    divideRoom: (_room: string, groups: ReadonlyMap<string, number>) => {
      divided.push(Object.fromEntries(groups));
      return Promise.resolve();
    },
  };
  return new LiveCalls(hub, media, () => false, { timers, onFault: (fault) => faults.push(fault) });
}

beforeEach(async () => {
  timers = new ManualTimers(10_000);
  faults = [];
  const now = () => timers.now();
  hub = new Hub({ store: openMemoryStore(), keyPin: 'pin', now, addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    ...['dasha', 'vera'].map((one) => personCard(one, ['pupil'])),
    ...['anna', 'dasha', 'vera'].map((one) => chatMembership('c1', one)),
  ]);
  live = start();
  await push(lesson(0));
  await enter();
});
afterEach(() => {
  live.close();
  expect(faults).toEqual([]);
});

const lesson = (endedAt: number) =>
  part({
    ...{
      kind: 'lesson',
      id: LESSON,
      by: 'anna',
      scope: 'chat:c1',
      parent: 'c1',
      stamp: stampAt(8 + endedAt),
    },
    body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt },
  });
const split = (n: number, groups: string[][], untilMs = 0, by = 'anna') =>
  part({
    ...{ kind: 'split', id: stampAt(n), stamp: stampAt(n), by, scope: 'chat:c1', parent: LESSON },
    body: { groups, untilMs, at: n },
  });
async function push(of: ReturnType<typeof part>) {
  const [verdict] = await hub.acceptor.push(of.by, [of]);
  return verdict;
}
async function enter(): Promise<void> {
  const peer = { key: 'key-anna', person: 'anna', notice: () => undefined };
  const facts = await hub.facts.of('anna');
  await live.request(peer, facts, 'live.request', { method: 'room.join', data: { roomId: LESSON } });
}
/** Every join waits for what is known to be done. */
const seen = async () => {
  await enter();
  return divided.at(-1);
};

describe('[LIVE-17] the groups of a lesson at the hub', () => {
  test('F-065 are refused to pupils, and divide nothing', async () => {
    expect(await push(split(20, [['dasha'], ['vera']], 0, 'dasha'))).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    expect(await seen()).toBeUndefined();
  });

  test('F-065 are those of the newest word', async () => {
    await push(split(20, [['dasha'], ['vera']]));
    expect(await seen()).toEqual({ dasha: 1, vera: 2 });
    await push(split(30, [['dasha'], ['vera', 'anna']]));
    expect(await seen()).toEqual({ dasha: 1, vera: 2, anna: 2 });
    await push(split(25, [['vera']]));
    expect(await seen()).toEqual({ dasha: 1, vera: 2, anna: 2 });
    await push(split(40, []));
    expect(await seen()).toEqual({});
  });

  test('F-065 end at the time that was said, by the clock of the hub', async () => {
    await push(split(20, [['dasha'], ['vera']], 70_000));
    await seen();
    timers.advance(59_000);
    expect(await seen()).toEqual({ dasha: 1, vera: 2 });
    timers.advance(1_500);
    expect(await seen()).toEqual({});
    expect(timers.planned).toBe(0);
  });

  test('F-065 end later where the time was made longer, and not at all where none is left', async () => {
    await push(split(20, [['dasha'], ['vera']], 70_000));
    await push(split(21, [['dasha'], ['vera']]));
    await seen();
    timers.advance(600_000);
    expect(await seen()).toEqual({ dasha: 1, vera: 2 });
  });

  test('F-065 are found again after the hub was started again, and not where their time is over', async () => {
    await push(split(20, [['dasha'], ['vera']], 70_000));
    live.close();
    live = start();
    expect(await seen()).toEqual({ dasha: 1, vera: 2 });
    // Nobody is in it before that is known, and a room that is opened anew is divided from the start.
    expect(opened).toEqual({ dasha: 1, vera: 2 });
    live.close();
    timers.advance(100_000);
    live = start();
    expect(await seen()).toEqual({});
  });

  test('F-065 end with the lesson', async () => {
    await push(split(20, [['dasha'], ['vera']], 70_000));
    await seen();
    expect(timers.planned).toBe(1);
    await push(lesson(9));
    expect(timers.planned).toBe(0);
  });
});
