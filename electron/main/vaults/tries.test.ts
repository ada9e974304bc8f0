import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Tries } from './tries.ts';

const key = new Uint8Array(32).fill(7);
let folder = '';
let path = '';
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-tries-'));
  path = join(folder, 'tries.json');
  now = 1000;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** The application after a start; its clock begins anywhere. */
function started(vault = 'vault-1', of: Uint8Array = key): Tries {
  return new Tries({ path, vault, key: of, monotonicNow: () => now });
}

async function fresh(): Promise<Tries> {
  const tries = started();
  await tries.succeeded();
  return tries;
}

async function fail(tries: Tries, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    now += (await tries.state()).waitMs;
    await tries.begin();
  }
}

const code = (value: string) => ({ data: { code: value } });

test('a try is a wrong one on the disk before it is checked', async () => {
  const tries = await fresh();
  await tries.begin();
  // The plug is pulled here.
  expect(await started().state()).toEqual({ wrong: 1, waitMs: 0, isLockedOut: false });
});

test('three tries are free; then one waits longer and longer; the tenth is the last', async () => {
  const tries = await fresh();
  const waits: number[] = [];
  for (let count = 1; count <= 10; count++) {
    await fail(tries, 1);
    waits.push((await tries.state()).waitMs / 1000);
  }
  expect(waits).toEqual([0, 0, 0, 30, 60, 300, 900, 1800, 3600, 0]);
  await expect(tries.begin()).rejects.toMatchObject(code('secretLockedOut'));
  expect((await tries.state()).isLockedOut).toBe(true);
});

test('while one waits nothing is tried, and the seconds are said', async () => {
  const tries = await fresh();
  await fail(tries, 4);
  expect((await tries.failure()).data).toMatchObject({
    code: 'secretWrong',
    params: { left: 6, seconds: 30 },
  });
  now += 12_000;
  await expect(tries.begin()).rejects.toMatchObject({
    data: { code: 'secretWait', params: { seconds: 18 } },
  });
  now += 18_000;
  await tries.begin();
  expect((await tries.state()).wrong).toBe(5);
});

test('a right secret forgives everything', async () => {
  const tries = await fresh();
  await fail(tries, 5);
  now += 60_000;
  await tries.begin();
  await tries.succeeded();
  expect(await started().state()).toEqual({ wrong: 0, waitMs: 0, isLockedOut: false });
});

test('a restart goes on waiting where it stopped, whatever the clocks say', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const tries = await fresh();
  await fail(tries, 5);
  now += 20_000;
  // The wait is written down every few seconds.
  await vi.advanceTimersByTimeAsync(5000);
  tries.stop();
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('"waitMs":40000');
  vi.setSystemTime(Date.now() + 10 * 365 * 24 * 3600_000);
  now = 5;
  const next = started();
  expect((await next.state()).waitMs).toBe(40_000);
  await expect(next.begin()).rejects.toMatchObject(code('secretWait'));
  vi.setSystemTime(0);
  now += 40_000;
  await next.begin();
});

test.each([
  ['deleted', () => rmSync(path)],
  ['emptied', () => writeFileSync(path, '')],
  [
    'set back by hand',
    () => writeFileSync(path, readFileSync(path, 'utf8').replace('"wrong":5', '"wrong":0')),
  ],
  [
    'made shorter',
    () => writeFileSync(path, readFileSync(path, 'utf8').replace(/"waitMs":\d+/, '"waitMs":0')),
  ],
])('a count that was %s counts as locked out', async (_what, change) => {
  await fail(await fresh(), 5);
  change();
  await expect(started().begin()).rejects.toMatchObject(code('secretLockedOut'));
});

test('the count of another vault or another computer counts as locked out', async () => {
  await fresh();
  expect((await started('vault-2').state()).isLockedOut).toBe(true);
  expect((await started('vault-1', new Uint8Array(32)).state()).isLockedOut).toBe(true);
});
