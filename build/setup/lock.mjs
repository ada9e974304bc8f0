import { randomUUID } from 'node:crypto';
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A lock between processes: a file that names its owner and that the owner touches while it works.
 * It is plain JavaScript because the start command takes it before Node 24 exists.
 * @typedef {{ release: () => void }} Lock
 * @typedef {{ pid: number, host: string, token: string }} LockOwner
 * @typedef {{ staleAfterMs?: number, isAlive?: (pid: number) => boolean }} LockOptions
 */

const DEFAULT_STALE_AFTER_MS = 60_000;
const TOUCH_EVERY_MS = 5_000;

/**
 * Takes the lock if it is free or its owner is gone.
 * @param {string} path a file in an existing folder
 * @param {LockOptions} [options]
 * @returns {Lock | undefined} undefined while somebody else works
 */
export function tryLock(path, options = {}) {
  const token = randomUUID();
  if (!createLockFile(path, token)) {
    const owner = readOwner(path);
    if (!isAbandoned(path, owner, options)) return undefined;
    moveAside(path, owner?.token);
    if (!createLockFile(path, token)) return undefined;
  }
  const touching = setInterval(() => touch(path), TOUCH_EVERY_MS);
  touching.unref();
  return {
    release() {
      clearInterval(touching);
      if (readOwner(path)?.token === token) rmSync(path, { force: true });
    },
  };
}

/**
 * Waits until the lock is free and takes it.
 * @param {string} path
 * @param {LockOptions & { pollMs?: number, signal?: AbortSignal | undefined, onWait?: () => void }} [options]
 *   `onWait` is called each time the lock was found taken.
 * @returns {Promise<Lock>} rejects with the signal's reason when it aborts
 */
export async function waitForLock(path, options = {}) {
  for (;;) {
    options.signal?.throwIfAborted();
    const lock = tryLock(path, options);
    if (lock) return lock;
    options.onWait?.();
    // An abort ends the pause early; the next turn then throws the signal's own reason.
    await delay(options.pollMs ?? 500, undefined, options.signal ? { signal: options.signal } : {}).catch(
      () => undefined,
    );
  }
}

/**
 * @param {string} path
 * @param {string} token
 */
function createLockFile(path, token) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname(), token }));
    closeSync(file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * An owner is gone when its process has ended on this computer, or when it has not touched the file for long:
 * the second also covers a process number that was given to somebody else, and another container.
 * @param {string} path
 * @param {LockOwner | undefined} owner
 * @param {LockOptions} options
 */
function isAbandoned(path, owner, options) {
  const touchedAt = modifiedAt(path);
  if (touchedAt === undefined) return true;
  if (Date.now() - touchedAt > (options.staleAfterMs ?? DEFAULT_STALE_AFTER_MS)) return true;
  if (!owner || owner.host !== hostname()) return false;
  return !(options.isAlive ?? processIsAlive)(owner.pid);
}

/**
 * Renaming is the step that only one of several waiting processes can win. Whoever finds that it moved a
 * lock other than the abandoned one puts it back.
 * @param {string} path
 * @param {string | undefined} abandonedToken
 */
function moveAside(path, abandonedToken) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readOwner(aside)?.token !== abandonedToken) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @returns {LockOwner | undefined} undefined while the file is missing or half written
 */
function readOwner(path) {
  try {
    /** @type {unknown} */
    const owner = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof owner !== 'object' || owner === null) return undefined;
    if (!('pid' in owner) || !('host' in owner) || !('token' in owner)) return undefined;
    const { pid, host, token } = owner;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof token !== 'string') return undefined;
    return { pid, host, token };
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function modifiedAt(path) {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder was removed under us; the work itself will say so.
  }
}

/** @param {number} pid */
function processIsAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // "Not permitted" means that the process exists and belongs to somebody else.
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
