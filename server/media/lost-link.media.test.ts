import { afterEach, expect, test } from 'vitest';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

const roles = { 'person-teacher': 'host', 'person-pupil': 'viewer' } as const;
let service: MediaService;

afterEach(() => service.close());

async function lesson(graceMs: number) {
  service = startTestService({ graceMs });
  await service.ready();
  openTestRoom(service, roles);
  const teacher = new TestPeer(service, 'teacher');
  const pupil = new TestPeer(service, 'pupil');
  return { teacher, pupil, place: await teacher.join('room'), pupilPlace: await pupil.join('room') };
}

test('a lost link keeps the place and the media; the return brings the state of the room', async () => {
  const { teacher, pupil, place, pupilPlace } = await lesson(60_000);
  service.dropped(pupil.sessionId);
  expect(await teacher.notice('participant.changed')).toMatchObject({
    participant: { participantId: pupilPlace.participantId, isConnected: false },
  });
  const { producerId } = await teacher.call('produce', testStream(place.sendId, 'microphone'));
  service.resumed(pupil.sessionId);
  expect(await pupil.notice('room.state')).toMatchObject({ role: 'viewer', producers: [{ producerId }] });
  expect(pupil.notices.some((notice) => notice.type === 'producer.available')).toBe(false);
  const { transportId } = { transportId: pupilPlace.recvId };
  const { offers } = await pupil.call('consume', { transportId, producerIds: [producerId] });
  expect(offers).toHaveLength(1);
});

test('who is away for longer than the grace time has left, and is told to join again', async () => {
  const { teacher, pupil, pupilPlace } = await lesson(1);
  service.dropped(pupil.sessionId);
  const { participantId } = pupilPlace;
  expect(await teacher.notice('participant.left')).toMatchObject({ participantId });
  service.resumed(pupil.sessionId);
  expect(await pupil.notice('room.rejoin')).toMatchObject({ cause: 'awayTooLong' });
  expect((await pupil.join('room')).participants).toHaveLength(2);
});

test('who is away when the lesson ends is told on return', async () => {
  const { pupil } = await lesson(60_000);
  service.dropped(pupil.sessionId);
  service.endRoom('room');
  service.resumed(pupil.sessionId);
  expect(await pupil.notice('room.ended')).toMatchObject({ cause: 'ended' });
});

test('a session that is over leaves at once and is not known any more', async () => {
  const { teacher, pupil, pupilPlace } = await lesson(60_000);
  service.closeSession(pupil.sessionId);
  const { participantId } = pupilPlace;
  expect(await teacher.notice('participant.left')).toMatchObject({ participantId });
  expect(await pupil.refusal('room.join', { roomId: 'room' })).toBe('notJoined');
});

test('a flood of requests is bounded', async () => {
  const { teacher, place } = await lesson(60_000);
  const flood = Array.from({ length: 200 }, () =>
    teacher.refusal('transport.restartIce', { transportId: place.sendId }),
  );
  const outcomes = await Promise.all(flood);
  expect(outcomes.filter((outcome) => outcome === 'tooManyRequests')).toHaveLength(136);
});
