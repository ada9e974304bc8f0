import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

let service: MediaService;
let roomCount = 0;
let roomId = '';
const roles = {
  'person-teacher': 'host',
  'person-anna': 'viewer',
  'person-boris': 'viewer',
  'person-vera': 'viewer',
} as const;
type Joined = Awaited<ReturnType<typeof enter>>;

beforeAll(async () => {
  service = startTestService();
  await service.ready();
  expect(service.stats().state).toBe('ready');
});
afterAll(() => service.close());
beforeEach(() => {
  roomCount += 1;
  roomId = `room-${roomCount}`;
  openTestRoom(service, roles, { roomId });
});

async function enter(name: string) {
  service.closeSession(`session-${name}`);
  const peer = new TestPeer(service, name);
  return { peer, ...(await peer.join(roomId)) };
}
const divide = (groups: Record<string, number>) =>
  service.divideRoom(
    roomId,
    new Map(Object.entries(groups).map(([name, group]) => [`person-${name}`, group])),
  );
/** Opens a microphone; whoever came as a viewer has no way out yet. */
async function speak({ peer, sendId }: Joined): Promise<string> {
  const transportId = sendId || (await peer.call('transport.create', { direction: 'send' })).transportId;
  return (await peer.call('produce', testStream(transportId, 'microphone'))).producerId;
}
async function received({ peer, recvId }: Joined, producerId: string): Promise<number> {
  const { offers } = await peer.call('consume', { transportId: recvId, producerIds: [producerId] });
  return offers.length;
}
const told = ({ peer }: Joined, type: string) => peer.notices.filter((notice) => notice.type === type);
const forget = (...all: readonly Joined[]) => {
  for (const { peer } of all) peer.notices.length = 0;
};
const names = (people: readonly { displayName: string }[]) =>
  people.map(({ displayName }) => displayName).sort();

describe('[LIVE-17] groups of a room', () => {
  test('F-065 nobody receives a stream of another group, not even by its id', async () => {
    const [teacher, anna, boris, vera] = [
      await enter('teacher'),
      await enter('anna'),
      await enter('boris'),
      await enter('vera'),
    ];
    await divide({ anna: 1, boris: 1, vera: 2 });
    const voice = await speak(anna);
    expect(await received(vera, voice)).toBe(0);
    expect(await received(teacher, voice)).toBe(0);
    expect(await received(boris, voice)).toBe(1);
    const own = await speak(teacher);
    for (const one of [anna, boris, vera]) expect(await received(one, own)).toBe(0);
    // Nor is anything of it heard of: coming, going, muting, signs.
    forget(teacher, vera);
    await anna.peer.call('producer.pause', { producerId: voice });
    await anna.peer.call('producer.resume', { producerId: voice });
    await anna.peer.call('room.react', { sign: 'like' });
    await anna.peer.call('producer.close', { producerId: voice });
    expect([...teacher.peer.notices, ...vera.peer.notices]).toEqual([]);
    expect(told(boris, 'room.reacted')).toHaveLength(1);
    expect(told(boris, 'producer.closed')).toMatchObject([{ producerId: voice }]);
    // Whoever leads mutes those of the own place.
    await speak(vera);
    const muted = teacher.peer.refusal('participant.mute', { participantIds: [vera.participantId] });
    expect(await muted).toBe('noSuchParticipant');
  });

  test('F-065 streams end for those who are apart, and are offered to those who have come together', async () => {
    const [teacher, anna, boris] = [await enter('teacher'), await enter('anna'), await enter('boris')];
    const voice = await speak(teacher);
    expect(await received(anna, voice)).toBe(1);
    expect(await received(boris, voice)).toBe(1);
    forget(teacher, anna, boris);
    await divide({ anna: 1, boris: 2 });
    expect(told(anna, 'producer.closed')).toMatchObject([{ producerId: voice }]);
    expect(told(anna, 'participant.left')).toHaveLength(2);
    expect(await received(anna, voice)).toBe(0);
    forget(teacher, anna, boris);
    // Whoever leads visits the second group.
    await divide({ anna: 1, boris: 2, teacher: 2 });
    expect(told(boris, 'participant.joined')).toMatchObject([{ participant: { displayName: 'teacher' } }]);
    expect(told(boris, 'producer.available')).toMatchObject([{ producer: { producerId: voice } }]);
    expect(await received(boris, voice)).toBe(1);
    expect(await received(anna, voice)).toBe(0);
    expect(anna.peer.notices).toEqual([]);
    await divide({});
    expect(await received(anna, voice)).toBe(1);
    expect(told(anna, 'participant.joined')).toHaveLength(2);
    // The stream that went on is not offered twice.
    expect(told(boris, 'producer.available')).toHaveLength(1);
  });

  test('F-065 who listens may speak in a group, and no longer after it', async () => {
    const [teacher, anna, boris] = [await enter('teacher'), await enter('anna'), await enter('boris')];
    await expect(speak(anna)).rejects.toThrow('viewersOnlyWatch');
    await divide({ anna: 1, boris: 1 });
    expect(told(anna, 'participant.changed')).toMatchObject([
      { participant: { displayName: 'anna', role: 'speaker' } },
      { participant: { displayName: 'boris', role: 'speaker' } },
    ]);
    const voice = await speak(anna);
    forget(teacher, boris);
    await divide({});
    expect(await received(teacher, voice)).toBe(0);
    expect(told(teacher, 'producer.available')).toEqual([]);
    expect(told(boris, 'producer.closed')).toMatchObject([{ producerId: voice }]);
    await expect(speak(anna)).rejects.toThrow('viewersOnlyWatch');
  });

  test('F-065 whoever comes late or comes back is in the own group, and told of it alone', async () => {
    await enter('teacher');
    await enter('vera');
    await divide({ anna: 1, boris: 1, vera: 2 });
    const anna = await enter('anna');
    expect(anna).toMatchObject({ role: 'speaker' });
    expect(names(anna.participants)).toEqual(['anna']);
    const voice = await speak(anna);
    const boris = await enter('boris');
    expect(names(boris.participants)).toEqual(['anna', 'boris']);
    expect(boris.producers).toMatchObject([{ producerId: voice }]);
    // The link is lost and comes back while the groups stay.
    service.dropped(anna.peer.sessionId);
    service.resumed(anna.peer.sessionId);
    const state = told(anna, 'room.state')[0];
    expect(names((state as { participants: { displayName: string }[] }).participants)).toEqual([
      'anna',
      'boris',
    ]);
  });

  test('F-065 who was away while streams ended and came back joins again, so that none is missed', async () => {
    const [teacher, anna] = [await enter('teacher'), await enter('anna')];
    const voice = await speak(teacher);
    expect(await received(anna, voice)).toBe(1);
    forget(anna);
    service.dropped(anna.peer.sessionId);
    await divide({ anna: 1 });
    await divide({});
    service.resumed(anna.peer.sessionId);
    expect(anna.peer.notices).toMatchObject([{ type: 'room.rejoin' }]);
  });
});
