import { observer, type types } from 'mediasoup';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSignalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import { Branches, type Branch } from './branches.ts';
import type { MediaService } from './media-service.ts';
import { LEAST_SHARE_BPS } from './outgoing-budget.ts';
import { openTestRoom, startTestService, TestPeer, testStream } from './test-hub.ts';
import { WorkerPool } from './worker-pool.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const roles = {
  'person-teacher': 'host',
  'person-second': 'speaker',
  'person-a': 'viewer',
  'person-b': 'viewer',
  'person-c': 'viewer',
} as const;

/** Every transport of every worker, and whose it is. */
const transports = new Map<string, { readonly pid: number; readonly transport: types.Transport }>();
observer.on('newworker', (worker) => {
  worker.observer.on('newrouter', (router) => {
    router.observer.on('newtransport', (transport) =>
      transports.set(transport.id, { pid: worker.pid, transport }),
    );
  });
});

let service: MediaService | undefined;
let pool: WorkerPool | undefined;
afterEach(async () => {
  await service?.close();
  await pool?.close();
  service = pool = undefined;
});
beforeEach(() => transports.clear());

/** Two workers; everyone after the first in a room goes to whichever is freer. */
async function start(options: Parameters<typeof startTestService>[0] = {}, isBroadcast = true) {
  service = startTestService({ workerCount: 2, limits: { branchSeats: 1 }, ...options });
  await service.ready();
  openTestRoom(service, roles, { isBroadcast });
  return service;
}

async function enter(name: string) {
  const peer = new TestPeer(service!, name);
  return { peer, place: await peer.join('room') };
}

type Entered = Awaited<ReturnType<typeof enter>>;

const produce = async ({ peer, place }: Entered, source: 'microphone' | 'camera') =>
  (await peer.call('produce', testStream(place.sendId, source))).producerId;

async function consume({ peer, place }: Entered, producerIds: string[]) {
  const { offers } = await peer.call('consume', { transportId: place.recvId, producerIds });
  await peer.call('consumer.resume', { consumerIds: offers.map(({ consumerId }) => consumerId) });
  return offers;
}

const workerOf = ({ place }: Entered) => transports.get(place.recvId)?.pid ?? 0;

const must = (branch: Branch | SignalError): Branch => {
  if (isSignalError(branch)) throw new Error(branch.reason);
  return branch;
};

test('F-074 who is not let in gets no place on any worker', async () => {
  const open = await start();
  await enter('teacher');
  const stranger = new TestPeer(open, 'stranger');
  expect(await stranger.refusal('room.join', { roomId: 'room' })).toBe('notInvited');
  expect(open.stats()).toMatchObject({ participants: 1, branches: 1 });
});

test('F-074 a voice that is sent to one worker is heard on the other, stops and ends there', async () => {
  pool = new WorkerPool({
    rtcPort: 0,
    listenAddresses: [{ address: '127.0.0.1' }],
    workerCount: 2,
    log: quiet,
    workerBin: process.env['MEDIASOUP_WORKER_BIN'] ?? '',
  });
  pool.start();
  await pool.ready();
  const branches = new Branches({ pool, branchSeats: 1, log: quiet, onLost: () => undefined });
  const here = must(await branches.take());
  const there = must(await branches.take());
  expect(here.routing.load).not.toBe(there.routing.load);
  const { kind, rtpParameters } = testStream('', 'microphone');
  const producer = await (await here.routing.router.createDirectTransport()).produce({ kind, rtpParameters });
  // Asked for by many at once, it is piped once.
  const brought = await Promise.all([1, 2, 3].map(() => branches.bring(producer, here, there)));
  expect(brought).toEqual([true, true, true]);
  expect(branches.pipedCount).toBe(1);
  expect([...transports.values()].filter(({ transport }) => transport.type === 'pipe')).toHaveLength(2);

  const { rtpCapabilities } = there.routing.router;
  const receiver = await there.routing.router.createDirectTransport();
  const consumer = await receiver.consume({ producerId: producer.id, rtpCapabilities });
  const heard = new Promise<number>((resolve) =>
    consumer.once('rtp', (packet) => resolve(packet.at(-1) ?? 0)),
  );
  const sending = setInterval(() => producer.send(packetOf(producer)), 20);
  expect(await heard).toBe(7);
  clearInterval(sending);

  const paused = new Promise<void>((resolve) => consumer.once('producerpause', resolve));
  await producer.pause();
  await paused;
  const resumed = new Promise<void>((resolve) => consumer.once('producerresume', resolve));
  await producer.resume();
  await resumed;
  const ended = new Promise<void>((resolve) => consumer.once('producerclose', resolve));
  producer.close();
  await ended;
  expect(branches.pipedCount).toBe(0);
  expect(await branches.bring(producer, here, there)).toBe(false);
  branches.release(there);
  expect(branches.count).toBe(1);
});

let sequence = 0;
function packetOf({ rtpParameters }: types.Producer): Buffer {
  sequence += 1;
  const bytes = Buffer.alloc(15);
  bytes.writeUInt8(0x80, 0);
  bytes.writeUInt8(111, 1);
  bytes.writeUInt16BE(sequence, 2);
  bytes.writeUInt32BE(sequence * 960, 4);
  bytes.writeUInt32BE(rtpParameters.encodings?.[0]?.ssrc ?? 0, 8);
  bytes.set([0x78, 1, 7], 12);
  return bytes;
}

test('F-074 viewers of one room are spread, and each is offered what is sent on the other worker', async () => {
  const open = await start();
  const teacher = await enter('teacher');
  const ids = [await produce(teacher, 'microphone'), await produce(teacher, 'camera')];
  const viewers = [await enter('a'), await enter('b'), await enter('c')];
  for (const viewer of viewers) expect(await consume(viewer, ids)).toHaveLength(2);
  expect(new Set(viewers.map(workerOf)).size).toBe(2);
  expect(open.stats()).toMatchObject({ branches: 2, piped: 2, consumers: 6 });
  await teacher.peer.call('producer.close', { producerId: ids[1]! });
  await expect.poll(() => open.stats()).toMatchObject({ piped: 1, consumers: 3 });
  for (const { peer } of viewers) await peer.call('room.leave', { roomId: 'room' });
  expect(open.stats()).toMatchObject({ branches: 1, participants: 1 });
});

test('a small room stays on one worker, and a second room goes to the other', async () => {
  const open = await start({ limits: { branchSeats: 40 } }, false);
  openTestRoom(open, { 'person-c': 'viewer' }, { roomId: 'other' });
  const here = [await enter('teacher'), await enter('a'), await enter('b')];
  expect(open.stats()).toMatchObject({ branches: 1 });
  const peer = new TestPeer(open, 'c');
  const other = workerOf({ peer, place: await peer.join('other') });
  expect(here.map(workerOf)).not.toContain(other);
});

test('F-074 in a broadcast viewers stay viewers and are not told of each other', async () => {
  await start();
  const teacher = await enter('teacher');
  const a = await enter('a');
  const b = await enter('b');
  expect(b.place.participants.map(({ personId }) => personId)).toEqual(['person-teacher', 'person-b']);
  expect(teacher.peer.notices.filter(({ type }) => type === 'participant.joined')).toHaveLength(2);
  expect(a.peer.notices).toEqual([]);
  const lent = { personId: 'person-a', isGiven: true };
  expect(await teacher.peer.refusal('participant.giveVoice', lent)).toBe('viewersOnlyWatch');
  expect(await a.peer.refusal('transport.create', { direction: 'send' })).toBe('viewersOnlyWatch');
});

test('F-074 a killed worker costs only its own viewers, who are live again on the other', async () => {
  const open = await start();
  const teacher = await enter('teacher');
  const ids = [await produce(teacher, 'microphone')];
  const viewers = [await enter('a'), await enter('b'), await enter('c')];
  for (const viewer of viewers) await consume(viewer, ids);
  const far = viewers.filter((one) => workerOf(one) !== workerOf(teacher));
  const near = viewers.filter((one) => workerOf(one) === workerOf(teacher));
  expect([far.length, near.length]).toEqual([2, 1]);
  process.kill(workerOf(far[0]!), 'SIGKILL');
  for (const one of far) {
    expect(await one.peer.notice('room.rejoin')).toMatchObject({ cause: 'mediaRestarted' });
    // The room is open on the other worker: nobody waits for the new one.
    const place = await one.peer.join('room');
    expect(place.producers).toHaveLength(1);
    expect(await consume({ ...one, place }, ids)).toHaveLength(1);
  }
  for (const one of [teacher, ...near])
    expect(one.peer.notices.map(({ type }) => type)).not.toContain('room.rejoin');
  expect(open.stats()).toMatchObject({ participants: 4, producers: 1, consumers: 3 });
});

test('F-074 when the worker of the one who sends is killed, the others are told and wait for the stream', async () => {
  await start();
  const teacher = await enter('teacher');
  const ids = [await produce(teacher, 'microphone')];
  const far = await enter('a');
  await consume(far, ids);
  process.kill(workerOf(teacher), 'SIGKILL');
  expect(await far.peer.notice('producer.closed')).toMatchObject({ producerId: ids[0] });
  await teacher.peer.notice('room.rejoin');
  const again = { ...teacher, place: await teacher.peer.join('room') };
  const fresh = await produce(again, 'microphone');
  expect(await far.peer.notice('producer.available')).toMatchObject({ producer: { producerId: fresh } });
  expect(await consume(far, [fresh])).toHaveLength(1);
  expect(far.peer.notices.map(({ type }) => type)).not.toContain('room.rejoin');
});

test('those who receive share the line of the hub, and nobody is given less than a voice needs', async () => {
  const told: number[] = [];
  observer.on('newworker', (worker) => {
    worker.observer.on('newrouter', (router) => {
      router.observer.on('newtransport', (transport) => {
        const tell = transport.setMaxOutgoingBitrate.bind(transport);
        transport.setMaxOutgoingBitrate = (bps) => (told.push(bps), tell(bps));
      });
    });
  });
  await start({ outgoingBudgetBps: 90_000 });
  await enter('teacher');
  expect(told.at(-1)).toBe(90_000);
  await enter('a');
  expect(told.slice(-2)).toEqual([LEAST_SHARE_BPS, LEAST_SHARE_BPS]);
  await enter('b');
  expect(told.at(-1)).toBe(LEAST_SHARE_BPS);
});
