import { AppError } from '../errors/app-error.ts';
import { ChunkFile, type ChunkKeys, type StoredFile } from './chunk-file.ts';

/** A folder of the disk that holds encrypted files and nothing else. */
export interface Disk {
  /** Opens a file, a new one where there is none. */
  open(name: string): Promise<StoredFile>;
  /** Undefined where there is no such file. */
  openIfThere(name: string): Promise<StoredFile | undefined>;
  /** Durable once it resolves; what had the new name is replaced. */
  rename(from: string, to: string): Promise<void>;
  /** Harmless where there is none. */
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

export interface BlobKeys extends ChunkKeys {
  /** What a whole file is called on the disk: nothing about it can be told from that. */
  readonly nameOf: (digest: string) => string;
  readonly newHash: () => Hash;
}

export interface Hash {
  update(bytes: Uint8Array): void;
  /** SHA-256 of all of it in hexadecimal. */
  end(): string;
}

const PART = '.part';
const READ_BYTES = 1024 * 1024;

/** Encrypted files by the digest of their content, and those that are still growing by a name of their own. */
export class BlobFolder {
  readonly #disk: Disk;
  readonly #keys: BlobKeys;

  constructor(disk: Disk, keys: BlobKeys) {
    this.#disk = disk;
    this.#keys = keys;
  }

  /** A growing file, with what is there of it. Its name has letters, digits and hyphens. */
  async grow(name: string): Promise<GrowingFile> {
    const chunks = await ChunkFile.resume(await this.#disk.open(name + PART), this.#keys);
    return new GrowingFile(chunks, this.#keys.newHash());
  }

  /**
   * Makes a whole file of a growing one, once it is closed. Where one of the same content is there already,
   * it is replaced.
   */
  async keep(name: string, digest: string): Promise<void> {
    await this.#disk.rename(name + PART, this.#keys.nameOf(digest));
  }

  async drop(name: string): Promise<void> {
    await this.#disk.remove(name + PART);
  }

  /** Throws AppError `notFound`, `fileDamaged`. Whoever opens a file closes it. */
  async open(digest: string, sizeBytes: number): Promise<ChunkFile> {
    const file = await this.#disk.openIfThere(this.#keys.nameOf(digest));
    if (!file) throw new AppError('notFound');
    try {
      return await ChunkFile.open(file, this.#keys, sizeBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async remove(digest: string): Promise<void> {
    await this.#disk.remove(this.#keys.nameOf(digest));
  }

  /** Removes what belongs to none of these: what an interrupted end has left. */
  async tidy(of: { readonly digests: Iterable<string>; readonly growing: Iterable<string> }): Promise<void> {
    const known = new Set<string>();
    for (const digest of of.digests) known.add(this.#keys.nameOf(digest));
    for (const name of of.growing) known.add(name + PART);
    for (const name of await this.#disk.names()) if (!known.has(name)) await this.#disk.remove(name);
  }
}

/** A file that is not whole yet, with the digest of what it has. */
export class GrowingFile {
  readonly #chunks: ChunkFile;
  readonly #hash: Hash;
  #hashedBytes = 0;

  constructor(chunks: ChunkFile, hash: Hash) {
    this.#chunks = chunks;
    this.#hash = hash;
  }

  get sizeBytes(): number {
    return this.#chunks.sizeBytes;
  }

  async append(bytes: Uint8Array): Promise<void> {
    const isNext = this.#hashedBytes === this.#chunks.sizeBytes;
    await this.#chunks.append(bytes);
    if (!isNext) return;
    this.#hash.update(bytes);
    this.#hashedBytes += bytes.length;
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    return this.#chunks.read(offset, length);
  }

  flush(): Promise<void> {
    return this.#chunks.flush();
  }

  /** The digest of all of it; what an earlier program has written is read again for it. Once. */
  async digest(): Promise<string> {
    while (this.#hashedBytes < this.sizeBytes) {
      const bytes = await this.#chunks.read(this.#hashedBytes, READ_BYTES);
      this.#hash.update(bytes);
      this.#hashedBytes += bytes.length;
    }
    return this.#hash.end();
  }

  close(): Promise<void> {
    return this.#chunks.close();
  }
}
