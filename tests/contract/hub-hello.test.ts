import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeviceKey, newDeviceKey } from '../../electron/replica/device-key.ts';
import { encodeFrame } from '../../shared/protocol/codec.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import { MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { heldOf, scopesDigest } from '../../shared/sync/held.ts';
import { messagePart, personCard, stampAt, TEST_LOG } from '../../shared/testing/make-documents.ts';
import { MemoryReplicaStore } from '../../shared/testing/memory-replica-store.ts';
import { knownDevice, RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let key: DeviceKey;
const clients: RawClient[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  key = await knownDevice(hub, 'pupil');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => hub.remove());

async function dial(): Promise<RawClient> {
  const client = await RawClient.dial(hub);
  clients.push(client);
  return client;
}
const good = (
  client: RawClient,
  of: Partial<Hello> & { readonly keyPin?: string; readonly nonce?: Uint8Array } = {},
) => client.hello('pupil', key, { keyPin: hub.hub.keyPin, ...of });

/** What a client is told that says something wrong, and that it was told nothing else. */
async function dismissal(client: RawClient): Promise<string> {
  const { reason } = await client.next('bye');
  await client.closed;
  expect(client.received.map((message) => message.type)).toEqual(['nonce', 'bye']);
  return reason;
}

describe('the first words', () => {
  test('[HELLO-1] are the hub’s: a new nonce each time, its versions and its time', async () => {
    const [one, two] = [await (await dial()).next('nonce'), await (await dial()).next('nonce')];
    expect([one.oldest, one.newest]).toEqual([1, 3]);
    expect(Math.abs(one.now - Date.now())).toBeLessThan(60_000);
    expect(Buffer.from(one.nonce).equals(Buffer.from(two.nonce))).toBe(false);
  });

  test('[HELLO-5] after a good hello are a welcome, then changes', async () => {
    const client = await dial();
    client.send(await good(client));
    await client.caughtUp();
    expect(client.received.map((message) => message.type).slice(0, 4)).toEqual([
      'nonce',
      'welcome',
      'credential',
      'changes',
    ]);
    expect(client.received[1]).toMatchObject({ codec: 'plain' });
  });

  test('[HELLO-5] count what the client does not hold yet', async () => {
    const first = await RawClient.enter(hub, 'pupil', key);
    clients.push(first);
    const replica = new MemoryReplicaStore();
    for (const message of first.received) {
      if (message.type === 'changes') await replica.apply([], message.checkpoints, message.upTo ?? undefined);
    }
    const held = heldOf(await replica.checkpoints());
    expect(held[0]?.partial).toEqual([]);
    const whole = first.received.find((message) => message.type === 'welcome');
    const second = await dial();
    second.send(await good(second, { held, session: 'fedcba9876543210', run: 2 }));
    const welcome = await second.next('welcome');
    expect([whole?.remainingDocuments === 0, welcome.remainingDocuments]).toEqual([false, 0]);
    expect(welcome.needsScopes).toBe(false);
  });
});

describe('[HELLO-3] needs to log in who', () => {
  test('signs with another key', async () => {
    const client = await dial();
    client.send({ ...(await good(client)), signature: await newDeviceKey().sign('anything') });
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test('is on a device that the hub does not know', async () => {
    const client = await dial();
    client.send(await client.hello('pupil', newDeviceKey(), { keyPin: hub.hub.keyPin }));
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test('says to be another person than the one whose device it is', async () => {
    const client = await dial();
    client.send(await client.hello('admin', key, { keyPin: hub.hub.keyPin }));
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test('has signed the nonce of another connection', async () => {
    const [one, two] = [await dial(), await dial()];
    const { nonce } = await one.next('nonce');
    two.send(await good(two, { nonce }));
    expect(await dismissal(two)).toBe('needsLogin');
  });

  test('repeats a hello that was good on another connection', async () => {
    const one = await dial();
    const hello = await good(one);
    one.send(hello);
    await one.next('welcome');
    const two = await dial();
    two.send(hello);
    expect(await dismissal(two)).toBe('needsLogin');
  });

  test('has signed for a hub with another key', async () => {
    const client = await dial();
    client.send(await good(client, { keyPin: 'f'.repeat(64) }));
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test.each<Partial<Hello>>([{ session: 'aaaaaaaaaaaaaaaa' }, { person: 'second' }])(
    'has signed other fields than it says: %j',
    async (change) => {
      const client = await dial();
      client.send({ ...(await good(client)), ...change });
      expect(await dismissal(client)).toBe('needsLogin');
    },
  );

  test('signs with a key that is no point of the curve', async () => {
    const device = new Uint8Array(32).fill(255);
    await hub.hub.devices.add({ device: 'ff'.repeat(32), person: 'pupil' });
    const client = await dial();
    client.send({ ...(await good(client)), device });
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test('is on a device that was revoked', async () => {
    const lost = await knownDevice(hub, 'pupil');
    await hub.hub.devices.revoke([Buffer.from(lost.publicKey).toString('hex')]);
    const client = await dial();
    client.send(await client.hello('pupil', lost, { keyPin: hub.hub.keyPin }));
    expect(await dismissal(client)).toBe('needsLogin');
  });

  test('has left the school', async () => {
    await hub.hub.acceptor.writeAsSchool([personCard('left', ['pupil'], { leftAt: 5 })]);
    const client = await dial();
    client.send(await client.hello('left', await knownDevice(hub, 'left'), { keyPin: hub.hub.keyPin }));
    expect(await dismissal(client)).toBe('needsLogin');
  });
});

describe('[HELLO-4] the version', () => {
  test('of a client of the future makes the hub too old', async () => {
    const client = await dial();
    client.send(await good(client, { version: 4 }));
    expect(await dismissal(client)).toBe('hubTooOld');
  });

  test('is said before anyone signs in', async () => {
    const client = await dial();
    client.send({ ...(await good(client, { version: 4 })), signature: new Uint8Array(64) });
    expect(await dismissal(client)).toBe('hubTooOld');
  });
});

describe('[HELLO-8] a client that', () => {
  test('speaks no codec of the hub’s is not understood', async () => {
    const client = await dial();
    client.send(await good(client, { codecs: ['snail'] }));
    expect(await dismissal(client)).toBe('badFrame');
  });

  test('speaks several is answered in the first of them that the hub has', async () => {
    const client = await dial();
    client.send(await good(client, { codecs: ['snail', 'plain', 'deflate-raw'] }));
    expect((await client.next('welcome')).codec).toBe('plain');
  });
});

describe('[HELLO-6] before a good hello', () => {
  test('a ping is answered', async () => {
    const client = await dial();
    client.send({ type: 'ping', n: 7 });
    expect(await client.next('pong')).toEqual({ type: 'pong', n: 7 });
  });

  test.each([
    ['push', { type: 'push' as const, n: 1, documents: [messagePart({ by: 'pupil', chat: 'c1' })] }],
    ['got', { type: 'got' as const, n: 1 }],
    ['call', { type: 'call' as const, n: 1, method: 'hub.time', data: {} }],
  ])('a %s is a bad frame', async (_type, message) => {
    const client = await dial();
    client.send(message);
    expect(await dismissal(client)).toBe('badFrame');
  });

  test('after one, a second hello is a bad frame', async () => {
    const client = await dial();
    client.send(await good(client));
    await client.caughtUp();
    client.send(await good(client));
    expect((await client.next('bye')).reason).toBe('badFrame');
    await client.closed;
  });
});

describe('[FRAME-3] garbage', () => {
  test.each([
    ['bytes at random', Uint8Array.of(0xff, 0x00, 0x13)],
    ['half a frame', encodeFrame({ type: 'ping', n: 1 }).slice(0, -1)],
    [
      'two frames in one',
      Buffer.concat([encodeFrame({ type: 'ping', n: 1 }), encodeFrame({ type: 'ping', n: 1 })]),
    ],
    ['an unknown message', encodeFrame({ type: 'dance', n: 1 })],
    ['a message with a field too many', encodeFrame({ type: 'ping', n: 1, extra: 1 })],
    ['a message with a wrong number', encodeFrame({ type: 'got', n: 0 })],
    ['a push of nothing', encodeFrame({ type: 'push', n: 1, documents: [] })],
    [
      'too many documents',
      encodeFrame({
        type: 'push',
        n: 1,
        documents: Array.from({ length: 201 }, (_, n) =>
          messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(n) }),
        ),
      }),
    ],
    ['no map', encodeFrame([1, 2])],
    ['nothing', new Uint8Array(0)],
  ])('%s: the hub says goodbye and goes on for others', async (_what, frame) => {
    const client = await dial();
    client.sendBytes(frame);
    expect(await dismissal(client)).toBe('badFrame');
    await (await dial()).next('nonce');
  });

  test('[FRAME-2] a frame that is too long closes the connection', async () => {
    const client = await dial();
    await client.next('nonce');
    client.sendBytes(new Uint8Array(MAX_FRAME_BYTES + 1));
    await client.closed;
    await (await dial()).next('nonce');
  });
});

describe('[HELLO-7] the same session', () => {
  test('on a new connection ends the old one', async () => {
    const first = await RawClient.enter(hub, 'pupil', key);
    clients.push(first);
    const second = await RawClient.enter(hub, 'pupil', key);
    clients.push(second);
    await first.closed;
    second.send({ type: 'ping', n: 5 });
    expect((await second.next('pong')).n).toBe(5);
  });

  test('under another name lives beside it: a second window of the person', async () => {
    const first = await RawClient.enter(hub, 'pupil', key);
    const second = await RawClient.enter(hub, 'pupil', key, { session: 'bbbbbbbbbbbbbbbb' });
    clients.push(first, second);
    first.send({ type: 'ping', n: 6 });
    expect((await first.next('pong')).n).toBe(6);
  });
});

test('[FEED-6] what is held of another hub is no reason to send less', async () => {
  const client = await dial();
  const held = [{ log: TEST_LOG, upTo: 99_999, digest: scopesDigest(['school']), partial: [] }];
  client.send(await good(client, { held }));
  await client.caughtUp();
  const cards = client.received
    .flatMap((message) => (message.type === 'changes' ? message.documents : []))
    .filter(({ kind }) => kind === 'person');
  expect(cards.length).toBeGreaterThanOrEqual(5);
});
