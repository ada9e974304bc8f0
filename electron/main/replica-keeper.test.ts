import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReplicaKeeper } from './replica-keeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setup() {
  const delays: unknown[] = [];
  const restart = vi.fn(() => Promise.resolve());
  const keeper = new ReplicaKeeper({
    restart,
    log: {
      info: () => undefined,
      warn: (_event, fields) => delays.push(fields?.['delayMs']),
      error: () => undefined,
    },
  });
  return { keeper, restart, delays };
}

test('restarts at once, then later and later, and at once again after a quiet minute', async () => {
  const { keeper, restart, delays } = setup();
  for (let i = 0; i < 3; i++) {
    keeper.crashed(1);
    await vi.advanceTimersToNextTimerAsync();
  }
  await vi.advanceTimersByTimeAsync(61_000);
  keeper.crashed(1);
  await vi.advanceTimersToNextTimerAsync();
  expect(delays).toEqual([0, 1000, 2000, 0]);
  expect(restart).toHaveBeenCalledTimes(4);
});

test('restarts nothing after the end', async () => {
  const { keeper, restart } = setup();
  keeper.crashed(1);
  keeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restart).not.toHaveBeenCalled();
});
