import { observer, type types } from 'mediasoup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, preparedWorker, type LessonStage, type LessonWindow } from './lesson-stage.ts';

const roomId = 'broadcast';
const within = { timeout: 30_000, interval: 100 };
const transports: { readonly worker: types.Worker; readonly transport: types.Transport }[] = [];
observer.on('newworker', (worker) => {
  worker.observer.on('newrouter', (router) => {
    router.observer.on('newtransport', (transport) => transports.push({ worker, transport }));
  });
});

let stage: LessonStage;
beforeAll(async () => {
  stage = await openStage(() => Promise.resolve(preparedWorker()), {
    workerCount: 2,
    limits: { branchSeats: 1 },
  });
  await stage.service.ready();
  stage.service.openRoom({
    roomId,
    hostPersonId: 'person-producer',
    isBroadcast: true,
    canJoin: () => Promise.resolve('viewer'),
  });
}, 60_000);
afterAll(() => stage.close());

async function enter(name: string): Promise<LessonWindow> {
  const window = await stage.openWindow(name);
  await window.join(roomId);
  return window;
}

async function expectMovingPictureAndSound(window: LessonWindow): Promise<void> {
  await expect.poll(() => window.state(), within).toMatchObject({ tracks: ['camera', 'microphone'] });
  const before = await window.measure();
  await expect
    .poll(() => window.measure(), within)
    .toSatisfy(
      (now: typeof before) =>
        now.framesDecoded > before.framesDecoded + 5 && now.audioEnergy > before.audioEnergy,
    );
}

/** RTP bytes of all open transports so far, in and out; those between workers apart. */
async function count() {
  const total = { in: 0, out: 0, piped: 0 };
  for (const { transport } of transports) {
    if (transport.closed) continue;
    for (const stats of await statsOf(transport)) {
      if (transport.type === 'pipe') total.piped += stats.rtpBytesSent;
      else {
        total.in += stats.rtpBytesReceived;
        total.out += stats.rtpBytesSent;
      }
    }
  }
  return total;
}

test(
  'F-074 four windows on two workers watch one producer, who sends one copy, and outlive a worker',
  { timeout: 120_000 },
  async () => {
    const producer = await enter('producer');
    const camera = { widthPx: 320, heightPx: 240, framesPerSecond: 15 };
    await producer.page.evaluate((options) => window.lesson.media.publishCamera(options), camera);
    await producer.page.evaluate(() => window.lesson.media.publishMicrophone());
    const viewers: LessonWindow[] = [];
    for (const name of ['first', 'second', 'third', 'fourth']) viewers.push(await enter(name));
    await Promise.all(viewers.map(expectMovingPictureAndSound));
    expect(stage.service.stats()).toMatchObject({ branches: 2, piped: 2 });

    const before = await count();
    await expect.poll(async () => (await count()).in - before.in, within).toBeGreaterThan(150_000);
    const after = await count();
    const sent = after.in - before.in;
    // Sizes of a camera that nobody looks at stay behind at the hub; what is asked for is sent on to each.
    expect((after.piped - before.piped) / sent).toBeLessThan(1.15);
    expect((after.piped - before.piped) / sent).toBeGreaterThan(0.85);
    expect((after.out - before.out) / sent).toBeGreaterThan(2.5);
    expect((after.out - before.out) / sent).toBeLessThan(4.6);

    const hosts = transports.filter(({ transport }) => !transport.closed && transport.type === 'pipe');
    const producing = (
      await Promise.all(
        transports.map(async (one) => ({
          ...one,
          isIt: !one.transport.closed && (await receives(one.transport)),
        })),
      )
    ).find(({ isIt }) => isIt);
    const other = hosts.find(({ worker }) => worker !== producing?.worker);
    process.kill(other?.worker.pid ?? 0, 'SIGKILL');
    // What is measured from here on is of the connection that each has now.
    const cameBack = async () => {
      const states = await Promise.all(viewers.map((viewer) => viewer.state()));
      return states.filter(({ phases }) => phases.slice(-2).join() === 'reconnecting,live').length;
    };
    await expect.poll(cameBack, within).toBe(2);
    expect(stage.service.stats().participants).toBe(5);
    await Promise.all(viewers.map(expectMovingPictureAndSound));
    await producer.page.evaluate(() => window.lesson.media.leave());
  },
);

async function receives(transport: types.Transport): Promise<boolean> {
  const stats = await statsOf(transport);
  return transport.type === 'webrtc' && stats.some(({ rtpBytesReceived }) => rtpBytesReceived > 10_000);
}

type Counted = { readonly rtpBytesReceived: number; readonly rtpBytesSent: number };

async function statsOf(transport: types.Transport): Promise<readonly Counted[]> {
  const isCounted = (one: unknown): one is Counted =>
    typeof one === 'object' && one !== null && 'rtpBytesReceived' in one && 'rtpBytesSent' in one;
  return (await transport.getStats()).filter(isCounted);
}
