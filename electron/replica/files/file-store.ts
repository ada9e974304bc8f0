import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { BlobFolder, type Disk, type GrowingFile } from '../../../shared/files/blob-folder.ts';
import type { ChunkFile } from '../../../shared/files/chunk-file.ts';
import { fileTypeOf, TYPE_BYTES, UNKNOWN_TYPE } from '../../../shared/files/file-type.ts';
import { encodeBytes } from '../../../shared/ids/base32.ts';
import type { FileRequest } from '../../../shared/ipc/file-requests.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { blobKeys } from './blob-keys.ts';
import type { FileTable } from './file-table.ts';
import type { HeldFiles } from './held-files.ts';

export interface FileStoreOptions {
  readonly table: FileTable;
  readonly held: Pick<HeldFiles, 'has'>;
  readonly disk: Disk;
  /** The vault's key. */
  readonly key: Uint8Array;
  readonly now: () => number;
}

interface Taking {
  readonly name: string;
  readonly sizeBytes: number;
  readonly file: GrowingFile;
  head: Uint8Array;
}

/** A window may prepare so many files at once. */
const MOST_TAKEN = 20;
const MOST_OPEN = 8;
const FORM_LASTS_MS = 30 * 24 * 3600_000;

/** The encrypted files of one person on this computer. A file that was taken in is there after a power cut. */
export class FileStore {
  readonly #options: FileStoreOptions;
  readonly #folder: BlobFolder;
  readonly #taking = new Map<string, Taking>();
  /** Files that are being shown, the longest unused first. */
  readonly #open = new Map<string, ChunkFile>();

  constructor(options: FileStoreOptions) {
    this.#options = options;
    this.#folder = new BlobFolder(options.disk, blobKeys(options.key));
  }

  /**
   * At the start: what an interrupted end has left is removed, and what was taken in long ago and belongs to
   * nothing. Until then it may belong to a form that is not sent yet.
   */
  async tidy(): Promise<void> {
    const { table, held, now } = this.#options;
    const longAgo = now() - FORM_LASTS_MS;
    for (const { digest, isOnHub, up, isHere, usedAt } of table.all()) {
      const isOfNothing = isHere && !isOnHub && up === '' && !held.has(digest);
      if (isOfNothing && usedAt < longAgo) table.remove(digest);
    }
    const entries = table.all();
    await this.#folder.tidy({
      digests: entries.filter(({ isHere }) => isHere).map(({ digest }) => digest),
      growing: entries.filter(({ isHere, down }) => !isHere && down !== '').map(({ digest }) => digest),
    });
  }

  async begin({ name, sizeBytes }: FileRequest<'files.begin'>): Promise<{ readonly token: string }> {
    if (this.#taking.size >= MOST_TAKEN) throw new AppError('tooMany');
    const token = encodeBytes(randomBytes(15));
    const file = await this.#folder.grow(token);
    this.#taking.set(token, { name, sizeBytes, file, head: new Uint8Array() });
    return { token };
  }

  /** Throws AppError `notFound`, `badRequest` for more than was announced, `diskFull`. */
  async write(token: string, bytes: Uint8Array): Promise<void> {
    const taking = this.#takingOf(token);
    const { file } = taking;
    if (file.sizeBytes + bytes.length > taking.sizeBytes) throw new AppError('badRequest');
    if (file.sizeBytes === 0) taking.head = bytes.slice(0, TYPE_BYTES);
    try {
      await file.append(bytes);
    } catch (error) {
      await this.drop(token);
      throw error;
    }
  }

  /** The file is durable once this resolves. It is sent when a document names it (`wanted` in the table). */
  async finish(of: FileRequest<'files.finish'>): Promise<FileRef> {
    const { token, ...facts } = of;
    const { name, sizeBytes, file, head } = this.#takingOf(token);
    if (file.sizeBytes !== sizeBytes) throw new AppError('badRequest');
    const { table, now } = this.#options;
    await file.flush();
    const digest = await file.digest();
    await file.close();
    this.#taking.delete(token);
    const known = table.get(digest);
    const type = typeIn(head, name, facts.isVoice);
    if (known?.isHere) await this.#folder.drop(token);
    else await this.#folder.keep(token, digest);
    const entry = known ?? { isOnHub: false, up: '', document: '', isKept: false };
    table.put({ ...entry, digest, sizeBytes, type, isHere: true, isOwn: true, down: '', usedAt: now() });
    return { digest, sizeBytes, type, name, ...facts };
  }

  async drop(token: string): Promise<void> {
    const taking = this.#taking.get(token);
    if (!taking) return;
    this.#taking.delete(token);
    await taking.file.close();
    await this.#folder.drop(token);
  }

  /** Bytes of a file that is here, fewer at its end. Throws AppError `notFound`, `fileDamaged`. */
  async read(digest: string, offset: number, length: number): Promise<Uint8Array> {
    const file = this.#open.get(digest) ?? (await this.#opened(digest));
    this.#open.delete(digest);
    this.#open.set(digest, file);
    try {
      return await file.read(offset, length);
    } catch (error) {
      await this.#close(digest);
      throw error;
    }
  }

  /** A file as far as it has come; whoever takes it closes it. */
  grow(digest: string): Promise<GrowingFile> {
    return this.#folder.grow(digest);
  }

  /**
   * All of a file has come, and it is closed. Throws AppError `fileBroken`, after which nothing of it is left.
   */
  async arrived(digest: string, of: { readonly seen: string; readonly head: Uint8Array }): Promise<void> {
    if (of.seen !== digest) {
      await this.#folder.drop(digest);
      throw new AppError('fileBroken', { isRetryable: true });
    }
    await this.#folder.keep(digest, digest);
    const { table, now } = this.#options;
    table.change(digest, {
      isHere: true,
      isOnHub: true,
      down: '',
      type: fileTypeOf(of.head, ''),
      usedAt: now(),
    });
  }

  async dropGrowing(digest: string): Promise<void> {
    await this.#folder.drop(digest);
  }

  /** Removes the bytes of a file that is on a hub and in no draft, and forgets it. Anything else stays. */
  async remove(digest: string): Promise<boolean> {
    const { table, held } = this.#options;
    const entry = table.get(digest);
    if (!entry || !isRemovable(entry) || held.has(digest)) return false;
    table.remove(digest);
    await this.#close(digest);
    await this.#folder.remove(digest);
    return true;
  }

  /** Removes a file that nothing names any more, wherever else it is; what waits for a message stays. */
  async letGo(digest: string): Promise<void> {
    const { table, held } = this.#options;
    if (held.has(digest)) return;
    table.remove(digest);
    await this.#close(digest);
    await this.#folder.remove(digest);
  }

  async close(): Promise<void> {
    for (const token of [...this.#taking.keys()]) await this.drop(token).catch(() => undefined);
    for (const digest of [...this.#open.keys()]) await this.#close(digest);
  }

  async #opened(digest: string): Promise<ChunkFile> {
    const { table, now } = this.#options;
    const entry = table.get(digest);
    if (!entry?.isHere) throw new AppError('notFound');
    try {
      const file = await this.#folder.open(digest, entry.sizeBytes);
      table.change(digest, { usedAt: now() });
      const [oldest] = this.#open.keys();
      if (this.#open.size >= MOST_OPEN && oldest !== undefined) await this.#close(oldest);
      return file;
    } catch (error) {
      // What a hub has is fetched again; of what is here alone nothing is forgotten.
      if (isRemovable(entry)) table.change(digest, { isHere: false });
      throw error;
    }
  }

  async #close(digest: string): Promise<void> {
    const file = this.#open.get(digest);
    this.#open.delete(digest);
    await file?.close();
  }

  #takingOf(token: string): Taking {
    const taking = this.#taking.get(token);
    if (!taking) throw new AppError('notFound');
    return taking;
  }
}

/** Never the only copy: a file goes only once a hub has confirmed it, and not while it is being sent. */
export function isRemovable(of: {
  readonly isHere: boolean;
  readonly isOnHub: boolean;
  readonly up: string;
}): boolean {
  return of.isHere && of.isOnHub && of.up === '';
}

function typeIn(head: Uint8Array, name: string, isVoice: boolean): string {
  const type = fileTypeOf(head, name);
  // One container holds sound and video; what is recorded here as a voice has no picture.
  if (isVoice && type === 'video/webm') return 'audio/webm';
  return type === '' ? UNKNOWN_TYPE : type;
}
