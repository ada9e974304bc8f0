import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Farewell } from './farewell.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('waits until the window is ready', async () => {
  const said: string[] = [];
  const farewell = new Farewell({ broadcast: (name) => said.push(name) });
  let isOver = false;
  const over = Promise.all([farewell.say(), farewell.say()]).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(900);
  expect([said, isOver]).toEqual([['app.ending', 'app.ending'], false]);
  farewell.answered();
  await over;
  // The next end asks anew.
  const next = farewell.say();
  farewell.answered();
  await next;
  expect(said).toHaveLength(3);
});

test('does not wait for a window that says nothing', async () => {
  const farewell = new Farewell({ broadcast: () => undefined });
  const over = farewell.say();
  await vi.advanceTimersByTimeAsync(1_000);
  await over;
  farewell.answered();
});
