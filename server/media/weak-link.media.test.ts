import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

const roles = { 'person-teacher': 'host', 'person-pupil': 'viewer', 'person-other': 'viewer' } as const;
let service: MediaService;

beforeEach(async () => {
  service = startTestService();
  await service.ready();
  openTestRoom(service, roles);
});
afterEach(() => service.close());

const enter = async (name: string) => {
  const peer = new TestPeer(service, name);
  return { peer, place: await peer.join('room') };
};

test('who only carries little makes voices lower, for as long as it is there', async () => {
  const teacher = await enter('teacher');
  const pupil = await enter('pupil');
  await pupil.peer.call('link.tell', { rung: 'thrift', isChosen: false });
  expect(await teacher.peer.notice('voice.rate')).toMatchObject({ isLow: true });
  // Who begins to speak after that is told as well.
  await teacher.peer.call('produce', testStream(teacher.place.sendId, 'microphone'));
  expect(teacher.peer.notices.filter((one) => one.type === 'voice.rate')).toHaveLength(2);
  await pupil.peer.call('room.leave', { roomId: 'room' });
  expect(teacher.peer.notices.filter((one) => one.type === 'voice.rate').at(-1)).toMatchObject({
    isLow: false,
  });
});

test('who has no place in a room, and who says nonsense, changes nothing', async () => {
  const teacher = await enter('teacher');
  const other = new TestPeer(service, 'other');
  expect(await other.refusal('link.tell', { rung: 'thrift', isChosen: false })).toBe('notJoined');
  const answer = await service.request(teacher.peer.sessionId, 'link.tell', { rung: 'cable', isChosen: 1 });
  expect(answer).toMatchObject({ reason: 'malformedRequest' });
  expect(teacher.peer.notices).toEqual([]);
});

test('a stream that the link does not carry is offered, and flows when the link does', async () => {
  const teacher = await enter('teacher');
  const pupil = await enter('pupil');
  await pupil.peer.call('link.tell', { rung: 'voice', isChosen: false });
  const { producerId } = await teacher.peer.call('produce', testStream(teacher.place.sendId, 'camera'));
  const { offers } = await pupil.peer.call('consume', {
    transportId: pupil.place.recvId,
    producerIds: [producerId],
  });
  const consumerIds = offers.map(({ consumerId }) => consumerId);
  await pupil.peer.call('consumer.resume', { consumerIds });
  expect(await pupil.peer.refusal('consumer.resume', { consumerIds })).toBe('not refused');
  expect(await pupil.peer.call('link.tell', { rung: 'video', isChosen: false })).toEqual({});
});
