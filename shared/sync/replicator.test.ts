import { describe, expect, test } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { encodeFrame } from '../protocol/codec.ts';
import { helloText } from '../protocol/hello.ts';
import { PROTOCOL_VERSION } from '../protocol/limits.ts';
import { scopesDigest } from './held.ts';
import { settle, TEST_PIN } from '../testing/fake-transport.ts';
import { accept, messagePart, stampAt, TEST_DEVICE, TEST_LOG } from '../testing/make-documents.ts';
import { changes, LONGEST_WAIT_MS, NONCE, setUpReplicator, WELCOME } from '../testing/replicator-fixture.ts';

describe('saying hello', () => {
  test('[HELLO-2] signs the nonce, the hub’s key and the hello, and names what is held', async () => {
    const { replicator, network, signed, store } = setUpReplicator();
    const checkpoint = { scope: 'school', log: TEST_LOG, low: 1, high: 9 };
    await store.apply([], [checkpoint]);
    replicator.start();
    await settle();
    expect(network.last.sent).toEqual([]);
    network.last.deliver(NONCE);
    await settle();
    const hello = network.last.all('hello')[0]!;
    expect(hello).toMatchObject({
      version: PROTOCOL_VERSION,
      person: 'anna',
      number: TEST_DEVICE,
      run: 1,
      codecs: ['plain'],
      held: [{ log: TEST_LOG, upTo: 9, digest: scopesDigest(['school']), partial: [] }],
    });
    const [text] = signed;
    if (!('held' in hello)) throw new Error('another version');
    expect(text).toBe(helloText({ nonceHex: '07'.repeat(16), hubKeyPin: TEST_PIN }, hello));
    for (const said of [TEST_PIN, '07'.repeat(16), '01'.repeat(32), TEST_LOG, '0123456789abcdef'])
      expect(text).toContain(said);
    expect(text).not.toContain('signature');
  });

  test('[HELLO-4] a hub that no longer speaks this version is not greeted, and not tried again', async () => {
    const { replicator, network, timers, state } = setUpReplicator();
    replicator.start();
    await settle();
    network.last.deliver({ ...NONCE, oldest: PROTOCOL_VERSION + 1, newest: PROTOCOL_VERSION + 1 });
    await settle();
    expect(state()).toEqual({ kind: 'tooOld', side: 'client' });
    expect(network.last.sent).toEqual([]);
    timers.advance(10 * LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(1);
  });

  test('[HELLO-2] never answers one connection’s nonce on the next connection', async () => {
    const { replicator, network, timers, store } = setUpReplicator();
    let go: () => void = () => undefined;
    store.checkpoints = () => new Promise((resolve) => (go = () => resolve([])));
    replicator.start();
    await settle();
    const [first] = network.transports;
    first?.deliver(NONCE);
    await settle();
    first?.drop();
    go();
    await settle();
    timers.advance(LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(2);
    expect(first?.all('hello')).toEqual([]);
    expect(network.last.sent).toEqual([]);
    network.last.deliver(NONCE);
    await settle();
    go();
    await settle();
    expect(network.last.all('hello')).toHaveLength(1);
  });

  test('[HELLO-8] a codec that was not offered is not spoken', async () => {
    const { replicator, network, state } = setUpReplicator();
    replicator.start();
    await settle();
    network.last.deliver(NONCE);
    await settle();
    network.last.deliver({ ...WELCOME, codec: 'zstd' });
    await settle();
    expect(state().kind).toBe('offline');
  });
});

describe('taking what comes', () => {
  const document = accept(messagePart({ by: 'boris', chat: 'c1', stamp: stampAt(NONCE.now + 5) }), 1);
  const checkpoint = { scope: 'chat:c1', log: TEST_LOG, low: 1, high: 1 };

  test('[FEED-4] stores a batch before it says so', async () => {
    const { connected, network, store } = setUpReplicator();
    await connected();
    let go: () => void = () => undefined;
    const apply = store.apply.bind(store);
    store.apply = async (...of) => {
      await new Promise<void>((resolve) => (go = resolve));
      await apply(...of);
    };
    network.last.deliver(changes({ n: 3, documents: [document], checkpoints: [checkpoint] }));
    await settle();
    expect(network.last.all('got')).toEqual([]);
    go();
    await settle();
    expect(network.last.all('got')).toEqual([{ type: 'got', n: 3 }]);
    expect(store.documents.get(document.id)?.seq).toBe(1);
    expect(await store.checkpoints()).toEqual([checkpoint]);
  });

  test('[CLOCK-2] answers are stamped later than what they answer', async () => {
    const { connected, network, clock } = setUpReplicator();
    await connected();
    network.last.deliver(changes({ documents: [document] }));
    await settle();
    expect(clock.stamp() > document.stamp).toBe(true);
  });

  test('[CLOCK-1] what has come has happened: the clock is not behind it, and nothing late sets it back', async () => {
    const { connected, network, clock } = setUpReplicator();
    await connected();
    network.last.deliver(changes({ documents: [document], now: NONCE.now + 3000 }));
    await settle();
    expect(clock.now()).toBe(NONCE.now + 3000);
    network.last.deliver(changes({ n: 2, now: NONCE.now + 1000 }));
    await settle();
    expect(clock.now()).toBe(NONCE.now + 3000);
  });

  test('[FEED-5] is live when nothing remains, and counts until then', async () => {
    const { replicator, network, state, states } = setUpReplicator();
    replicator.start();
    await settle();
    network.last.deliver(NONCE);
    await settle();
    network.last.deliver({ ...WELCOME, remainingDocuments: 10, remainingBytes: 1000 });
    network.last.deliver(changes({ remainingDocuments: 4, remainingBytes: 300 }));
    await settle();
    expect(state()).toEqual({ kind: 'syncing', doneDocuments: 6, totalDocuments: 10, remainingBytes: 300 });
    network.last.deliver(changes({ n: 2, now: NONCE.now + 9 }));
    await settle();
    expect(replicator.progress.value).toEqual({ state: { kind: 'live' }, syncedUpTo: NONCE.now + 9 });
    expect(states).toEqual(['connecting', 'syncing', 'live']);
  });

  test('a store that fails drops the link, and the next one brings everything', async () => {
    const { connected, network, timers, store, state } = setUpReplicator();
    await connected();
    const apply = store.apply.bind(store);
    store.apply = () => Promise.reject(new AppError('diskFull', { isRetryable: true }));
    network.last.deliver(changes({ documents: [document], checkpoints: [checkpoint] }));
    await settle();
    expect(state()).toMatchObject({ kind: 'offline', reason: { code: 'diskFull' } });
    expect(await store.checkpoints()).toEqual([]);
    store.apply = apply;
    timers.advance(LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(2);
  });

  test('[FRAME-3] a hub that speaks nonsense is left and tried again later', async () => {
    const { connected, network, timers, state } = setUpReplicator();
    await connected();
    network.last.deliverBytes(encodeFrame({ type: 'changes', n: 'one' }));
    await settle();
    expect(state().kind).toBe('offline');
    expect(network.last.isClosed).toBe(true);
    timers.advance(LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(2);
  });

  test('[CALL-4] notices are passed on as they come', async () => {
    const { connected, network, notices } = setUpReplicator();
    await connected();
    network.last.deliver({ type: 'notice', data: { any: 1 } });
    await settle();
    expect(notices).toEqual([{ any: 1 }]);
  });
});
