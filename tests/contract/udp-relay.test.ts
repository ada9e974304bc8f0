import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { UdpRelay } from '../fixtures/udp-relay.ts';
import { WeakLine, type WeakLineOptions } from '../fixtures/weak-line.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function bound() {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  closers.push(() => socket.close());
  return socket;
}

/** Sends 200 datagrams of 100 bytes through a relay; gives which arrived, and the relay to send more. */
async function through(options: Partial<WeakLineOptions>) {
  const hub = await bound();
  const client = await bound();
  const lineOf = () =>
    new WeakLine({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0, lossShare: 0, seed: 7, ...options });
  const lines = { up: lineOf(), down: lineOf() };
  const relay = await UdpRelay.start(lines);
  closers.push(() => relay.stop());
  relay.rewrite({ iceCandidates: [{ protocol: 'udp', port: hub.address().port }] });
  const arrived: number[] = [];
  hub.on('message', (data) => arrived.push(data.readUInt32BE()));
  const send = (n: number) => {
    const data = Buffer.alloc(100);
    data.writeUInt32BE(n);
    client.send(data, relay.port, '127.0.0.1');
  };
  return { hub, client, lines, relay, arrived, send };
}

test('a relay loses the same datagrams with the same seed, and counts payload and headers', async () => {
  const seen: number[][] = [];
  for (let n = 0; n < 2; n += 1) {
    const { arrived, send, lines } = await through({ lossShare: 0.2 });
    for (let one = 0; one < 200; one += 1) send(one);
    await expect.poll(() => lines.up.bytes).toBe(200 * 128);
    await expect.poll(() => arrived.length).toBeGreaterThan(120);
    // The last ones may still be on their way to the socket.
    await expect.poll(() => arrived.at(-1)).toBeGreaterThan(190);
    seen.push(arrived.filter((one) => one < 190));
  }
  expect(seen[0]!.length).toBeLessThan(180);
  expect(seen[0]).toEqual(seen[1]);
});

test('what does not fit the rate waits, and what does not fit the queue is dropped', async () => {
  const { arrived, send } = await through({ bytesPerSecond: 12_800, delayMs: 0 });
  const from = performance.now();
  for (let one = 0; one < 200; one += 1) send(one);
  await expect.poll(() => arrived.length).toBeGreaterThanOrEqual(14);
  expect(performance.now() - from).toBeGreaterThanOrEqual(120);
  expect(arrived.length).toBeLessThan(40);
});

test('a cut relay carries nothing either way until it is mended', async () => {
  const { hub, client, relay, arrived, send } = await through({});
  hub.on('message', (data, { port, address }) => hub.send(data, port, address));
  const back: number[] = [];
  client.on('message', (data) => back.push(data.readUInt32BE()));
  send(1);
  await expect.poll(() => back).toEqual([1]);
  relay.cut();
  send(2);
  await expect.poll(() => relay.dropped).toBe(1);
  relay.mend();
  send(3);
  await expect.poll(() => back.at(-1)).toBe(3);
  expect(arrived).toEqual([1, 3]);
});

test('only the answer that opens a transport is changed', async () => {
  const { relay } = await through({});
  expect(relay.rewrite({ producerId: 'p' })).toEqual({ producerId: 'p' });
  const answer = relay.rewrite({
    transportId: 't',
    iceCandidates: [
      { protocol: 'udp', port: 44400 },
      { protocol: 'tcp', port: 44400 },
    ],
  });
  expect(answer).toMatchObject({ transportId: 't', iceCandidates: [{ protocol: 'udp', port: relay.port }] });
});
