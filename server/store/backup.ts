import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import { newEpoch } from './head-mark.ts';
import { beginNewEpoch } from './sqlcipher-hub-store.ts';
import { openDatabase, storeError } from './sqlcipher-open.ts';
import { loadStoreKey } from './store-key.ts';

const STORE = 'hub.db';
const KEY = 'store.key';
/** What SQLite keeps beside the store while it is open. */
const BESIDE = [`${STORE}-wal`, `${STORE}-shm`] as const;

/**
 * Copies the store and its key into a new folder. Throws AppError: `hubStoreBusy` while a hub runs on it,
 * `notFound` where there is none, `hubDiskFull`.
 */
export function backUp(data: string, to: string): void {
  requireStore(data);
  if (existsSync(join(to, STORE))) throw new AppError('badRequest', { details: `${to} has a copy already` });
  const database = openDatabase(join(data, STORE), loadStoreKey(data));
  try {
    // Everything into the one file; nobody else can write while it is open here.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyInto(data, to);
  } catch (error) {
    throw storeError(error);
  } finally {
    database.close();
  }
}

/**
 * Puts a copy back and begins a new log, because what was accepted after the copy is lost: clients that hold
 * it send it again. What lay in the folder, damaged or not, is kept in `replaced-…` beside it. Returns where the
 * old log ends. Throws AppError: `hubStoreBusy` while a hub runs on the folder, `notFound` where there is no copy,
 * `hubDiskFull`.
 */
export function restore(from: string, data: string, now = Date.now()): LogPosition {
  requireStore(from);
  refuseWhileInUse(data);
  setAside(data, join(data, `replaced-${now}`));
  try {
    copyInto(from, data);
  } catch (error) {
    throw storeError(error);
  }
  return beginNewEpoch({ path: join(data, STORE), key: loadStoreKey(data) }, newEpoch());
}

function requireStore(folder: string): void {
  for (const file of [STORE, KEY]) {
    if (!existsSync(join(folder, file)))
      throw new AppError('notFound', { details: `${folder} has no ${file}` });
  }
}

function copyInto(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  copyFileSync(join(from, KEY), join(to, KEY));
  copyFileSync(join(from, STORE), join(to, STORE));
  for (const file of [KEY, STORE]) chmodSync(join(to, file), 0o600);
}

/** A store that is damaged, or whose key is lost, is what a copy is put back for; one in use is not. */
function refuseWhileInUse(data: string): void {
  if (!existsSync(join(data, STORE))) return;
  try {
    const key = existsSync(join(data, KEY)) ? loadStoreKey(data) : new Uint8Array(32);
    openDatabase(join(data, STORE), key).close();
  } catch (error) {
    const { code } = storeError(error).data;
    if (code !== 'hubStoreDamaged' && code !== 'hubStoreForeign') throw error;
  }
}

/** What SQLite keeps beside the store goes with it: where the store is damaged, the last words may be there. */
function setAside(data: string, aside: string): void {
  const there = [STORE, KEY, ...BESIDE].filter((file) => existsSync(join(data, file)));
  if (there.length === 0) return;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const file of there) renameSync(join(data, file), join(aside, file));
}
