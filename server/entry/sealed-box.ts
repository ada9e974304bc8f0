import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { concatBytes } from '../../shared/vault/bytes-of.ts';
import { hkdf32 } from '../../shared/vault/hkdf.ts';
import { BOX_PURPOSE, type SealedBox } from '../../shared/vault/pin-reset.ts';

const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface BoxKeyPair {
  readonly privateKey: KeyObject;
  /** Raw X25519 public key in hexadecimal. */
  readonly publicKey: string;
}

export function newBoxKeyPair(): BoxKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey, publicKey: rawOf(publicKey) };
}

/** PKCS#8 DER in base64, for the store. */
export function writeBoxKeyPair({ privateKey }: BoxKeyPair): string {
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

export function readBoxKeyPair(pkcs8: string): BoxKeyPair {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: rawOf(createPublicKey(privateKey)) };
}

/**
 * Seals to an X25519 key: a key of one use, HKDF-SHA-256, AES-256-GCM; only the key's owner opens it.
 * @param receiver raw public key in hexadecimal
 * @param label what it belongs to; it opens under the same label only
 */
export function sealTo(receiver: string, label: string, plain: Uint8Array): SealedBox {
  const own = newBoxKeyPair();
  const key = sharedKey(own.privateKey, receiver, own.publicKey, receiver);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(label, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]);
  return { ephemeral: own.publicKey, sealed: sealed.toString('base64') };
}

/** What is in a box; undefined when it is for another key, belongs to something else, or was changed. */
export function openBox(receiver: BoxKeyPair, label: string, box: SealedBox): Uint8Array | undefined {
  try {
    const key = sharedKey(receiver.privateKey, box.ephemeral, box.ephemeral, receiver.publicKey);
    const sealed = Buffer.from(box.sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(label, 'utf8'));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch {
    return undefined;
  }
}

function sharedKey(own: KeyObject, other: string, ephemeral: string, receiver: string): Uint8Array {
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, Buffer.from(other, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  const secret = new Uint8Array(diffieHellman({ privateKey: own, publicKey }));
  const salt = concatBytes(Buffer.from(ephemeral, 'hex'), Buffer.from(receiver, 'hex'));
  return hkdf32(hmac, { secret, salt, info: BOX_PURPOSE });
}

function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(data).digest());
}

function rawOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.byteLength).toString('hex');
}
