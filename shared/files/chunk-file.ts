import { AppError } from '../errors/app-error.ts';
import {
  CHUNK_BYTES,
  chunkLabel,
  chunkPlace,
  HEAD_BYTES,
  makeHead,
  NONCE_BYTES,
  plainBytes,
  SALT_BYTES,
  saltIn,
  SEALED_BYTES,
  storedBytes,
  TAG_BYTES,
} from './chunk-layout.ts';

/** One file of the disk, as far as it is needed here. */
export interface StoredFile {
  /** At most `length` bytes from a place on, fewer at the end. */
  read(place: number, length: number): Promise<Uint8Array>;
  write(place: number, bytes: Uint8Array): Promise<void>;
  size(): Promise<number>;
  cut(size: number): Promise<void>;
  /** Resolves when what was written is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Seals and opens the chunks of one file. */
export interface ChunkCipher {
  /** Nonce, ciphertext and tag. A nonce is never used twice, also not for the same chunk. */
  seal(plain: Uint8Array, label: Uint8Array): Uint8Array;
  /** Undefined where a single bit is another one, or the label is. */
  open(sealed: Uint8Array, label: Uint8Array): Uint8Array | undefined;
}

/** What belongs to a store of files: its key, and chance. */
export interface ChunkKeys {
  readonly cipherOf: (salt: Uint8Array) => ChunkCipher;
  readonly random: (length: number) => Uint8Array;
}

const NOTHING = new Uint8Array();
/** How many chunks are read from the disk at once. */
const CHUNKS_AT_ONCE = 16;

/**
 * An encrypted file that grows at its end and is read anywhere (`chunk-layout.ts`). It never holds more than
 * one chunk that is not on the disk. One writer at a time.
 */
export class ChunkFile {
  readonly #file: StoredFile;
  readonly #cipher: ChunkCipher;
  /** Bytes in whole chunks. */
  #wholeBytes: number;
  /** What follows them. */
  #tail: Uint8Array;
  #isTailStored = true;

  private constructor(file: StoredFile, cipher: ChunkCipher, wholeBytes: number, tail: Uint8Array) {
    this.#file = file;
    this.#cipher = cipher;
    this.#wholeBytes = wholeBytes;
    this.#tail = tail;
  }

  static async create(file: StoredFile, keys: ChunkKeys): Promise<ChunkFile> {
    const salt = keys.random(SALT_BYTES);
    await file.cut(0);
    await file.write(0, makeHead(salt));
    return new ChunkFile(file, keys.cipherOf(salt), 0, NOTHING);
  }

  /**
   * Goes on with a file that may have been interrupted in the middle of a write: what cannot be opened at its
   * end is cut off. A file without a sound head begins anew.
   */
  static async resume(file: StoredFile, keys: ChunkKeys): Promise<ChunkFile> {
    const salt = saltIn(await file.read(0, HEAD_BYTES));
    if (!salt) return await ChunkFile.create(file, keys);
    const cipher = keys.cipherOf(salt);
    for (let size = plainBytes(await file.size()); size > 0;) {
      const index = Math.ceil(size / CHUNK_BYTES) - 1;
      const before = index * CHUNK_BYTES;
      const plain = await openChunk(file, cipher, index, size - before);
      if (plain) {
        await file.cut(storedBytes(size));
        return plain.length === CHUNK_BYTES
          ? new ChunkFile(file, cipher, size, NOTHING)
          : new ChunkFile(file, cipher, before, plain);
      }
      size = before;
    }
    await file.cut(HEAD_BYTES);
    return new ChunkFile(file, cipher, 0, NOTHING);
  }

  /** Opens a whole file. Throws AppError `fileDamaged` where it is not ours or not of that size. */
  static async open(file: StoredFile, keys: ChunkKeys, sizeBytes: number): Promise<ChunkFile> {
    const salt = saltIn(await file.read(0, HEAD_BYTES));
    if (!salt || (await file.size()) !== storedBytes(sizeBytes)) throw damaged('size');
    const whole = sizeBytes - (sizeBytes % CHUNK_BYTES);
    const opened = new ChunkFile(file, keys.cipherOf(salt), whole, NOTHING);
    opened.#tail = await opened.#chunk(whole / CHUNK_BYTES, sizeBytes - whole);
    return opened;
  }

  get sizeBytes(): number {
    return this.#wholeBytes + this.#tail.length;
  }

  /** Adds bytes at the end. Whole chunks are written; the rest waits for `flush`. */
  async append(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (this.#tail.length + bytes.length - at >= CHUNK_BYTES) {
      const take = CHUNK_BYTES - this.#tail.length;
      const chunk = joined(this.#tail, bytes.subarray(at, at + take));
      await this.#write(chunk);
      this.#wholeBytes += CHUNK_BYTES;
      this.#tail = NOTHING;
      this.#isTailStored = true;
      at += take;
    }
    if (at === bytes.length) return;
    this.#tail = joined(this.#tail, bytes.subarray(at));
    this.#isTailStored = false;
  }

  /** Resolves when everything that was added is on the disk. */
  async flush(): Promise<void> {
    if (!this.#isTailStored) await this.#write(this.#tail);
    this.#isTailStored = true;
    await this.#file.sync();
  }

  /** Bytes from an offset on, fewer at the end. Throws AppError `fileDamaged`. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(this.sizeBytes, offset + length);
    if (end <= offset) return NOTHING;
    const parts: Uint8Array[] = [];
    const first = Math.floor(offset / CHUNK_BYTES);
    const last = Math.floor((end - 1) / CHUNK_BYTES);
    for (let index = first; index <= last; index += CHUNKS_AT_ONCE) {
      parts.push(...(await this.#chunks(index, Math.min(last, index + CHUNKS_AT_ONCE - 1))));
    }
    const from = first * CHUNK_BYTES;
    return joined(...parts).slice(offset - from, end - from);
  }

  async close(): Promise<void> {
    this.#tail = NOTHING;
    await this.#file.close();
  }

  async #write(plain: Uint8Array): Promise<void> {
    const index = this.#wholeBytes / CHUNK_BYTES;
    await this.#file.write(chunkPlace(index), this.#cipher.seal(plain, chunkLabel(index)));
  }

  /** The chunks from one number to another; the last one may be the tail. */
  async #chunks(first: number, last: number): Promise<Uint8Array[]> {
    const wholeChunks = this.#wholeBytes / CHUNK_BYTES;
    const count = Math.min(last + 1, wholeChunks) - first;
    const stored = count > 0 ? await this.#file.read(chunkPlace(first), count * SEALED_BYTES) : NOTHING;
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < count; at += 1) {
      const sealed = stored.subarray(at * SEALED_BYTES, (at + 1) * SEALED_BYTES);
      const plain = this.#cipher.open(sealed, chunkLabel(first + at));
      if (plain?.length !== CHUNK_BYTES) throw damaged(`chunk ${first + at}`);
      chunks.push(plain);
    }
    if (last >= wholeChunks) chunks.push(this.#tail);
    return chunks;
  }

  async #chunk(index: number, length: number): Promise<Uint8Array> {
    if (length === 0) return NOTHING;
    const plain = await openChunk(this.#file, this.#cipher, index, length);
    if (!plain) throw damaged(`chunk ${index}`);
    return plain;
  }
}

async function openChunk(
  file: StoredFile,
  cipher: ChunkCipher,
  index: number,
  length: number,
): Promise<Uint8Array | undefined> {
  const sealed = await file.read(chunkPlace(index), NONCE_BYTES + length + TAG_BYTES);
  const plain = cipher.open(sealed, chunkLabel(index));
  return plain?.length === length ? plain : undefined;
}

function damaged(details: string): AppError {
  return new AppError('fileDamaged', { details });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
