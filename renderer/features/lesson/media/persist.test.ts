import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signalError } from '../../../../shared/signaling/signal-error.ts';
import { pauseMs, persist } from './persist.ts';
import { SignalFailure } from './signal-link.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const unreachable = new SignalFailure(signalError('hubUnreachable'));

test('pauses double up to ten seconds', () => {
  expect([1, 2, 3, 6, 7, 50].map(pauseMs)).toEqual([250, 500, 1000, 8000, 10_000, 10_000]);
});

test('what can pass by itself is tried again', async () => {
  const reasons: string[] = [];
  const work = vi.fn<() => Promise<string>>();
  work.mockRejectedValueOnce(unreachable).mockRejectedValueOnce(unreachable).mockResolvedValue('there');
  const done = persist(work, new AbortController().signal, ({ reason }) => reasons.push(reason));
  await vi.advanceTimersByTimeAsync(750);
  expect(await done).toBe('there');
  expect(reasons).toEqual(['hubUnreachable', 'hubUnreachable']);
});

test('without a way to the hub it is asked every half second, so that its return is noticed at once', async () => {
  const work = vi.fn(() => Promise.reject(unreachable));
  const stop = new AbortController();
  const ended = expect(persist(work, stop.signal)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(59);
  stop.abort();
  await ended;
});

test('what lasts is thrown at once', async () => {
  const refused = new SignalFailure(signalError('hostOnly'));
  const work = vi.fn(() => Promise.reject(refused));
  await expect(persist(work, new AbortController().signal)).rejects.toBe(refused);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a signal ends the pause and the work', async () => {
  const stop = new AbortController();
  const work = vi.fn(() => Promise.reject(unreachable));
  const ended = expect(persist(work, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  await vi.advanceTimersByTimeAsync(100);
  stop.abort();
  await ended;
  expect(work).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
