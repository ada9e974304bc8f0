import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tryLock, waitForLock } from './lock.mjs';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-lock-'));
  path = join(folder, 'work.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function leaveLock(owner: object | string, ageMs = 0): void {
  writeFileSync(path, typeof owner === 'string' ? owner : JSON.stringify(owner));
  const touchedAt = new Date(Date.now() - ageMs);
  utimesSync(path, touchedAt, touchedAt);
}

describe('lock', () => {
  test('is given to one owner at a time', () => {
    const first = tryLock(path);
    expect(first).toBeDefined();
    expect(tryLock(path)).toBeUndefined();
    first?.release();
    expect(existsSync(path)).toBe(false);
    const second = tryLock(path);
    expect(second).toBeDefined();
    second?.release();
  });

  test('is taken from an owner whose process has ended, and leaves no other file', () => {
    leaveLock({ pid: 4_000_000, host: hostname(), token: 'gone' });
    const lock = tryLock(path, { isAlive: () => false });
    expect(lock).toBeDefined();
    expect(readdirSync(folder)).toEqual(['work.lock']);
    lock?.release();
  });

  test('stays with a living owner on this computer and with any recent owner on another one', () => {
    leaveLock({ pid: 4_000_000, host: hostname(), token: 'busy' });
    expect(tryLock(path, { isAlive: () => true })).toBeUndefined();
    leaveLock({ pid: 4_000_000, host: `not-${hostname()}`, token: 'busy' });
    expect(tryLock(path, { isAlive: () => false })).toBeUndefined();
  });

  test('is taken from an owner that has not touched it for long, whatever process has its number now', () => {
    leaveLock({ pid: process.pid, host: hostname(), token: 'silent' }, 61_000);
    const lock = tryLock(path);
    expect(lock).toBeDefined();
    lock?.release();
  });

  test('a half-written file counts as taken while it is fresh', () => {
    leaveLock('{"pid":');
    expect(tryLock(path)).toBeUndefined();
    leaveLock('{"pid":', 61_000);
    const lock = tryLock(path);
    expect(lock).toBeDefined();
    lock?.release();
  });

  test('release does not remove a lock that was taken over', () => {
    const first = tryLock(path);
    leaveLock({ pid: process.pid, host: hostname(), token: 'other' });
    first?.release();
    expect(existsSync(path)).toBe(true);
  });

  test('a waiting process gets it after the release', async () => {
    const first = tryLock(path);
    let waits = 0;
    const second = await waitForLock(path, {
      pollMs: 0,
      onWait: () => {
        waits += 1;
        if (waits === 2) first?.release();
      },
    });
    expect(waits).toBe(2);
    second.release();
  });

  test('waiting ends with the reason of the abort', async () => {
    const first = tryLock(path);
    const abort = new AbortController();
    const reason = new Error('stop');
    const waiting = waitForLock(path, { signal: abort.signal, onWait: () => abort.abort(reason) });
    await expect(waiting).rejects.toBe(reason);
    first?.release();
  });
});
