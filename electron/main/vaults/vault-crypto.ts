import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';
import { hkdf32 } from '../../../shared/vault/hkdf.ts';

export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How much work one try of a secret is: scrypt (RFC 7914) with N, r and p. */
export interface StretchCost {
  /** N, a power of two. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** 64 MiB and a fifth of a second on a computer of today, about half a second on a ten-year-old one. */
export const STRETCH_COST: StretchCost = { cost: 2 ** 16, blockSize: 8, parallel: 1 };

export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(data).digest());
}

/** A key for one purpose, by HKDF. */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return hkdf32(hmacSha256, { secret, salt, info: purpose });
}

/**
 * Encrypts and authenticates with AES-256-GCM: nonce, tag, cipher text.
 * @param label what this is and to whom it belongs; it opens under the same label only
 */
export function seal(key: Uint8Array, label: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(label, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What was sealed; undefined when the key or the label is another one, or a byte has changed. */
export function unseal(key: Uint8Array, label: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(label, 'utf8'));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Turns what a person typed into a key. Runs on the thread pool, so the main loop goes on. */
export function stretch(text: string, salt: Uint8Array, of: StretchCost): Promise<Uint8Array> {
  const options = {
    N: of.cost,
    r: of.blockSize,
    p: of.parallel,
    // What scrypt itself needs, and a little for its book-keeping.
    maxmem: 128 * of.blockSize * (of.cost + of.parallel + 2) + 1024 * 1024,
  };
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(text, 'utf8'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(new Uint8Array(key));
    });
  });
}
