import { createHmac } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';

/**
 * SQLCipher writes 16 bytes of salt, unencrypted, in front of a file. With a raw key it only enters the key
 * of the page checksums, so ours says what the file is (8 bytes) and to which key it belongs (8 bytes of an
 * HMAC under the key). Nothing else can tell a wrong key from a foreign or a damaged file, since to
 * SQLCipher all three are pages that do not verify.
 */
const MAGIC = Buffer.from('zvonok\x00\x01', 'latin1');
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const KEY_CHECK_LABEL = 'zvonok vault key check 1';

/** interrupted: its last program ended in the middle, so that newer pages may stand in the file beside it. */
export type VaultFileState = 'absent' | 'closed' | 'interrupted';

/** The salt of the vault that a key belongs to. */
export function vaultSalt(key: Uint8Array): Buffer {
  if (key.byteLength !== KEY_BYTES) throw new RangeError(`a vault key has ${KEY_BYTES} bytes`);
  const check = createHmac('sha256', key).update(KEY_CHECK_LABEL).digest();
  return Buffer.concat([MAGIC, check.subarray(0, SALT_BYTES - MAGIC.length)]);
}

/**
 * Looks at a file before SQLCipher does. A file that was made but never written counts as absent.
 * Throws AppError `vaultForeign` for what is not a vault, `vaultWrongKey` for a vault of another key.
 */
export function vaultFileState(path: string, key: Uint8Array): VaultFileState {
  const head = headOf(path);
  if (!head) return 'absent';
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new AppError('vaultForeign');
  if (!head.equals(vaultSalt(key))) throw new AppError('vaultWrongKey');
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return log && log.size > 0 ? 'interrupted' : 'closed';
}

function headOf(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    if (fstatSync(file).size === 0) return undefined;
    const head = Buffer.alloc(SALT_BYTES);
    readSync(file, head, 0, SALT_BYTES, 0);
    return head;
  } finally {
    closeSync(file);
  }
}
