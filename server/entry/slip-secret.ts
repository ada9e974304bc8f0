import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBytes } from '../../shared/ids/base32.ts';

/** A new secret of 80 random bits as 16 letters. */
export function newSlipCode(): string {
  return encodeBytes(randomBytes(10));
}

/** The hash of the secret that documents hold; it is also the key of both sides' proofs. */
export function slipKey(normalizedCode: string): string {
  return createHash('sha256').update(`zvonok slip\n${normalizedCode}`).digest('hex');
}

/** Under what a slip is found; tells nothing about its key. */
export function slipLookup(key: string): string {
  return createHash('sha256').update(`zvonok slip id\n${key}`).digest('hex');
}

export function slipProof(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
}

export function isSameProof(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
