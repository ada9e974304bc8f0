import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { type SlipCrypto, slipKeyOf, slipLookupOf } from '../../shared/protocol/slip-crypto.ts';

/** A new secret of 80 random bits as 16 letters. */
export function newSlipCode(): string {
  return encodeBytes(randomBytes(10));
}

const nodeCrypto: SlipCrypto = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmac: (keyHex, text) => createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex'),
};

export function slipKey(normalizedCode: string): string {
  return slipKeyOf(nodeCrypto, normalizedCode);
}

export function slipLookup(key: string): string {
  return slipLookupOf(nodeCrypto, key);
}

export function slipProof(key: string, text: string): string {
  return nodeCrypto.hmac(key, text);
}

export function isSameProof(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
