import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

const roles = {
  'person-teacher': 'host',
  'person-pupil': 'viewer',
  'person-speaker': 'speaker',
} as const;
const fingerprints = [
  { algorithm: 'sha-256' as const, value: Array.from({ length: 32 }, () => 'AB').join(':') },
];

let service: MediaService;
let roomCount = 0;
let roomId = '';

beforeAll(async () => {
  service = startTestService({ limits: { maxRoomProducers: 3, maxTransports: 2, maxConsumers: 2 } });
  await service.ready();
  expect(service.stats().state).toBe('ready');
});

afterAll(() => service.close());

beforeEach(() => {
  service.endRoom(roomId);
  roomCount += 1;
  roomId = `room-${roomCount}`;
  openTestRoom(service, roles, { roomId });
});

const peer = (name: string) => new TestPeer(service, `${name}`);

async function teacherWithVoice() {
  const teacher = peer('teacher');
  const place = await teacher.join(roomId);
  const { producerId } = await teacher.call('produce', testStream(place.sendId, 'microphone'));
  return { teacher, place, producerId };
}

describe('transport.create', () => {
  test('refuses outside a room, and refuses a viewer who wants to send', async () => {
    const pupil = peer('pupil');
    expect(await pupil.refusal('transport.create', { direction: 'send' })).toBe('notJoined');
    await pupil.join(roomId);
    expect(await pupil.refusal('transport.create', { direction: 'send' })).toBe('viewersOnlyWatch');
  });

  test('offers UDP and TCP on one port, and no more transports than allowed', async () => {
    const teacher = peer('teacher');
    await teacher.call('room.join', { roomId });
    const transport = await teacher.call('transport.create', { direction: 'send' });
    expect(transport.iceCandidates.map((one) => one.protocol).sort()).toEqual(['tcp', 'udp']);
    expect(new Set(transport.iceCandidates.map((one) => one.port)).size).toBe(1);
    await teacher.call('transport.create', { direction: 'send' });
    expect(await teacher.refusal('transport.create', { direction: 'send' })).toBe('tooManyTransports');
  });
});

describe('transport.connect and transport.restartIce', () => {
  test('refuse outside a room, and do not find the transport of another', async () => {
    const teacher = peer('teacher');
    const { sendId: transportId } = await teacher.join(roomId);
    const speaker = peer('speaker');
    const connect = { transportId, dtlsParameters: { role: 'client' as const, fingerprints } };
    expect(await speaker.refusal('transport.connect', connect)).toBe('notJoined');
    expect(await speaker.refusal('transport.restartIce', { transportId })).toBe('notJoined');
    await speaker.join(roomId);
    expect(await speaker.refusal('transport.connect', connect)).toBe('noSuchTransport');
    expect(await speaker.refusal('transport.restartIce', { transportId })).toBe('noSuchTransport');
    expect(await teacher.call('transport.connect', connect)).toEqual({});
    expect(await teacher.call('transport.connect', connect)).toEqual({});
    const renewed = await teacher.call('transport.restartIce', { transportId });
    expect(renewed.iceParameters.password).not.toBe('');
  });
});

describe('produce', () => {
  test('refuses outside a room, and refuses a viewer', async () => {
    const pupil = peer('pupil');
    expect(await pupil.refusal('produce', testStream('any', 'camera'))).toBe('notJoined');
    const { recvId } = await pupil.join(roomId);
    expect(await pupil.refusal('produce', testStream(recvId, 'camera'))).toBe('viewersOnlyWatch');
  });

  test('F-075 refuses a screen to whoever does not lead, and takes it back with the right to it', async () => {
    const pupil = peer('pupil');
    expect(await pupil.refusal('screen.ask', { roomId })).toBe('notJoined');
    await pupil.join(roomId);
    expect(await pupil.refusal('screen.ask', { roomId })).toBe('viewersOnlyWatch');
    const speaker = peer('speaker');
    const { sendId } = await speaker.join(roomId);
    expect(await speaker.refusal('screen.ask', { roomId })).toBe('hostOnly');
    expect(await speaker.refusal('produce', testStream(sendId, 'screen'))).toBe('hostOnly');
    const { teacher, place } = await teacherWithVoice();
    expect(await teacher.refusal('screen.ask', { roomId: 'another' })).toBe('notJoined');
    expect(await teacher.call('screen.ask', { roomId })).toEqual({});
    await teacher.call('produce', testStream(place.sendId, 'screen'));

    // Whoever led for a while, and does not any more.
    const changing: Record<string, ParticipantRole> = { ...roles, 'person-second': 'host' };
    const ledByTwo = `${roomId}-two`;
    openTestRoom(service, changing, { roomId: ledByTwo });
    const listener = peer('speaker');
    await listener.join(ledByTwo);
    const second = peer('second');
    const seat = await second.join(ledByTwo);
    const { producerId } = await second.call('produce', testStream(seat.sendId, 'screen'));
    const voice = await second.call('produce', testStream(seat.sendId, 'microphone'));
    changing['person-second'] = 'speaker';
    await service.recheckAccess(ledByTwo);
    expect(await listener.notice('producer.closed')).toMatchObject({ producerId });
    expect(await second.refusal('produce', testStream(seat.sendId, 'screen'))).toBe('hostOnly');
    expect(await second.call('producer.pause', voice)).toEqual({});
    service.endRoom(ledByTwo);
  });

  test('F-075 in a call everybody who speaks may show a screen', async () => {
    const call = `${roomId}-call`;
    service.openRoom({
      roomId: call,
      hostPersonId: 'person-teacher',
      canJoin: () => Promise.resolve('speaker'),
      screensOf: 'speakers',
    });
    const speaker = peer('speaker');
    const { sendId } = await speaker.join(call);
    expect(await speaker.call('screen.ask', { roomId: call })).toEqual({});
    await speaker.call('produce', testStream(sendId, 'screen'));
    service.endRoom(call);
  });

  test('does not find the transport of another, nor a receiving one', async () => {
    const { place } = await teacherWithVoice();
    const speaker = peer('speaker');
    const { recvId } = await speaker.join(roomId);
    expect(await speaker.refusal('produce', testStream(place.sendId, 'camera'))).toBe('noSuchTransport');
    expect(await speaker.refusal('produce', testStream(recvId, 'camera'))).toBe('noSuchTransport');
  });

  test('refuses a source twice, a kind that does not fit the source, and unsupported media', async () => {
    const { teacher, place } = await teacherWithVoice();
    expect(await teacher.refusal('produce', testStream(place.sendId, 'microphone'))).toBe('sourceInUse');
    const camera = testStream(place.sendId, 'camera');
    expect(await teacher.refusal('produce', { ...camera, kind: 'audio' })).toBe('malformedRequest');
    const unknown = { mimeType: 'video/unknown', payloadType: 99, clockRate: 90000 };
    const rtpParameters = { ...camera.rtpParameters, codecs: [unknown] };
    expect(await teacher.refusal('produce', { ...camera, rtpParameters })).toBe('unsupportedMedia');
  });

  test('refuses one stream more than the room may hold', async () => {
    const { teacher, place } = await teacherWithVoice();
    await teacher.call('produce', testStream(place.sendId, 'camera'));
    await teacher.call('produce', testStream(place.sendId, 'screen'));
    const speaker = peer('speaker');
    const { sendId } = await speaker.join(roomId);
    expect(await speaker.refusal('produce', testStream(sendId, 'microphone'))).toBe('tooManyProducers');
  });

  test('tells the room, and those who come later', async () => {
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const { place, producerId } = await teacherWithVoice();
    const info = {
      producerId,
      participantId: place.participantId,
      kind: 'audio',
      source: 'microphone',
      isPaused: false,
    };
    expect(await pupil.notice('producer.available')).toMatchObject({ roomId, producer: info });
    const late = await peer('speaker').join(roomId);
    expect(late.producers).toEqual([info]);
  });
});

describe('producer.pause, producer.resume, producer.close', () => {
  test('refuse outside a room, and do not find the stream of another', async () => {
    const { producerId } = await teacherWithVoice();
    const speaker = peer('speaker');
    const methods = ['producer.pause', 'producer.resume', 'producer.close'] as const;
    for (const method of methods) expect(await speaker.refusal(method, { producerId })).toBe('notJoined');
    await speaker.join(roomId);
    for (const method of methods)
      expect(await speaker.refusal(method, { producerId })).toBe('noSuchProducer');
  });

  test('reach the others, and closing frees the source', async () => {
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const { teacher, place, producerId } = await teacherWithVoice();
    await teacher.call('producer.pause', { producerId });
    expect(await pupil.notice('producer.paused')).toMatchObject({ producerId });
    await teacher.call('producer.resume', { producerId });
    expect(await pupil.notice('producer.resumed')).toMatchObject({ producerId });
    await teacher.call('producer.close', { producerId });
    expect(await pupil.notice('producer.closed')).toMatchObject({ producerId });
    await teacher.call('produce', testStream(place.sendId, 'microphone'));
  });
});

describe('consume', () => {
  test('refuses outside a room', async () => {
    const { producerId } = await teacherWithVoice();
    const pupil = peer('pupil');
    const wanted = { transportId: 'any', producerIds: [producerId] };
    expect(await pupil.refusal('consume', wanted)).toBe('notJoined');
  });

  test('refuses through the transport of another', async () => {
    const { place, producerId } = await teacherWithVoice();
    const pupil = peer('pupil');
    await pupil.join(roomId);
    const wanted = { transportId: place.recvId, producerIds: [producerId] };
    expect(await pupil.refusal('consume', wanted)).toBe('noSuchTransport');
  });

  test('offers each stream once, the same again when asked again, and leaves out own and unknown ones', async () => {
    const { teacher, place, producerId } = await teacherWithVoice();
    const pupil = peer('pupil');
    const { recvId: transportId } = await pupil.join(roomId);
    const wanted = { transportId, producerIds: [producerId, 'unknown', producerId] };
    const { offers } = await pupil.call('consume', wanted);
    expect(offers).toHaveLength(1);
    expect(offers[0]).toMatchObject({ producerId, participantId: place.participantId, source: 'microphone' });
    expect((await pupil.call('consume', wanted)).offers).toEqual(offers);
    const ownWish = { transportId: place.recvId, producerIds: [producerId] };
    expect((await teacher.call('consume', ownWish)).offers).toEqual([]);
    expect(service.stats()).toMatchObject({ producers: 1, consumers: 1 });
    await teacher.call('producer.close', { producerId });
    await pupil.notice('producer.closed');
    expect(await pupil.refusal('consumer.resume', { consumerIds: [offers[0]?.consumerId ?? ''] })).toBe(
      'noSuchConsumer',
    );
  });

  test('a stream of another room is not found, nor can its consumers be touched', async () => {
    const { producerId } = await teacherWithVoice();
    const pupil = peer('pupil');
    const { recvId } = await pupil.join(roomId);
    const { offers } = await pupil.call('consume', { transportId: recvId, producerIds: [producerId] });
    openTestRoom(service, roles, { roomId: `${roomId}-other` });
    const stranger = peer('speaker');
    const { recvId: transportId } = await stranger.join(`${roomId}-other`);
    expect((await stranger.call('consume', { transportId, producerIds: [producerId] })).offers).toEqual([]);
    const consumerIds = [offers[0]?.consumerId ?? ''];
    for (const method of ['consumer.resume', 'consumer.pause'] as const) {
      expect(await stranger.refusal(method, { consumerIds })).toBe('noSuchConsumer');
    }
    expect(await stranger.refusal('producer.close', { producerId })).toBe('noSuchProducer');
    expect(await stranger.refusal('room.leave', { roomId })).toBe('notJoined');
  });

  test('says that the stream is paused, and refuses more streams than allowed', async () => {
    const { teacher, place, producerId } = await teacherWithVoice();
    await teacher.call('producer.pause', { producerId });
    const camera = await teacher.call('produce', testStream(place.sendId, 'camera'));
    const screen = await teacher.call('produce', testStream(place.sendId, 'screen'));
    const pupil = peer('pupil');
    const { recvId: transportId } = await pupil.join(roomId);
    const { offers } = await pupil.call('consume', {
      transportId,
      producerIds: [producerId, camera.producerId],
    });
    expect(offers.map((offer) => offer.isProducerPaused)).toEqual([true, false]);
    const more = { transportId, producerIds: [screen.producerId] };
    expect(await pupil.refusal('consume', more)).toBe('tooManyConsumers');
  });
});

describe('consumer.resume, consumer.pause, consumer.setLayers', () => {
  test('refuse outside a room, and do not find the consumer of another', async () => {
    const { teacher, producerId } = await teacherWithVoice();
    const pupil = peer('pupil');
    const layers = { spatialLayer: 0 };
    expect(await pupil.refusal('consumer.resume', { consumerIds: ['any'] })).toBe('notJoined');
    expect(await pupil.refusal('consumer.pause', { consumerIds: ['any'] })).toBe('notJoined');
    expect(await pupil.refusal('consumer.setLayers', { consumerId: 'any', layers })).toBe('notJoined');
    const { recvId: transportId } = await pupil.join(roomId);
    const { offers } = await pupil.call('consume', { transportId, producerIds: [producerId] });
    const consumerId = offers[0]?.consumerId ?? '';
    expect(await teacher.refusal('consumer.resume', { consumerIds: [consumerId] })).toBe('noSuchConsumer');
    expect(await teacher.refusal('consumer.pause', { consumerIds: [consumerId] })).toBe('noSuchConsumer');
    expect(await teacher.refusal('consumer.setLayers', { consumerId, layers })).toBe('noSuchConsumer');
    expect(await pupil.call('consumer.resume', { consumerIds: [consumerId] })).toEqual({});
    expect(await pupil.call('consumer.pause', { consumerIds: [consumerId] })).toEqual({});
    expect(await pupil.call('consumer.setLayers', { consumerId, layers })).toEqual({});
  });
});
