import { concatBytes, utf8 } from './bytes-of.ts';

/** HMAC-SHA-256 of data under a key; passed in because it differs by environment. */
export type Hmac = (key: Uint8Array, data: Uint8Array) => Uint8Array;

/**
 * One key of 32 bytes by HKDF with SHA-256 (RFC 5869).
 * @param info what the key is for; two purposes never share a key
 */
export function hkdf32(
  hmac: Hmac,
  of: { readonly secret: Uint8Array; readonly salt: Uint8Array; readonly info: string },
): Uint8Array {
  const prk = hmac(of.salt, of.secret);
  // The first block of the expansion is all that 32 bytes need.
  return hmac(prk, concatBytes(utf8(of.info), Uint8Array.of(1)));
}
