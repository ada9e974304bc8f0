import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { types } from 'mediasoup-client';
import { signalError } from '../../../../shared/signaling/signal-error.ts';
import { SignalFailure } from './signal-link.ts';
import { watchTransport } from './transport-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(restart: () => Promise<void>) {
  let change = (_state: types.ConnectionState) => {};
  const transport = {
    connectionState: 'connected' as types.ConnectionState,
    on: (_event: 'connectionstatechange', listener: (state: types.ConnectionState) => void) =>
      (change = listener),
  };
  const stop = new AbortController();
  const seen: string[] = [];
  const watch = {
    restart: () => {
      seen.push('restart');
      return restart();
    },
    onTrouble: (isTroubled: boolean) => seen.push(isTroubled ? 'trouble' : 'well'),
    onLost: () => seen.push('lost'),
  };
  watchTransport(transport, watch, stop.signal);
  const become = (state: types.ConnectionState) => {
    transport.connectionState = state;
    change(state);
  };
  return { become, seen, stop };
}

test('a short gap closes by itself, without a restart', async () => {
  const { become, seen } = watched(() => Promise.resolve());
  become('disconnected');
  await vi.advanceTimersByTimeAsync(1_000);
  become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual(['trouble', 'well']);
});

test('a lasting gap restarts ICE until media is back', async () => {
  const { become, seen } = watched(() => Promise.resolve());
  become('disconnected');
  await vi.advanceTimersByTimeAsync(2_000);
  become('failed');
  await vi.advanceTimersByTimeAsync(5_000);
  become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual(['trouble', 'restart', 'trouble', 'restart', 'well']);
});

test('after five restarts in vain the transport is lost', async () => {
  const { become, seen } = watched(() => Promise.resolve());
  become('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual(['trouble', ...Array.from({ length: 5 }, () => 'restart'), 'lost']);
});

test('a transport that the hub does not know is lost at once', async () => {
  const { become, seen } = watched(() => Promise.reject(new SignalFailure(signalError('noSuchTransport'))));
  become('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['trouble', 'restart', 'lost']);
});

test('while the hub cannot be reached nothing is lost', async () => {
  const { become, seen } = watched(() => Promise.reject(new SignalFailure(signalError('hubUnreachable'))));
  become('failed');
  await vi.advanceTimersByTimeAsync(300_000);
  expect(seen).not.toContain('lost');
});

test('after the end of the connection nothing happens', async () => {
  const { become, seen, stop } = watched(() => Promise.resolve());
  become('disconnected');
  stop.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  become('failed');
  expect(seen).toEqual(['trouble']);
});
