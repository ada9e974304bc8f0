import Type from 'typebox';
import { decodeNumber, encodeBytes, encodeNumber } from './base32.ts';

/**
 * A stamp is 24 letters: 9 of hybrid-clock milliseconds, 3 of a counter, 12 of the device number
 * (48 random bits made with the vault and a 12-bit incarnation). Stamps sort by time as text, and two
 * devices never make the same one. An id is the stamp of the moment its document was begun; its time is a hint.
 */
export const STAMP_LENGTH = 24;
export const Stamp = Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{24}$', maxLength: STAMP_LENGTH });

/** Ids are stamps, or made of ids and short names joined by dots for documents that exist once per pair. */
export const Id = Type.String({ pattern: '^[0-9a-z@][0-9a-z.-]{0,63}$', minLength: 1, maxLength: 64 });
export const OptionalId = Type.String({ pattern: '^([0-9a-z@][0-9a-z.-]{0,63})?$', maxLength: 64 });

export interface StampParts {
  readonly ms: number;
  readonly counter: number;
  readonly device: string;
}

export const MAX_COUNTER = 32 ** 3 - 1;
const MAX_INCARNATION = 4095;

export function makeStamp(parts: StampParts): string {
  return encodeNumber(parts.ms, 9) + encodeNumber(parts.counter, 3) + parts.device;
}

export function stampParts(stamp: string): StampParts {
  return {
    ms: decodeNumber(stamp.slice(0, 9)),
    counter: decodeNumber(stamp.slice(9, 12)),
    device: stamp.slice(12),
  };
}

/** Milliseconds since 1970 that a stamp or a plain id claims. */
export function stampTime(stamp: string): number {
  return decodeNumber(stamp.slice(0, 9));
}

/** Makes a 12-letter device number from 6 random bytes and the incarnation of the vault (0 to 4095). */
export function deviceNumber(random: Uint8Array, incarnation: number): string {
  if (random.byteLength !== 6) throw new RangeError('a device number needs 6 random bytes');
  if (!Number.isInteger(incarnation) || incarnation < 0 || incarnation > MAX_INCARNATION) {
    throw new RangeError('an incarnation has 12 bits');
  }
  const bits = Uint8Array.of(...random, incarnation >> 4, (incarnation & 15) << 4);
  return encodeBytes(bits).slice(0, 12);
}

/** The given stamp where it is later than another one, otherwise the next one of its device after that. */
export function stampAfter(stamp: string, other: string): string {
  if (stamp > other) return stamp;
  const { ms, counter } = stampParts(other);
  const isLast = counter >= MAX_COUNTER;
  return makeStamp({
    ms: isLast ? ms + 1 : ms,
    counter: isLast ? 0 : counter + 1,
    device: stamp.slice(12),
  });
}

/**
 * An id derived from a digest, for documents that an import must find again: 115 bits after a letter that
 * no stamp has, so that nobody can take such an id beforehand by stamping a document of their own with it.
 */
export function idFromDigest(digest: Uint8Array): string {
  return `i${encodeBytes(digest.subarray(0, 15)).slice(0, STAMP_LENGTH - 1)}`;
}
