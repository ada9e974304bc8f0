import { setTimeout as delay } from 'node:timers/promises';
import { createWorker, observer, type types } from 'mediasoup';
import { encode } from 'cbor-x';
import { openConsumer } from '../../../server/media/handlers/consume.ts';
import { defaultMediaLimits } from '../../../server/media/media-options.ts';
import { routerCodecs, wireCapabilities } from '../../../server/media/router-codecs.ts';
import { Rooms } from '../../../server/media/rooms.ts';
import { Session } from '../../../server/media/session.ts';
import { WorkerPool } from '../../../server/media/worker-pool.ts';
import { isSignalError } from '../../../shared/signaling/signal-error.ts';
import { Child } from '../sync/process/child.ts';
import { CROWD } from './crowd-commands.ts';
import { SSRC, type StreamKind } from './streams.ts';

export interface FanOutOptions {
  readonly workerBin: string;
  readonly kind: StreamKind;
  readonly consumers: number;
  readonly seconds: number;
}

export interface FanOut {
  /** CPU time of the worker and of the process around it, of one core. */
  readonly cpuShare: number;
  /** What the consumers were sent, of what was sent to the producer for each of them. */
  readonly arrivedShare: number;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const LOCAL = { protocol: 'udp', ip: '127.0.0.1' } as const;
const WARM_UP_MS = 2_000;

/** The media library alone: a router, a producer, and plain consumers. */
export async function measureBare(of: FanOutOptions): Promise<FanOut> {
  const worker = await createWorker({ workerBin: of.workerBin, logLevel: 'none' });
  const router = await worker.createRouter({ mediaCodecs: routerCodecs });
  const producer = await produce(router, of.kind);
  const figures = await measure(of, worker, producer.port, async (port) => {
    for (let n = 0; n < of.consumers; n += 1) {
      const transport = await plainTo(router, port);
      const consumer = await transport.consume({
        producerId: producer.producer.id,
        rtpCapabilities: router.rtpCapabilities,
        enableRtx: true,
        paused: true,
      });
      await consumer.resume();
    }
  });
  worker.close();
  return figures;
}

/** The hub's media service: its pool, a room, a seat for everybody, and its own way to open a consumer. */
export async function measureService(of: FanOutOptions): Promise<FanOut> {
  const options = {
    workerBin: of.workerBin,
    workerCount: 1,
    rtcPort: 0,
    listenAddresses: [{ address: '127.0.0.1' }],
    log: quiet,
  };
  let worker: types.Worker | undefined;
  observer.once('newworker', (one) => (worker = one));
  const pool = new WorkerPool(options);
  pool.start();
  await pool.ready();
  const limits = defaultMediaLimits;
  const rooms = new Rooms({ pool, branchSeats: limits.maxParticipants, log: quiet });
  rooms.open({ roomId: 'room', hostPersonId: 'host', canJoin: () => Promise.resolve('viewer') });
  const room = rooms.get('room');
  if (isSignalError(room)) throw new Error(room.reason);
  if (!worker) throw new Error('the worker did not start');
  let told = 0;
  const seat = async (name: string) => {
    const branch = await room.branches.take();
    if (isSignalError(branch)) throw new Error(branch.reason);
    return rooms.seat(
      room,
      new Session({
        sessionId: name,
        personId: name,
        displayName: name,
        notify: (notice) => (told += encode(notice).byteLength),
      }),
      { role: name === 'host' ? 'host' : 'viewer', branch },
    );
  };
  const host = await seat('host');
  const router = host.branch?.routing.router;
  if (router === undefined) throw new Error('the host has no place');
  const { producer, port: producerPort } = await produce(router, of.kind);
  host.producers.set(producer.id, { producer, source: of.kind.kind === 'audio' ? 'microphone' : 'camera' });
  const figures = await measure(
    of,
    worker,
    producerPort,
    async (port) => {
      for (let n = 0; n < of.consumers; n += 1) {
        const participant = await seat(`viewer-${n}`);
        participant.receiveCapabilities = wireCapabilities(router.rtpCapabilities);
        const call = { session: participant.session, log: quiet };
        const consumer = await openConsumer(call, participant, await plainTo(router, port), {
          owner: host,
          producer,
        });
        if (!consumer) throw new Error('a stream was not offered');
        await participant.link.want(consumer, true);
      }
    },
    () => {
      room.announce({ type: 'voice.rate', roomId: room.id, isLow: false });
    },
  );
  await pool.close();
  return told < 0 ? { ...figures, arrivedShare: 0 } : figures;
}

async function measure(
  { kind, consumers, seconds }: FanOutOptions,
  worker: types.Worker,
  producerPort: number,
  open: (sinkPort: number) => Promise<void>,
  say: () => void = () => undefined,
): Promise<FanOut> {
  const crowd = new Child('../media/crowd-process.ts');
  const { port } = await crowd.call(CROWD.listen, null);
  await open(port);
  await crowd.call(CROWD.send, { key: kind.key, port: producerPort });
  const timer = kind.hasWords ? setInterval(say, 1000) : undefined;
  await delay(WARM_UP_MS);
  const before = { ...(await crowd.call(CROWD.counts, null)), cpuMs: await cpuMs(worker) };
  const from = performance.now();
  await delay(seconds * 1000);
  const after = { ...(await crowd.call(CROWD.counts, null)), cpuMs: await cpuMs(worker) };
  const tookMs = performance.now() - from;
  clearInterval(timer);
  await crowd.end();
  return {
    cpuShare: (after.cpuMs - before.cpuMs) / tookMs,
    arrivedShare: (after.arrived - before.arrived) / ((after.sent - before.sent) * consumers),
  };
}

/** CPU time of the worker's process and of this one. */
async function cpuMs(worker: types.Worker): Promise<number> {
  const { ru_utime: userMs, ru_stime: systemMs } = await worker.getResourceUsage();
  const { user, system } = process.cpuUsage();
  return userMs + systemMs + (user + system) / 1000;
}

async function produce(router: types.Router, { kind, codec }: StreamKind) {
  const transport = await router.createPlainTransport({ listenInfo: LOCAL, rtcpMux: true, comedia: true });
  const producer = await transport.produce({
    kind,
    rtpParameters: { codecs: [codec], encodings: [{ ssrc: SSRC }], rtcp: { cname: 'bench' } },
  });
  return { producer, port: transport.tuple.localPort };
}

async function plainTo(router: types.Router, port: number): Promise<types.PlainTransport> {
  const transport = await router.createPlainTransport({ listenInfo: LOCAL, rtcpMux: true, comedia: false });
  await transport.connect({ ip: '127.0.0.1', port });
  return transport;
}
