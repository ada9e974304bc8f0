/**
 * How an encrypted file lies on the disk: a head of 32 bytes (8 that say what it is, 24 of salt for the key
 * of this file), then its bytes in chunks of 64 KiB, each with 12 bytes of nonce in front and 16 of tag
 * behind (AES-256-GCM). The last chunk may be shorter. Any place is found by counting.
 */
export const CHUNK_BYTES = 64 * 1024;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const SALT_BYTES = 24;
const MAGIC = Uint8Array.from([...'zvonokf1'].map((letter) => letter.charCodeAt(0)));
export const HEAD_BYTES = MAGIC.length + SALT_BYTES;
export const SEALED_BYTES = NONCE_BYTES + CHUNK_BYTES + TAG_BYTES;

/** How long a file of so many bytes is on the disk. */
export function storedBytes(sizeBytes: number): number {
  const whole = Math.floor(sizeBytes / CHUNK_BYTES);
  const rest = sizeBytes % CHUNK_BYTES;
  return HEAD_BYTES + whole * SEALED_BYTES + (rest === 0 ? 0 : NONCE_BYTES + rest + TAG_BYTES);
}

/** Where the chunk of a number begins on the disk. */
export function chunkPlace(index: number): number {
  return HEAD_BYTES + index * SEALED_BYTES;
}

/**
 * How many bytes a file of a length on the disk holds at most; what is too short to be a chunk counts for
 * nothing.
 */
export function plainBytes(stored: number): number {
  const body = Math.max(0, stored - HEAD_BYTES);
  const rest = Math.max(0, (body % SEALED_BYTES) - NONCE_BYTES - TAG_BYTES);
  return Math.floor(body / SEALED_BYTES) * CHUNK_BYTES + rest;
}

export function makeHead(salt: Uint8Array): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(MAGIC);
  head.set(salt, MAGIC.length);
  return head;
}

/** The salt in the head of a file; undefined for a file that is none of ours. */
export function saltIn(head: Uint8Array): Uint8Array | undefined {
  if (head.length < HEAD_BYTES || MAGIC.some((byte, at) => head[at] !== byte)) return undefined;
  return head.slice(MAGIC.length, HEAD_BYTES);
}

/** What each chunk is bound to: its number, so that none can stand in another's place. */
export function chunkLabel(index: number): Uint8Array {
  const label = new Uint8Array(8);
  new DataView(label.buffer).setBigUint64(0, BigInt(index));
  return label;
}
