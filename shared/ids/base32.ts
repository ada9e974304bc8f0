// Crockford's alphabet in lower case: it sorts as the numbers do, and leaves out letters that look alike.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Writes a non-negative integer below 2^53 with a fixed number of letters, 5 bits each. */
export function encodeNumber(value: number, letters: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  let rest = value;
  let text = '';
  for (let i = 0; i < letters; i++) {
    text = (ALPHABET[rest % 32] ?? '') + text;
    rest = Math.floor(rest / 32);
  }
  if (rest > 0) throw new RangeError(`${value} does not fit in ${letters} letters`);
  return text;
}

/** Reads what `encodeNumber` wrote. Throws RangeError on a foreign letter. */
export function decodeNumber(text: string): number {
  let value = 0;
  for (const letter of text) {
    const digit = VALUE.get(letter);
    if (digit === undefined) throw new RangeError('not a base32 number');
    value = value * 32 + digit;
  }
  return value;
}

/** Writes bytes, 5 bits a letter, the last letter padded with zero bits. */
export function encodeBytes(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31] ?? '';
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) text += ALPHABET[(buffer << (5 - bits)) & 31] ?? '';
  return text;
}

/** Reads what `encodeBytes` wrote; `o`, `i` and `l` are read as the digits they look like. */
export function decodeBytes(text: string): Uint8Array {
  const out: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const raw of text.toLowerCase()) {
    const letter = raw === 'o' ? '0' : raw === 'i' || raw === 'l' ? '1' : raw;
    const digit = VALUE.get(letter);
    if (digit === undefined) throw new RangeError('not base32');
    buffer = (buffer << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((buffer >>> bits) & 255);
      buffer &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(out);
}
