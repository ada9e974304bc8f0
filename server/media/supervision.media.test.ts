import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { observer } from 'mediasoup';
import { afterEach, expect, test } from 'vitest';
import { choosePort } from './listen-infos.ts';
import type { MediaService } from './media-service.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';

const roles = { 'person-teacher': 'host', 'person-pupil': 'viewer' } as const;
const open: MediaService[] = [];
const workerPids: number[] = [];
observer.on('newworker', (worker) => workerPids.push(worker.pid));

afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
  workerPids.length = 0;
});

function start(options: Parameters<typeof startTestService>[0] = {}): MediaService {
  const service = startTestService(options);
  openTestRoom(service, roles);
  open.push(service);
  return service;
}

test('while the worker is still being built a join is told so, and works as soon as it is there', async () => {
  let finishBuild = (_path: string) => {};
  const built = new Promise<string>((resolve) => (finishBuild = resolve));
  const service = start({ workerBin: () => built });
  const teacher = new TestPeer(service, 'teacher');
  expect(await teacher.ask('room.join', { roomId: 'room' })).toEqual({
    kind: 'mediaUnavailable',
    reason: 'mediaPreparing',
    isRetryable: true,
  });
  expect(service.stats()).toMatchObject({ state: 'preparing', workers: 0 });
  finishBuild(process.env['MEDIASOUP_WORKER_BIN'] ?? '');
  await service.ready();
  await teacher.join('room');
  expect(service.stats()).toMatchObject({ state: 'ready', workers: 1, participants: 1 });
});

test('without a worker a join says that media is missing', async () => {
  const failing = start({ workerBin: () => Promise.reject(new Error('no compiler')) });
  const wrong = start({ workerBin: '/nonexistent/media-worker' });
  for (const service of [failing, wrong]) {
    await service.ready();
    const teacher = new TestPeer(service, 'teacher');
    expect(await teacher.refusal('room.join', { roomId: 'room' })).toBe('mediaMissing');
  }
});

test('a killed worker is replaced, its room is told, and everyone keeps the place', async () => {
  let deaths = 0;
  const service = start({ metrics: { onWorkerDied: () => (deaths += 1) } });
  await service.ready();
  const teacher = new TestPeer(service, 'teacher');
  const pupil = new TestPeer(service, 'pupil');
  const before = await teacher.join('room');
  await pupil.join('room');
  await teacher.call('produce', testStream(before.sendId, 'microphone'));

  const [pid] = workerPids;
  process.kill(pid!, 'SIGKILL');
  for (const one of [teacher, pupil]) {
    expect(await one.notice('room.rejoin')).toMatchObject({ roomId: 'room', cause: 'mediaRestarted' });
  }
  expect(service.stats()).toMatchObject({ participants: 2, producers: 0 });
  expect(await teacher.refusal('room.join', { roomId: 'room' })).toBe('mediaRestarting');
  const after = await joinWhenReady(teacher);
  expect(after.participantId).toBe(before.participantId);
  expect(after.participants).toHaveLength(2);
  await teacher.call('produce', testStream(after.sendId, 'microphone'));
  expect(deaths).toBe(1);
});

/** Joins as soon as the new worker listens, as a window does. */
async function joinWhenReady(peer: TestPeer) {
  await expect.poll(() => peer.refusal('room.join', { roomId: 'room' })).toBe('not refused');
  return peer.join('room');
}

test('two workers share the rooms', async () => {
  const service = start({ workerCount: 2 });
  await service.ready();
  openTestRoom(service, roles, { roomId: 'second' });
  const ports = [];
  for (const [name, roomId] of [
    ['teacher', 'room'],
    ['pupil', 'second'],
  ] as const) {
    const peer = new TestPeer(service, name);
    const { rtpCapabilities } = await peer.call('room.join', { roomId });
    const transport = await peer.call('transport.create', { direction: 'recv', rtpCapabilities });
    ports.push(transport.iceCandidates[0]?.port);
  }
  expect(new Set(ports).size).toBe(2);
});

/** Where a window of a service is told to send. */
async function portOf(service: MediaService): Promise<number | undefined> {
  const peer = new TestPeer(service, 'teacher');
  const { rtpCapabilities } = await peer.call('room.join', { roomId: 'room' });
  const transport = await peer.call('transport.create', { direction: 'recv', rtpCapabilities });
  return transport.iceCandidates[0]?.port;
}

test('two copies that start in the same moment both have sound and picture, one of them on the port that was set', async () => {
  const rtcPort = await freePort();
  const copies = [start({ rtcPort }), start({ rtcPort })];
  await Promise.all(copies.map((service) => service.ready()));
  expect(copies.map((service) => service.stats().state)).toEqual(['ready', 'ready']);
  const ports = await Promise.all(copies.map(portOf));
  expect(ports.filter((port) => port === rtcPort)).toHaveLength(1);
  expect(new Set(ports).size).toBe(2);
});

test('a worker that dies comes back on the port that was set', async () => {
  const rtcPort = await freePort();
  const service = start({ rtcPort });
  await service.ready();
  process.kill(workerPids[0]!, 'SIGKILL');
  const teacher = new TestPeer(service, 'teacher');
  await expect.poll(() => workerPids.length).toBe(2);
  await joinWhenReady(teacher);
  expect(await portOf(service)).toBe(rtcPort);
});

/** A port that nobody else listens on, in a range without blocked ones. */
async function freePort(): Promise<number> {
  for (;;) {
    const socket = createSocket('udp4');
    try {
      socket.bind(choosePort(), '127.0.0.1');
      await once(socket, 'listening');
      return socket.address().port;
    } catch {
      // Somebody else has it: another one.
    } finally {
      socket.close();
    }
  }
}

test('a port that windows would refuse is refused at the start', () => {
  expect(() => startTestService({ rtcPort: 5060 })).toThrow(RangeError);
  expect(() => startTestService({ rtcPort: 5058, workerCount: 3 })).toThrow(RangeError);
  expect(() => startTestService({ rtcPort: 443 })).toThrow(RangeError);
});
