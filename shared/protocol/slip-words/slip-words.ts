import { SLIP_WORDS } from './word-list.ts';

/** How many words a slip carries: 7 words of 11 bits are its 77 bits. */
export const SLIP_WORD_COUNT = 7;
const BITS_PER_WORD = 11;
const SECRET_BYTES = 10;
const UNUSED_BITS = 3;

const VALUES: ReadonlyMap<string, number> = new Map(SLIP_WORDS.map((word, value) => [word, value]));

/**
 * Writes the secret of a slip as words.
 * @param bytes 10 bytes; the first 77 bits are the secret, the last 3 bits have to be zero
 * @returns 7 words of the list, the most significant bits first
 * @throws RangeError for another length, or when one of the last 3 bits is set
 */
export function wordsFromBits(bytes: Uint8Array): readonly string[] {
  if (bytes.byteLength !== SECRET_BYTES) throw new RangeError('the secret of a slip has 10 bytes');
  const words: string[] = [];
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    if (bits < BITS_PER_WORD) continue;
    bits -= BITS_PER_WORD;
    words.push(SLIP_WORDS[buffer >>> bits] ?? '');
    buffer &= (1 << bits) - 1;
  }
  if (buffer !== 0) throw new RangeError('the last 3 bits of the secret of a slip are not zero');
  return words;
}

/**
 * Reads what `wordsFromBits` wrote. What a person typed goes through `readSlipWords` first.
 * @param words 7 words exactly as they stand in the list
 * @returns 10 bytes, the last 3 bits zero
 * @throws RangeError for another number of words, or a word that is not in the list
 */
export function bitsFromWords(words: readonly string[]): Uint8Array {
  if (words.length !== SLIP_WORD_COUNT) throw new RangeError('a slip has 7 words');
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const word of words) {
    const value = VALUES.get(word);
    // The word itself may be part of somebody's secret, so the error does not carry it.
    if (value === undefined) throw new RangeError('not a word of the list');
    buffer = (buffer << BITS_PER_WORD) | value;
    bits += BITS_PER_WORD;
    while (bits >= 8) {
      bits -= 8;
      bytes.push(buffer >>> bits);
      buffer &= (1 << bits) - 1;
    }
  }
  bytes.push(buffer << UNUSED_BITS);
  return Uint8Array.from(bytes);
}
