import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { BlobKeys } from '../../../shared/files/blob-folder.ts';
import type { ChunkCipher } from '../../../shared/files/chunk-file.ts';
import { NONCE_BYTES, TAG_BYTES } from '../../../shared/files/chunk-layout.ts';
import { hkdf32 } from '../../../shared/vault/hkdf.ts';

const hmac = (key: Uint8Array, data: Uint8Array) =>
  new Uint8Array(createHmac('sha256', key).update(data).digest());
const NO_SALT = new Uint8Array(32);

/**
 * The keys of a person's files, each for one purpose.
 * @param storeKey the 32 bytes of the vault
 */
export function blobKeys(storeKey: Uint8Array): BlobKeys {
  const files = hkdf32(hmac, { secret: storeKey, salt: NO_SALT, info: 'zvonok files 1' });
  const names = hkdf32(hmac, { secret: storeKey, salt: NO_SALT, info: 'zvonok file names 1' });
  return {
    random: (length) => new Uint8Array(randomBytes(length)),
    nameOf: (digest) => createHmac('sha256', names).update(digest).digest('hex').slice(0, 40),
    newHash: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
    },
    cipherOf: (salt) => cipherOf(hkdf32(hmac, { secret: files, salt, info: 'zvonok file 1' })),
  };
}

/** AES-256-GCM with a random nonce for each sealing (NIST SP 800-38D, 8.2.2). */
function cipherOf(key: Uint8Array): ChunkCipher {
  return {
    seal(plain, label) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(label);
      const body = cipher.update(plain);
      cipher.final();
      return Buffer.concat([nonce, body, cipher.getAuthTag()]);
    },
    open(sealed, label) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(label);
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      try {
        const plain = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
        decipher.final();
        return plain;
      } catch {
        return undefined;
      }
    },
  };
}
