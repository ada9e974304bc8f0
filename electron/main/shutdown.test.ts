import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Shutdown } from './shutdown.ts';
import type { UnsentWork } from './texts.ts';

const THREE = Promise.resolve<UnsentWork>({ count: 3, messageCount: 3 });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setup(change: { unsent?: Promise<UnsentWork>; answers?: boolean[]; hangs?: boolean } = {}) {
  const done: string[] = [];
  const answers = [...(change.answers ?? [])];
  const shutdown = new Shutdown({
    countUnsent: () => change.unsent ?? Promise.resolve({ count: 0, messageCount: 0 }),
    confirmUnsent: ({ count }) => {
      done.push(`asked about ${count}`);
      return Promise.resolve(answers.shift() ?? false);
    },
    onBegin: () => done.push('begin'),
    steps: [
      {
        name: 'replica',
        limitMs: 3_000,
        run: () => (change.hangs ? new Promise(() => undefined) : Promise.resolve(done.push('replica'))),
      },
      { name: 'broken', limitMs: 3_000, run: () => Promise.reject(new Error('no')) },
      { name: 'hub', limitMs: 3_000, run: () => Promise.resolve(done.push('hub')) },
    ],
    quit: () => done.push('quit'),
    log: {
      info: () => undefined,
      warn: (event) => done.push(event),
      error: (event) => done.push(`${event}!`),
    },
  });
  return { shutdown, done };
}

test('ends everything in order, whatever fails, and quits', async () => {
  const { shutdown, done } = setup();
  await shutdown.request();
  expect(done).toEqual(['begin', 'replica', 'shutdown.step!', 'hub', 'quit']);
  expect(shutdown.isDone).toBe(true);
});

test('asks once about unsent messages; staying keeps everything running', async () => {
  const { shutdown, done } = setup({ unsent: THREE, answers: [false, true] });
  await Promise.all([shutdown.request(), shutdown.request()]);
  expect(done).toEqual(['asked about 3']);
  expect(shutdown.isDone).toBe(false);
  await shutdown.request();
  expect(done.slice(0, 3)).toEqual(['asked about 3', 'asked about 3', 'begin']);
  expect(shutdown.isDone).toBe(true);
});

test('a system that ends asks nobody, and ends once', async () => {
  const { shutdown, done } = setup({ unsent: THREE });
  await Promise.all([shutdown.force(), shutdown.force(), shutdown.request()]);
  expect(done.filter((word) => word === 'quit')).toHaveLength(1);
  expect(done).not.toContain('asked about 3');
});

test('what hangs is not waited for longer than its limit', async () => {
  const { shutdown, done } = setup({ hangs: true });
  const ending = shutdown.request();
  await vi.advanceTimersByTimeAsync(3_000);
  await ending;
  expect(done).toEqual(['begin', 'shutdown.tooLong', 'shutdown.step!', 'hub', 'quit']);
});

test('a replica that does not answer keeps nobody from quitting', async () => {
  const { shutdown } = setup({ unsent: new Promise(() => undefined) });
  const ending = shutdown.request();
  await vi.advanceTimersByTimeAsync(2_000);
  await ending;
  expect(shutdown.isDone).toBe(true);
});
