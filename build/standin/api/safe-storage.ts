import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StandinObject } from '../strict-object.ts';
import { app } from './app-instance.ts';

const ivBytes = 12;
const tagBytes = 16;
const version = Buffer.from('standin1');

/**
 * Electron's safeStorage on a computer without a secret store: the key lies in a file that only
 * the person's own account can read, and the backend is named truthfully.
 */
class SafeStorage extends StandinObject<Electron.SafeStorage> {
  static readonly apiName = 'safeStorage';
  #key: Buffer | undefined;

  isEncryptionAvailable(): boolean {
    return app.isReady();
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await app.whenReady();
    return true;
  }

  getSelectedStorageBackend(): 'basic_text' | 'unknown' {
    return app.isReady() ? 'basic_text' : 'unknown';
  }

  encryptString(plainText: string): Buffer {
    if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#ownKey(), iv);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([version, iv, cipher.getAuthTag(), body]);
  }

  decryptString(encrypted: Buffer): string {
    if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
    const rest = encrypted.subarray(version.length);
    if (!encrypted.subarray(0, version.length).equals(version) || rest.length < ivBytes + tagBytes) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#ownKey(), rest.subarray(0, ivBytes));
    decipher.setAuthTag(rest.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(rest.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    await app.whenReady();
    return this.encryptString(plainText);
  }

  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    await app.whenReady();
    return { result: this.decryptString(encrypted), shouldReEncrypt: false };
  }

  #ownKey(): Buffer {
    this.#key ??= readOrMakeKey(app.getPath('userData'));
    return this.#key;
  }
}

function readOrMakeKey(folder: string): Buffer {
  const file = join(folder, 'standin-safe-storage.key');
  mkdirSync(folder, { recursive: true });
  try {
    const key = randomBytes(32);
    writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
    return key;
  } catch {
    return readFileSync(file);
  }
}

export const safeStorage = new SafeStorage();
