/** The hash functions that slips need, passed in because they differ by environment. */
export interface SlipCrypto {
  /** SHA-256 of UTF-8 text in hexadecimal. */
  sha256(text: string): string;
  /** HMAC-SHA-256 of UTF-8 text under a key in hexadecimal, in hexadecimal. */
  hmac(keyHex: string, text: string): string;
}

/** The key of whoever holds the paper, from the 16 letters of the secret. */
export function slipKeyOf(crypto: SlipCrypto, letters: string): string {
  return crypto.sha256(`zvonok slip\n${letters}`);
}

/**
 * What stands in the slip's document, from the key. Whoever reads the document can check a key by it and
 * cannot find one, so a slip cannot be used by those who only see that it exists.
 */
export function slipHashOf(crypto: SlipCrypto, key: string): string {
  return crypto.sha256(`zvonok slip hash\n${key}`);
}

/** Under what a slip is found, from its hash; tells nothing about the hash. */
export function slipLookupOf(crypto: SlipCrypto, hash: string): string {
  return crypto.sha256(`zvonok slip id\n${hash}`);
}

/** The hub shows that it holds the slip's document. */
export function hubProofOf(crypto: SlipCrypto, hash: string, text: string): string {
  return crypto.hmac(hash, text);
}

/** The holder of the paper shows the key itself, covered by what only the two of them can compute (as in RFC 5802). */
export function clientProofOf(crypto: SlipCrypto, key: string, text: string): string {
  return xorHex(key, crypto.hmac(slipHashOf(crypto, key), text));
}

/** The hash of the key that a proof carries: equal to the document's hash where the proof is good. */
export function hashInProof(crypto: SlipCrypto, hash: string, proof: string, text: string): string {
  return slipHashOf(crypto, xorHex(proof, crypto.hmac(hash, text)));
}

function xorHex(a: string, b: string): string {
  let out = '';
  for (let at = 0; at < a.length; at++) {
    out += (Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16)).toString(16);
  }
  return out;
}
