import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { deriveKey, KEY_BYTES } from './vault-crypto.ts';

/**
 * How this computer keeps its own secret: `device` is the system's store, bound to the account; `file` is a
 * file that only the account may read, because there is no real store.
 */
export type DeviceLevel = 'device' | 'file';

/** Keys that exist on this computer alone, one for each purpose. */
export interface DeviceSecret {
  readonly level: DeviceLevel;
  /** Seals what may be shown before anybody has entered. */
  readonly sealKey: Uint8Array;
  /** Goes into every vault's lock, so that a copied vault cannot be tried elsewhere. */
  readonly lockKey: Uint8Array;
  /** Proves that nobody but this application wrote a count of wrong tries. */
  readonly triesKey: Uint8Array;
}

export type DeviceStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export interface DeviceSecretOptions {
  readonly folder: string;
  readonly store: DeviceStore;
  readonly platform: NodeJS.Platform;
}

const SEALED = 'device.sealed';
const PLAIN = 'device.key';

/**
 * Reads this computer's secret, or makes it at the first start. Asynchronous, because a key ring may have to
 * be unlocked by the person. Throws AppError `deviceStoreLost` when the system no longer opens what it
 * sealed: another account, or a store that is gone or still closed. Nothing is overwritten then.
 */
export async function openDeviceSecret(options: DeviceSecretOptions): Promise<DeviceSecret> {
  const { folder, store } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const level = await levelOf(options);
  const sealed = await textOf(join(folder, SEALED));
  if (sealed !== undefined) return keysOf('device', await unsealed(store, folder, sealed));
  const plain = await textOf(join(folder, PLAIN));
  if (plain !== undefined) {
    const secret = secretOf(plain);
    if (level === 'device') await moveIntoStore(store, folder, secret);
    return keysOf(level, secret);
  }
  const secret = randomBytes(KEY_BYTES);
  if (level === 'device') await sealInto(store, folder, secret);
  else await writeFile(join(folder, PLAIN), secret.toString('hex'), { flag: 'wx', mode: 0o600, flush: true });
  return keysOf(level, secret);
}

/** Puts a folder aside whose secret is lost, so that people can begin anew. Nothing in it is deleted. */
export async function setAside(folder: string): Promise<void> {
  await rename(folder, `${folder}-unreadable-${randomBytes(4).toString('hex')}`);
}

async function levelOf({ store, platform }: DeviceSecretOptions): Promise<DeviceLevel> {
  if (!(await store.isAsyncEncryptionAvailable())) return 'file';
  if (platform !== 'linux') return 'device';
  const backend = store.getSelectedStorageBackend();
  // On Linux these two encrypt with a key that everybody knows.
  return backend === 'basic_text' || backend === 'unknown' ? 'file' : 'device';
}

async function unsealed(store: DeviceStore, folder: string, sealed: string): Promise<Buffer> {
  try {
    const { result, shouldReEncrypt } = await store.decryptStringAsync(Buffer.from(sealed, 'base64'));
    const secret = secretOf(result);
    if (shouldReEncrypt) await sealInto(store, folder, secret);
    return secret;
  } catch {
    throw new AppError('deviceStoreLost', { isRetryable: true });
  }
}

async function moveIntoStore(store: DeviceStore, folder: string, secret: Buffer): Promise<void> {
  await sealInto(store, folder, secret);
  await rm(join(folder, PLAIN));
}

async function sealInto(store: DeviceStore, folder: string, secret: Buffer): Promise<void> {
  const sealed = await store.encryptStringAsync(secret.toString('hex'));
  await writeAtomically(join(folder, SEALED), sealed.toString('base64'));
}

function secretOf(hex: string): Buffer {
  const secret = Buffer.from(hex.trim(), 'hex');
  if (secret.byteLength !== KEY_BYTES)
    throw new AppError('deviceStoreLost', { details: 'no secret in the file' });
  return secret;
}

function keysOf(level: DeviceLevel, secret: Buffer): DeviceSecret {
  const key = (purpose: string) => deriveKey(secret, new Uint8Array(), `zvonok device ${purpose}`);
  return { level, sealKey: key('seal'), lockKey: key('lock'), triesKey: key('tries') };
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
