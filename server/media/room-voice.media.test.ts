import { createWorker, type types } from 'mediasoup';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { roomVoice } from './room-voice.ts';
import { routerCodecs } from './router-codecs.ts';
import { testStream } from './test-hub.ts';

let worker: types.Worker;
let router: types.Router;
let producer: types.Producer;
let speak: types.DirectTransport;

beforeEach(async () => {
  const bin = process.env['MEDIASOUP_WORKER_BIN'];
  worker = await createWorker(bin ? { workerBin: bin } : {});
  router = await worker.createRouter({ mediaCodecs: routerCodecs });
  speak = await router.createDirectTransport();
  const { kind, rtpParameters } = testStream('', 'microphone');
  producer = await speak.produce({ kind, rtpParameters });
});
afterEach(() => worker.close());

function packet(n: number): Buffer {
  const bytes = Buffer.alloc(15);
  bytes.writeUInt8(0x80, 0);
  bytes.writeUInt8(111, 1);
  bytes.writeUInt16BE(n, 2);
  bytes.writeUInt32BE(n * 960, 4);
  bytes.writeUInt32BE(producer.rtpParameters.encodings![0]!.ssrc!, 8);
  bytes.set([0x78, n, 7], 12);
  return bytes;
}

test('G-4 the hub hears a voice of a room, until it stops listening or the voice ends', async () => {
  const voice = roomVoice({ roomId: 'room', personId: 'anna', isApart: () => false }, router, producer);
  const heard: number[] = [];
  let tell: () => void = () => undefined;
  const next = () => new Promise<void>((resolve) => (tell = resolve));
  const stop = await voice.listen((bytes) => {
    heard.push(bytes.at(-2) ?? 0);
    tell();
  });
  for (const n of [1, 2, 3]) {
    const arrived = next();
    producer.send(packet(n));
    await arrived;
  }
  expect(heard).toEqual([1, 2, 3]);
  stop();
  // A second listener shares the way out of the router, and still hears when the first has gone.
  const again: number[] = [];
  await voice.listen((bytes) => {
    again.push(bytes.at(-2) ?? 0);
    tell();
  });
  const arrived = next();
  producer.send(packet(4));
  await arrived;
  expect([heard, again]).toEqual([[1, 2, 3], [4]]);
  const ended = new Promise<void>((resolve) => voice.onEnd(resolve));
  producer.close();
  await ended;
});

test('G-4, F-065 the hub does not hear what is said in a group of the room, and hears the voice again after it', async () => {
  let isApart = true;
  const asked: boolean[] = [];
  const heard: number[] = [];
  let tell: () => void = () => undefined;
  const next = () => new Promise<void>((resolve) => (tell = resolve));
  const voice = roomVoice(
    {
      ...{ roomId: 'room', personId: 'anna' },
      isApart: () => {
        asked.push(isApart);
        tell();
        return isApart;
      },
    },
    router,
    producer,
  );
  await voice.listen((bytes) => heard.push(bytes.at(-2) ?? 0));
  const arrived = next();
  producer.send(packet(1));
  await arrived;
  isApart = false;
  const back = next();
  producer.send(packet(2));
  await back;
  expect(asked).toEqual([true, false]);
  expect(heard).toEqual([2]);
});
