/** The hash functions that slips need, passed in because they differ by environment. */
export interface SlipCrypto {
  /** SHA-256 of UTF-8 text in hexadecimal. */
  sha256(text: string): string;
  /** HMAC-SHA-256 of UTF-8 text under a key in hexadecimal, in hexadecimal. */
  hmac(keyHex: string, text: string): string;
}

/** The hash of a slip's secret: what the hub keeps, and the key of both sides' proofs. */
export function slipKeyOf(crypto: SlipCrypto, normalizedCode: string): string {
  return crypto.sha256(`zvonok slip\n${normalizedCode}`);
}

/** Under what a slip is found; tells nothing about its key. */
export function slipLookupOf(crypto: SlipCrypto, key: string): string {
  return crypto.sha256(`zvonok slip id\n${key}`);
}
