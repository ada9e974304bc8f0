import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';

/**
 * The key of the hub's database: 32 random bytes in a file only its owner can read, made at the first
 * start. Losing it is losing the store, so it is never overwritten.
 */
export function loadStoreKey(folder: string): Uint8Array {
  const path = join(folder, 'store.key');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw folderError(error);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.byteLength !== 32) throw new AppError('hubStoreForeign', { details: 'store.key is not a key' });
  return key;
}

function folderError(error: unknown): AppError {
  const details = error instanceof Error ? error.message : String(error);
  return new AppError('hubDiskFull', { details, isRetryable: true });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
