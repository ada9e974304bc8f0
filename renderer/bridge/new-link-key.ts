import { encodeBytes } from '../../shared/ids/base32.ts';

/** The key of a link into a chat: 130 random bits as 26 letters. */
export function newLinkKey(): string {
  return encodeBytes(crypto.getRandomValues(new Uint8Array(17))).slice(0, 26);
}
