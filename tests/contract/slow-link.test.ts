import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { SlowLink, type SlowLinkOptions } from '../fixtures/slow-link.ts';

const servers: Server[] = [];
const links: SlowLink[] = [];

afterEach(async () => {
  for (const link of links.splice(0)) await link.stop();
  for (const server of servers.splice(0)) server.close();
});

/** A link to a server that does with each connection what the test says. */
async function linkTo(
  serve: (socket: Socket) => void,
  options: Omit<SlowLinkOptions, 'target'> = {},
): Promise<SlowLink> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const link = await SlowLink.start({
    target: { port: typeof address === 'object' ? address!.port : 0 },
    ...options,
  });
  links.push(link);
  return link;
}

async function dial(link: SlowLink): Promise<Socket> {
  const socket = connect({ port: link.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function bytesUntilEnd(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  return Buffer.concat(chunks);
}

const echo = (socket: Socket) => socket.pipe(socket);
const FAST = { bytesPerSecond: Infinity, delayMs: 1, hasHandshake: false } as const;

describe('a slow link', () => {
  test('carries everything in order both ways, counts it, and passes the end on', async () => {
    const link = await linkTo(echo, { ...FAST, queueBytes: 2000 });
    const socket = await dial(link);
    const sent = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 251));
    socket.end(sent);
    expect((await bytesUntilEnd(socket)).equals(sent)).toBe(true);
    expect(link.bytes).toEqual({ up: 100_000, down: 100_000 });
    expect(link.connections).toBe(1);
  });

  test('is never faster than its bandwidth, its delay and its handshake', async () => {
    const link = await linkTo(echo, { bytesPerSecond: 20_000, delayMs: 20 });
    const from = performance.now();
    const socket = await dial(link);
    socket.end(Buffer.alloc(4000));
    await bytesUntilEnd(socket);
    // Handshake 40 ms, 4,000 bytes 200 ms, one round trip 40 ms. Timers may fire a millisecond early.
    expect(performance.now() - from).toBeGreaterThan(275);
  });

  test('holds no more than its queue; the rest waits at the sender', async () => {
    let wanted = () => undefined as void;
    const isFull = new Promise<void>((resolve) => (wanted = resolve));
    const link = await linkTo((socket) => void socket.write(Buffer.alloc(500_000), () => undefined), {
      bytesPerSecond: 1000,
      delayMs: 1,
      queueBytes: 3000,
    });
    const socket = await dial(link);
    socket.on('data', () => {
      if (link.queuedBytes.down > 1540) wanted();
    });
    await isFull;
    expect(link.queuedBytes.down).toBeLessThanOrEqual(3000);
  });

  test('cut: both ends are closed, what was on its way is lost, and a new connection is carried', async () => {
    const closed: Promise<unknown>[] = [];
    const link = await linkTo((socket) => {
      closed.push(once(socket, 'close'));
      echo(socket);
    }, FAST);
    const socket = await dial(link);
    socket.write('before');
    await once(socket, 'data');
    expect(link.cut()).toBe(1);
    await once(socket, 'close');
    await closed[0];
    expect(link.cut()).toBe(0);
    const next = await dial(link);
    next.write('after');
    expect(String((await once(next, 'data'))[0])).toBe('after');
  });

  test('unplugged: a new connection fails until it is plugged in', async () => {
    const link = await linkTo(echo, FAST);
    link.unplug();
    await once(await dial(link), 'close');
    expect(link.connections).toBe(0);
    link.plugIn();
    const socket = await dial(link);
    socket.write('x');
    await once(socket, 'data');
  });

  test('hung: nothing passes and nobody is told; released, what was held goes on', async () => {
    const link = await linkTo(echo, FAST);
    const other = await linkTo(echo, FAST);
    const socket = await dial(link);
    socket.write('one');
    await once(socket, 'data');
    link.hang();
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += String(chunk)));
    socket.write('two');
    // A whole round trip through another link: time enough for the first one, did it pass anything.
    const witness = await dial(other);
    witness.write('x');
    await once(witness, 'data');
    expect([heard, socket.destroyed, link.bytes.up]).toEqual(['', false, 3]);
    link.release();
    while (heard !== 'two') await once(socket, 'data');
    expect(link.bytes).toEqual({ up: 6, down: 6 });
  });
});
