import { beforeEach, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { policyId } from '../../shared/schema/policy.ts';
import { TEST_PIN } from '../../shared/testing/fake-transport.ts';
import {
  chatMembership,
  classMembership,
  part,
  personCard,
  stampAt,
} from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { noMedia } from '../../tests/fixtures/no-media.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { LiveCalls } from './live-calls.ts';
import type { MediaService } from './media-service.ts';

const LESSON = stampAt(7);
let hub: Hub;
let live: LiveCalls;
let door: Parameters<MediaService['openRoom']>[0] | undefined;
let rechecked: string[];
let ended: string[];
let waiting: boolean;

beforeEach(async () => {
  door = undefined;
  rechecked = [];
  ended = [];
  waiting = false;
  hub = new Hub({ store: openMemoryStore(), keyPin: TEST_PIN, now: () => 1000, addresses: () => [] });
  await fillSmallSchool(hub);
  live = new LiveCalls(
    hub,
    {
      ...noMedia,
      request: () => Promise.resolve({}),
      openRoom: (room) => (door = room),
      endRoom: (room) => ended.push(room),
      recheckAccess: (room) => {
        rechecked.push(room);
        return Promise.resolve();
      },
    },
    () => waiting,
  );
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt: 0 };
  const lesson = {
    kind: 'lesson',
    id: LESSON,
    scope: 'chat:c1',
    parent: 'c1',
    by: 'teacher',
    stamp: LESSON,
  } as const;
  await hub.acceptor.push('teacher', [part({ ...lesson, body })]);
  await enter('teacher');
  return () => live.close();
});

async function enter(person: string): Promise<void> {
  const peer = { key: `key-${person}`, person, notice: () => undefined };
  const facts = await hub.facts.of(person);
  await live.request(peer, facts, 'live.request', { method: 'room.join', data: { roomId: LESSON } });
}
const may = async (person: string) => await door?.canJoin(person);
const write = (...parts: readonly AuthorPart[]) => hub.acceptor.writeAsSchool(parts);

describe('the door of a lesson', () => {
  test('is open to those who are in its chat, and shut to everybody else', async () => {
    expect(await Promise.all(['teacher', 'pupil', 'mother', 'admin', 'nobody'].map(may))).toEqual([
      'speaker',
      'viewer',
      'refused',
      'refused',
      'refused',
    ]);
  });

  test('F-065 is that of a leader for whom the lesson was handed to, until the word is taken back', async () => {
    const word = (rank: 'host' | 'none', ms: number) =>
      part({
        kind: 'cohost',
        id: stampAt(ms),
        stamp: stampAt(ms),
        by: 'teacher',
        scope: 'chat:c1',
        parent: LESSON,
        body: { person: 'pupil', rank },
      });
    rechecked = [];
    await hub.acceptor.push('teacher', [word('host', 20)]);
    expect(rechecked).toEqual([LESSON]);
    expect(await may('pupil')).toBe('host');
    await hub.acceptor.push('teacher', [word('none', 21)]);
    expect(await may('pupil')).toBe('viewer');
  });

  test('F-065 leaves pupils without a voice while the lesson waits for somebody who leads', async () => {
    expect(await door?.isSilenced?.('pupil')).toBe(false);
    waiting = true;
    expect(await door?.isSilenced?.('pupil')).toBe(true);
    expect(await door?.isSilenced?.('teacher')).toBe(false);
  });

  test('does not depend on whether pupils write in chats', async () => {
    const body = { name: 'pupilsWriteInChats' as const, chat: '', value: false, isSet: true };
    await write(part({ kind: 'policy', id: policyId('pupilsWriteInChats'), scope: 'school', body }));
    expect(await may('pupil')).toBe('viewer');
  });

  test.each([
    ['an own wish', chatMembership('c1', 'pupil', { state: 'ended' })],
    ['the class', classMembership('k1', 'pupil', { state: 'ended' })],
    ['the school', personCard('pupil', ['pupil'], { leftAt: 5 })],
  ])('is looked at again when somebody leaves by %s', async (_why, change) => {
    rechecked = [];
    await write(change);
    expect(rechecked).toContain(LESSON);
    expect(await may('pupil')).toBe('refused');
  });

  test('is looked at again when a confirmation ends', async () => {
    await write(personCard('teacher', ['teacher']));
    expect(rechecked).toContain(LESSON);
    expect(await may('teacher')).toBe('refused');
  });

  test('is closed with the lesson, and not looked at any more', async () => {
    const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt: 9 };
    const over = { kind: 'lesson', id: LESSON, scope: 'chat:c1', parent: 'c1', by: 'teacher' } as const;
    await hub.acceptor.push('teacher', [part({ ...over, stamp: stampAt(9), body })]);
    expect(ended).toEqual([LESSON]);
    rechecked = [];
    await write(classMembership('k1', 'pupil', { state: 'ended' }));
    expect(rechecked).toEqual([]);
  });
});

describe('[LIVE-15] the door of a broadcast', () => {
  const BROADCAST = stampAt(20);
  const place = { scope: 'chat:c1', by: 'teacher' } as const;
  const put = (...parts: readonly AuthorPart[]) =>
    hub.acceptor.writeAsSchool(parts.map((one) => ({ ...one, by: '@school' })));

  beforeEach(async () => {
    await write(personCard('teacher', ['teacher', 'administrator']));
    const body = { title: 'Линейка', type: 'broadcast' as const, plan: '', startedAt: 1, endedAt: 0 };
    await put(part({ kind: 'lesson', id: BROADCAST, parent: 'c1', ...place, stamp: BROADCAST, body }));
    const peer = { key: 'key-teacher', person: 'teacher', notice: () => undefined };
    const data = { method: 'room.join', data: { roomId: BROADCAST } };
    await live.request(peer, await hub.facts.of('teacher'), 'live.request', data);
  });

  const air = (n: number, state: 'on' | 'pause') =>
    part({
      kind: 'air',
      id: stampAt(n),
      stamp: stampAt(n),
      parent: BROADCAST,
      ...place,
      body: { state, text: '', until: 0, at: n },
    });

  test('F-074 is shut to viewers before it is on the air and while it pauses, and looked at again then', async () => {
    expect(door?.isBroadcast).toBe(true);
    expect(await Promise.all(['teacher', 'pupil', 'mother'].map(may))).toEqual([
      'speaker',
      'refused',
      'refused',
    ]);
    rechecked = [];
    await put(air(30, 'on'));
    expect(rechecked).toEqual([BROADCAST]);
    expect(await Promise.all(['teacher', 'pupil', 'mother'].map(may))).toEqual([
      'speaker',
      'viewer',
      'refused',
    ]);
    await put(air(31, 'pause'));
    expect(rechecked).toEqual([BROADCAST, BROADCAST]);
    expect(await Promise.all(['teacher', 'pupil'].map(may))).toEqual(['speaker', 'refused']);
    await put(air(32, 'on'));
    expect(await may('pupil')).toBe('viewer');
  });
});
