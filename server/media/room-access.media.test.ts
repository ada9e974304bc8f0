import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

let service: MediaService;
let roomCount = 0;
let roomId = '';
const roles = {
  'person-teacher': 'host',
  'person-pupil': 'viewer',
  'person-speaker': 'speaker',
} as const;

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

function peer(name: string): TestPeer {
  const opened = new TestPeer(service, name);
  service.closeSession(opened.sessionId);
  return new TestPeer(service, name);
}

describe('room.join', () => {
  test('refuses a person who is not invited', async () => {
    expect(await peer('stranger').refusal('room.join', { roomId })).toBe('notInvited');
  });

  test('refuses when the right cannot be checked', async () => {
    service.openRoom({
      roomId: 'broken',
      hostPersonId: 'person-teacher',
      canJoin: () => Promise.reject(new Error('no store')),
    });
    expect(await peer('teacher').refusal('room.join', { roomId: 'broken' })).toBe('notInvited');
    service.endRoom('broken');
  });

  test('tells an unknown room from one that ended', async () => {
    const teacher = peer('teacher');
    expect(await teacher.refusal('room.join', { roomId: 'never' })).toBe('noSuchRoom');
    service.endRoom(roomId);
    expect(await teacher.refusal('room.join', { roomId })).toBe('lessonEnded');
  });

  test('refuses a session that was never opened, and data that do not fit', async () => {
    expect(await service.request('nobody', 'room.join', { roomId })).toMatchObject({ kind: 'refused' });
    const teacher = peer('teacher');
    const malformed = { kind: 'badRequest', reason: 'malformedRequest' };
    expect(await service.request(teacher.sessionId, 'room.join', { room: 1 })).toMatchObject(malformed);
    expect(await service.request(teacher.sessionId, 'room.explode', {})).toMatchObject(malformed);
  });

  test('tells who is there, and tells them who came', async () => {
    const teacher = peer('teacher');
    const own = await teacher.join(roomId);
    expect(own).toMatchObject({ role: 'host', producers: [] });
    const pupil = peer('pupil');
    const joined = await pupil.join(roomId);
    expect(joined.participants.map((one) => one.displayName).sort()).toEqual(['pupil', 'teacher']);
    expect(await teacher.notice('participant.joined')).toMatchObject({
      roomId,
      participant: { participantId: joined.participantId, role: 'viewer', isConnected: true },
    });
  });

  test('replaces the earlier place of the same session', async () => {
    const watcher = peer('pupil');
    await watcher.join(roomId);
    const teacher = peer('teacher');
    const first = await teacher.join(roomId);
    const { producerId } = await teacher.call('produce', testStream(first.sendId, 'microphone'));
    const second = await teacher.join(roomId);
    expect(second.participantId).toBe(first.participantId);
    expect(second.participants).toHaveLength(2);
    expect(second.producers).toEqual([]);
    expect(await watcher.notice('producer.closed')).toMatchObject({ producerId });
    expect(await teacher.refusal('transport.restartIce', { transportId: first.sendId })).toBe(
      'noSuchTransport',
    );
  });

  test('leaves the earlier room of the same session', async () => {
    openTestRoom(service, roles, { roomId: `${roomId}-next` });
    const watcher = peer('pupil');
    await watcher.join(roomId);
    const teacher = peer('teacher');
    const { participantId } = await teacher.join(roomId);
    await teacher.join(`${roomId}-next`);
    expect(await watcher.notice('participant.left')).toMatchObject({ participantId });
  });

  test('refuses one more than the room may hold', async () => {
    const small = startTestService({ limits: { maxParticipants: 1 } });
    await small.ready();
    openTestRoom(small, roles);
    await new TestPeer(small, 'teacher').join('room');
    expect(await new TestPeer(small, 'pupil').refusal('room.join', { roomId: 'room' })).toBe(
      'tooManyParticipants',
    );
    await small.close();
  });
});

describe('room.leave', () => {
  test('refuses a session that is not in that room', async () => {
    const teacher = peer('teacher');
    expect(await teacher.refusal('room.leave', { roomId })).toBe('notJoined');
    await teacher.join(roomId);
    expect(await teacher.refusal('room.leave', { roomId: 'other' })).toBe('notJoined');
  });

  test('tells the others and frees the place', async () => {
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const teacher = peer('teacher');
    const { participantId } = await teacher.join(roomId);
    await teacher.call('room.leave', { roomId });
    expect(await pupil.notice('participant.left')).toMatchObject({ participantId });
    expect(service.stats().participants).toBeGreaterThan(0);
  });
});

describe('room.end', () => {
  test('refuses everyone but a host of that room', async () => {
    const pupil = peer('pupil');
    expect(await pupil.refusal('room.end', { roomId })).toBe('notJoined');
    await pupil.join(roomId);
    expect(await pupil.refusal('room.end', { roomId })).toBe('hostOnly');
    const teacher = peer('teacher');
    await teacher.join(roomId);
    expect(await teacher.refusal('room.end', { roomId: 'other' })).toBe('notJoined');
  });

  test('reaches everyone', async () => {
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const teacher = peer('teacher');
    await teacher.join(roomId);
    await teacher.call('room.end', { roomId });
    for (const one of [pupil, teacher]) {
      expect(await one.notice('room.ended')).toEqual({ type: 'room.ended', roomId, cause: 'ended' });
      expect(await one.refusal('room.join', { roomId })).toBe('lessonEnded');
    }
  });
});

describe('participant.mute', () => {
  test('refuses everyone but a host', async () => {
    const speaker = peer('speaker');
    const { participantId } = await speaker.join(roomId);
    const target = { participantIds: [participantId] };
    expect(await peer('pupil').refusal('participant.mute', target)).toBe('notJoined');
    expect(await speaker.refusal('participant.mute', target)).toBe('hostOnly');
  });

  test('pauses the microphone, tells its owner and the others, and leaves unmuting to the owner', async () => {
    const speaker = peer('speaker');
    const { participantId, sendId } = await speaker.join(roomId);
    const { producerId } = await speaker.call('produce', testStream(sendId, 'microphone'));
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const teacher = peer('teacher');
    const host = await teacher.join(roomId);
    expect(await teacher.refusal('participant.mute', { participantIds: ['nobody'] })).toBe(
      'noSuchParticipant',
    );
    const target = { participantIds: [participantId, participantId] };
    expect(await teacher.call('participant.mute', target)).toEqual({ mutedCount: 1 });
    expect(await teacher.call('participant.mute', target)).toEqual({ mutedCount: 0 });
    const byParticipantId = host.participantId;
    expect(await speaker.notice('microphone.muted')).toMatchObject({ producerId, byParticipantId });
    expect(await pupil.notice('producer.paused')).toMatchObject({ producerId });
    await speaker.call('producer.resume', { producerId });
    expect(await pupil.notice('producer.resumed')).toMatchObject({ producerId });
  });
});

describe('participant.giveVoice', () => {
  test('refuses everyone but a host, and a person who is not there', async () => {
    const target = { personId: 'person-pupil', isGiven: true };
    const speaker = peer('speaker');
    expect(await speaker.refusal('participant.giveVoice', target)).toBe('notJoined');
    await speaker.join(roomId);
    expect(await speaker.refusal('participant.giveVoice', target)).toBe('hostOnly');
    const teacher = peer('teacher');
    await teacher.join(roomId);
    expect(await teacher.refusal('participant.giveVoice', target)).toBe('noSuchParticipant');
  });

  test('F-065 lets a person who listens speak with every window, also after coming back, until it is taken', async () => {
    const teacher = peer('teacher');
    await teacher.join(roomId);
    const pupil = peer('pupil');
    const { participantId } = await pupil.join(roomId);
    expect(await pupil.refusal('transport.create', { direction: 'send' })).toBe('viewersOnlyWatch');
    const target = { personId: 'person-pupil' };
    expect(await teacher.call('participant.giveVoice', { ...target, isGiven: true })).toEqual({});
    const changed = { participant: { participantId, role: 'speaker' } };
    expect(await pupil.notice('participant.changed')).toMatchObject(changed);
    const { sendId, role } = await pupil.join(roomId);
    expect(role).toBe('speaker');
    const { producerId } = await pupil.call('produce', testStream(sendId, 'microphone'));
    await teacher.call('participant.giveVoice', { ...target, isGiven: false });
    expect(await teacher.notice('producer.closed')).toMatchObject({ producerId });
    expect((await pupil.join(roomId)).role).toBe('viewer');
  });
});

describe('rights that change during a lesson', () => {
  test('a person who may no longer be there leaves, a speaker made a viewer stops sending', async () => {
    const current = new Map<string, 'host' | 'speaker' | 'viewer'>([
      ['person-teacher', 'host'],
      ['person-speaker', 'speaker'],
      ['person-pupil', 'viewer'],
    ]);
    const room = `${roomId}-changing`;
    service.openRoom({
      roomId: room,
      hostPersonId: 'person-teacher',
      canJoin: (personId) => Promise.resolve(current.get(personId) ?? 'refused'),
    });
    const teacher = peer('teacher');
    await teacher.join(room);
    const pupil = peer('pupil');
    await pupil.join(room);
    const speaker = peer('speaker');
    const { sendId } = await speaker.join(room);
    const { producerId } = await speaker.call('produce', testStream(sendId, 'camera'));
    current.delete('person-pupil');
    current.set('person-speaker', 'viewer');
    await service.recheckAccess(room);
    expect(await pupil.notice('room.ended')).toMatchObject({ cause: 'accessLost' });
    expect(await teacher.notice('producer.closed')).toMatchObject({ producerId });
    expect(await speaker.refusal('produce', testStream(sendId, 'camera'))).toBe('viewersOnlyWatch');
  });
});
