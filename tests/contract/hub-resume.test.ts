import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeviceKey } from '../../electron/replica/device-key.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { heldOf, scopesDigest } from '../../shared/sync/held.ts';
import { chatMembership, messagePart, stampAt, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { MemoryReplicaStore } from '../../shared/testing/memory-replica-store.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { knownDevice, RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let key: DeviceKey;
const clients: RawClient[] = [];
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
let session = 0;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  key = await knownDevice(hub, 'pupil');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => hub.remove());

const newSession = (): string => `session${String(++session).padStart(9, '0')}`;
/** Runs rise with every session of a device, as its replica counts them. */
async function enter(of: Partial<Hello>): Promise<{ client: RawClient; hello: Hello }> {
  const client = await RawClient.dial(hub);
  clients.push(client);
  const hello = await client.hello('pupil', key, { keyPin: hub.hub.keyPin, run: session, ...of });
  client.send(hello);
  return { client, hello };
}
async function say(text: string): Promise<void> {
  await hub.hub.acceptor.push('second', [
    messagePart({ by: 'second', chat: 'c1', text, stamp: clock.stamp() }),
  ]);
}
const textsOf = (client: RawClient) =>
  client.received.flatMap((message) =>
    message.type === 'changes' ? message.documents.flatMap(({ body }) => body['text'] ?? []) : [],
  );
/** The replica of one client that has taken everything it was sent. */
async function replicaOf(client: RawClient): Promise<MemoryReplicaStore> {
  const store = new MemoryReplicaStore();
  for (const message of client.received) {
    if (message.type === 'changes')
      await store.apply(message.documents, message.checkpoints, message.upTo ?? undefined);
  }
  return store;
}

describe('[RESUME-1] a session that lost its socket', () => {
  test('goes on with what was not stored, and with nothing that was', async () => {
    const name = newSession();
    const first = (await enter({ session: name })).client;
    const { stream } = await first.next('welcome');
    await first.caughtUp();
    await say('перед обрывом');
    const { n } = await first.next('changes');
    // It arrived and was not acknowledged; then the wire was cut.
    first.close();
    await first.closed;
    await say('во время обрыва');
    const second = (await enter({ session: name, stream, resume: n - 1 })).client;
    expect(await second.next('welcome')).toMatchObject({ isResumed: true });
    await second.caughtUp();
    while (!textsOf(second).includes('во время обрыва')) await second.caughtUp();
    expect(textsOf(second)).toEqual(['перед обрывом', 'во время обрыва']);
    expect(second.received.flatMap((one) => (one.type === 'changes' ? [one.n] : []))[0]).toBe(n);
  });

  test('[RESUME-2] begins anew where the client asks for what is no longer kept', async () => {
    const name = newSession();
    const first = (await enter({ session: name })).client;
    const { stream } = await first.next('welcome');
    await first.caughtUp();
    await say('подтверждено');
    await first.caughtUp();
    first.close();
    await first.closed;
    for (const of of [
      { stream, resume: 1 },
      { stream, resume: 900 },
      { stream: 'f'.repeat(16), resume: 3 },
    ]) {
      const again = (await enter({ session: name, ...of })).client;
      expect(await again.next('welcome')).toMatchObject({ isResumed: false });
      again.close();
      await again.closed;
    }
  });

  test('[RESUME-2] begins anew where access has changed meanwhile, and nothing of the lost scope leaves the hub', async () => {
    const name = newSession();
    const first = (await enter({ session: name })).client;
    const { stream } = await first.next('welcome');
    await first.caughtUp();
    await say('уже не для всех');
    const { n } = await first.next('changes');
    first.close();
    await first.closed;
    const ended = chatMembership('c1', 'pupil', { state: 'ended', stamp: clock.stamp() });
    await hub.hub.acceptor.push('pupil', [ended]);
    const second = (await enter({ session: name, stream, resume: n - 1, held: heldOf([]) })).client;
    expect(await second.next('welcome')).toMatchObject({ isResumed: false });
    await second.caughtUp();
    expect(textsOf(second)).not.toContain('уже не для всех');
    await hub.hub.acceptor.writeAsSchool([
      { ...chatMembership('c1', 'pupil', { stamp: clock.stamp() }), by: 'pupil' },
    ]);
  });
});

describe('[HELLO-9] a digest that does not match', () => {
  test('is asked about; news come meanwhile, and what was lost is forgotten', async () => {
    const first = (await enter({ session: newSession() })).client;
    await first.next('welcome');
    await first.caughtUp();
    const store = await replicaOf(first);
    const log = `${hub.hub.store.hub}.${hub.hub.store.epoch}`;
    await store.apply([], [{ scope: 'chat:elsewhere', log, low: 1, high: 3 }]);
    await say('пока спрашивают');
    const held = heldOf(await store.checkpoints());
    const second = (await enter({ session: newSession(), held })).client;
    expect(await second.next('welcome')).toMatchObject({ needsScopes: true, shared: [] });
    while (!textsOf(second).includes('пока спрашивают')) {
      second.send({ type: 'got', n: (await second.next('changes')).n });
    }
    second.send({
      type: 'scopes',
      held: [{ log, scopes: (await store.checkpoints()).map(({ scope }) => scope), begun: [] }],
    });
    await second.caughtUp();
    expect(textsOf(second)).toEqual(['пока спрашивают']);
    const forgotten = second.received.flatMap((one) => (one.type === 'changes' ? one.forget : []));
    expect(forgotten).toEqual(['chat:elsewhere']);
  });

  test('of a scope that is new to the client brings all of it', async () => {
    const first = (await enter({ session: newSession() })).client;
    await first.next('welcome');
    await first.caughtUp();
    const store = await replicaOf(first);
    const whole = [...store.documents.values()]
      .filter(({ scope }) => scope === 'chat:c1')
      .map(({ id }) => id);
    const checkpoints = (await store.checkpoints()).filter(({ scope }) => scope !== 'chat:c1');
    const second = (await enter({ session: newSession(), held: heldOf(checkpoints) })).client;
    expect(await second.next('welcome')).toMatchObject({ needsScopes: true });
    const [{ log } = { log: '' }] = checkpoints;
    second.send({
      type: 'scopes',
      held: [{ log, scopes: checkpoints.map(({ scope }) => scope), begun: [] }],
    });
    const got = () =>
      second.received.flatMap((one) => (one.type === 'changes' ? one.documents.map(({ id }) => id) : []));
    while (!whole.every((id) => got().includes(id))) await second.caughtUp();
    expect(got().sort()).toEqual([...whole].sort());
  });

  test('[HELLO-10] where digests match, both sides count on the names', async () => {
    const first = (await enter({ session: newSession() })).client;
    await first.next('welcome');
    await first.caughtUp();
    const store = await replicaOf(first);
    const people = scopesDigest(await store.people());
    const held = heldOf(await store.checkpoints());
    const second = (await enter({ session: newSession(), held, people })).client;
    expect(await second.next('welcome')).toMatchObject({ needsScopes: false, shared: ['scopes', 'people'] });
  });
});

describe('[CLONE-2] two computers with one device number', () => {
  test('the second to be seen is told to take another one; a reconnect is not', async () => {
    const name = newSession();
    const number = '00000000000a';
    const first = (await enter({ session: name, number, run: 7 })).client;
    expect(await first.next('welcome')).toMatchObject({ needsNumber: false });
    const again = (await enter({ session: name, number, run: 7 })).client;
    expect(await again.next('welcome')).toMatchObject({ needsNumber: false });
    const copy = (await enter({ session: newSession(), number, run: 7 })).client;
    expect(await copy.next('welcome')).toMatchObject({ needsNumber: true });
    const older = (await enter({ session: newSession(), number, run: 3 })).client;
    expect(await older.next('welcome')).toMatchObject({ needsNumber: true });
    const later = (await enter({ session: newSession(), number, run: 8 })).client;
    expect(await later.next('welcome')).toMatchObject({ needsNumber: false });
  });
});

describe('[FEED-11] what is asked for by name', () => {
  test('comes, unless the person may not read it', async () => {
    const { client } = await enter({ session: newSession() });
    await client.next('welcome');
    await client.caughtUp();
    const stamp = clock.stamp();
    await hub.hub.acceptor.push('second', [
      messagePart({ by: 'second', chat: 'c1', text: 'по имени', stamp }),
    ]);
    await client.caughtUp();
    client.send({ type: 'want', ids: [stamp, 'c2.admin', 'nowhere'] });
    const { documents } = await client.next('changes');
    expect(documents.map(({ id }) => id)).toEqual([stamp]);
  });
});

describe('[PUSH-10] a version that another computer of the writer has overtaken', () => {
  test('is told so, and the later one comes', async () => {
    const { client } = await enter({ session: newSession() });
    await client.next('welcome');
    await client.caughtUp();
    const id = stampAt(5, '00000000000b');
    const later = messagePart({
      by: 'pupil',
      chat: 'c1',
      text: 'позже',
      stamp: stampAt(9, '00000000000b'),
      id,
    });
    await hub.hub.acceptor.push('pupil', [later]);
    await client.caughtUp();
    const earlier = { ...later, stamp: stampAt(7, '00000000000b'), body: { text: 'раньше', replyTo: '' } };
    client.send({ type: 'push', n: 1, documents: [earlier] });
    expect((await client.next('pushed')).results).toEqual([{ overtaken: true }]);
    expect((await client.next('changes')).documents).toMatchObject([{ id, body: { text: 'позже' } }]);
  });
});

describe('[VERSION-1] a client of version 1', () => {
  test('is served: a hello, checkpoints for each scope, acceptances by name', async () => {
    const client = await RawClient.dial(hub);
    clients.push(client);
    const hello = await client.hello1('pupil', await knownDevice(hub, 'pupil'), { keyPin: hub.hub.keyPin });
    client.useVersion1();
    client.sendRaw(hello);
    const welcome = await client.nextRaw('welcome');
    expect(Object.keys(welcome).sort()).toEqual(
      ['codec', 'now', 'remainingBytes', 'remainingDocuments', 'type'].sort(),
    );
    const changes = await client.nextRaw('changes');
    expect(changes).not.toHaveProperty('upTo');
    const part = messagePart({ by: 'pupil', chat: 'c1', text: 'из прошлого', stamp: clock.stamp() });
    client.sendRaw({
      type: 'push',
      n: 1,
      documents: [part, { ...part, id: clock.stamp(), by: SCHOOL_WRITER }],
    });
    const pushed = await client.nextRaw('pushed');
    expect(pushed['results']).toMatchObject([
      { id: part.id, stamp: part.stamp, acceptance: { seq: expect.any(Number) as number } },
      { refusal: { code: 'notAllowed' } },
    ]);
  });
});
