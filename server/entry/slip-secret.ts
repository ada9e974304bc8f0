import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBytes } from '../../shared/ids/base32.ts';
import {
  hashInProof,
  type SlipCrypto,
  slipHashOf,
  slipKeyOf,
  slipLookupOf,
} from '../../shared/protocol/slip-crypto.ts';

const SECRET_BYTES = 10;
/** The last three of the 80 bits are zero: seven words carry 77. */
const LAST_BYTE = 0b1111_1000;

const nodeCrypto: SlipCrypto = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmac: (keyHex, text) => createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex'),
};

/** A new secret of 77 random bits as 16 letters. */
export function newSlipLetters(): string {
  const bytes = randomBytes(SECRET_BYTES);
  bytes[SECRET_BYTES - 1] = (bytes[SECRET_BYTES - 1] ?? 0) & LAST_BYTE;
  return encodeBytes(bytes);
}

/** What stands in the document of a slip with this secret. */
export function slipHash(letters: string): string {
  return slipHashOf(nodeCrypto, slipKeyOf(nodeCrypto, letters));
}

export function slipLookup(hash: string): string {
  return slipLookupOf(nodeCrypto, hash);
}

export function slipProof(key: string, text: string): string {
  return nodeCrypto.hmac(key, text);
}

/** Whether a client's proof comes from somebody who holds the paper. */
export function isProofOfSlip(hash: string, proof: string, text: string): boolean {
  return isSameProof(hashInProof(nodeCrypto, hash, proof, text), hash);
}

export function isSameProof(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
