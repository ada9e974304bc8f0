import { describe, expect, test } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { Bye } from '../protocol/bye.ts';
import { PING_AFTER_MS } from '../protocol/limits.ts';
import type { ConnectionState } from '../replica/views.ts';
import { settle } from '../testing/fake-transport.ts';
import { LONGEST_WAIT_MS, setUpReplicator } from '../testing/replicator-fixture.ts';

const error = new AppError('internal').data;

describe('losing and finding the hub', () => {
  test('[RETRY-1] waits longer after each failure, and from the start after a link that held', async () => {
    const { replicator, network, timers, state, connected } = setUpReplicator();
    network.failure = new AppError('hubUnreachable', { isRetryable: true });
    replicator.start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      await settle();
      const now = state();
      if (now.kind !== 'offline') throw new Error(now.kind);
      waits.push(now.retryAt - timers.now());
      timers.advance(now.retryAt - timers.now());
    }
    expect(waits).toEqual([500, 1000, 2000, 4000]);
    network.failure = undefined;
    await settle();
    timers.advance(LONGEST_WAIT_MS);
    await connected();
    timers.advance(6000);
    network.last.drop();
    await settle();
    expect(state()).toMatchObject({ kind: 'offline', retryAt: timers.now() + 500 });
  });

  test('[RETRY-2] a hub with another key is not tried again by itself, but when the person asks', async () => {
    const { replicator, network, timers, state } = setUpReplicator();
    network.failure = new AppError('hubOtherKey');
    replicator.start();
    await settle();
    expect(state()).toMatchObject({ kind: 'failed', error: { code: 'hubOtherKey' } });
    network.failure = undefined;
    timers.advance(10 * LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(0);
    replicator.reconnect();
    await settle();
    expect(network.transports).toHaveLength(1);
  });

  test.each<[Bye['reason'], number, ConnectionState]>([
    ['clientTooOld', 0, { kind: 'tooOld', side: 'client' }],
    ['hubTooOld', 0, { kind: 'tooOld', side: 'hub' }],
    ['needsLogin', 0, { kind: 'needsLogin', error }],
  ])('[BYE-1] "%s" ends the attempts', async (reason, retryAfterMs, expected) => {
    const { connected, network, timers, state } = setUpReplicator();
    await connected();
    network.last.deliver({ type: 'bye', reason, error, retryAfterMs });
    await settle();
    expect(state()).toEqual(expected);
    timers.advance(10 * LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(1);
  });

  test.each<Bye['reason']>(['stopping', 'error', 'badFrame'])(
    '[BYE-2] after "%s" the client comes back, not before it is asked to',
    async (reason) => {
      const { connected, network, timers, state } = setUpReplicator();
      await connected();
      network.last.deliver({ type: 'bye', reason, error, retryAfterMs: 5000 });
      await settle();
      expect(state()).toEqual({
        kind: 'offline',
        since: timers.now(),
        retryAt: timers.now() + 5000,
        reason: error,
      });
      timers.advance(4999);
      await settle();
      expect(network.transports).toHaveLength(1);
      timers.advance(1);
      await settle();
      expect(network.transports).toHaveLength(2);
    },
  );

  test('a person who asks does not wait', async () => {
    const { connected, network, replicator, timers } = setUpReplicator();
    await connected();
    network.last.drop();
    await settle();
    replicator.reconnect();
    await settle();
    replicator.reconnect();
    timers.advance(LONGEST_WAIT_MS / 2);
    await settle();
    expect(network.transports).toHaveLength(2);
  });

  test('[BEAT-1] a ping is answered with its number', async () => {
    const { connected, network } = setUpReplicator();
    await connected();
    network.last.deliver({ type: 'ping', n: 42 });
    await settle();
    expect(network.last.all('pong')).toEqual([{ type: 'pong', n: 42 }]);
  });

  test('[BEAT-2] silence is asked about, and too long a silence is a dead link, within two minutes', async () => {
    const { connected, network, timers, state, states } = setUpReplicator();
    await connected();
    timers.advance(60_000);
    await settle();
    expect(network.last.all('ping').length).toBeGreaterThan(0);
    expect(state().kind).toBe('live');
    timers.advance(60_000);
    await settle();
    expect(states).toContain('offline');
    expect(state().kind).not.toBe('live');
    expect(network.transports[0]?.isClosed).toBe(true);
  });

  test('[BEAT-2] where only the hub speaks, the client is heard now and then', async () => {
    const { connected, network, timers } = setUpReplicator();
    await connected();
    for (let n = 0; n < 12; n++) {
      timers.advance(10_000);
      network.last.deliver({ type: 'notice', data: n });
      await settle();
    }
    expect(network.last.all('ping').length).toBeGreaterThan(0);
    expect(network.last.all('ping').length).toBeLessThanOrEqual(2);
  });

  test('[BEAT-2] a link on which something is heard lives on', async () => {
    const { connected, network, timers, state } = setUpReplicator();
    await connected();
    for (let n = 0; n < 20; n++) {
      timers.advance(PING_AFTER_MS - 1);
      network.last.deliver({ type: 'pong', n: 0 });
      await settle();
    }
    expect(state().kind).toBe('live');
  });

  test('stopping leaves no timer and no connection', async () => {
    const { connected, network, timers, replicator } = setUpReplicator();
    await connected();
    await replicator.stop();
    expect(timers.planned).toBe(0);
    expect(network.last.isClosed).toBe(true);
    timers.advance(LONGEST_WAIT_MS);
    await settle();
    expect(network.transports).toHaveLength(1);
  });
});

describe('[CALL-1] asking the hub', () => {
  test('gets the answer that belongs to the call', async () => {
    const { connected, network, replicator } = setUpReplicator();
    await connected();
    const [one, two] = [replicator.call('a.b', 1), replicator.call('a.b', 2)];
    await settle();
    const numbers = network.last.all('call').map(({ n }) => n);
    network.last.deliver({ type: 'answer', n: numbers[1]!, ok: true, value: 'two' });
    network.last.deliver({
      type: 'answer',
      n: numbers[0]!,
      ok: false,
      error: new AppError('notAllowed').data,
    });
    await expect(two).resolves.toBe('two');
    await expect(one).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  });

  test('fails at once without a link, when the link is lost, and when no answer comes', async () => {
    const { connected, network, replicator, timers } = setUpReplicator();
    await expect(replicator.call('a.b', 1)).rejects.toMatchObject({ data: { code: 'needsConnection' } });
    await connected();
    const slow = replicator.call('a.b', 1);
    timers.advance(20_000);
    await expect(slow).rejects.toMatchObject({ data: { code: 'needsConnection' } });
    const lost = replicator.call('a.b', 1);
    network.last.drop();
    await expect(lost).rejects.toMatchObject({ data: { code: 'needsConnection' } });
    expect(timers.planned).toBe(1);
  });

  test('with more than a frame holds fails and leaves the link alone', async () => {
    const { connected, replicator, state } = setUpReplicator();
    await connected();
    await expect(replicator.call('a.b', new Uint8Array(2 ** 21))).rejects.toThrow(RangeError);
    expect(state().kind).toBe('live');
  });
});
