import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors/app-error.ts';
import { BlobFolder, type Disk, type GrowingFile } from '../../shared/files/blob-folder.ts';
import type { ChunkFile } from '../../shared/files/chunk-file.ts';
import { digestsIn } from '../../shared/files/digests-in.ts';
import { FILE_DAYS_KEPT, MOST_UPLOADS } from '../../shared/files/limits.ts';
import type { Documents } from './readable.ts';
import { blobKeys } from './blob-keys.ts';
import type { FileIndex, Upload } from './file-index.ts';

export interface HubFilesOptions {
  readonly index: FileIndex;
  readonly disk: Disk;
  /** The key of the hub's store. */
  readonly key: Uint8Array;
  readonly now: () => number;
  readonly documents: Documents;
  /** The most bytes that a file may have here. */
  readonly mostBytes: () => Promise<number>;
}

const DAY_MS = 86_400_000;

/** An upload while its bytes come in. */
interface Coming {
  readonly upload: Upload;
  readonly file: GrowingFile;
  /** Tells whoever is writing that another connection goes on with it. */
  interrupt: () => void;
}

/** The files of a hub: taken in by parts, checked, given out by parts, and removed when nobody names them. */
export class HubFiles {
  readonly #options: HubFilesOptions;
  readonly #folder: BlobFolder;
  readonly #coming = new Map<string, Coming>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: HubFilesOptions) {
    this.#options = options;
    this.#folder = new BlobFolder(options.disk, blobKeys(options.key));
  }

  /**
   * Begins to take a file, or finds the upload that the same person has begun. `offset` is how much is here;
   * all of it where the hub has the file and the person may read it somewhere, so that nothing is sent twice
   * and nobody learns what others have. Throws AppError: `fileTooLarge` (with `mostBytes`), `tooMany`.
   */
  async begin(of: {
    readonly person: string;
    readonly digest: string;
    readonly sizeBytes: number;
  }): Promise<{ readonly id: string; readonly offset: number }> {
    const { index, now, mostBytes } = this.#options;
    const most = await mostBytes();
    if (of.sizeBytes > most) throw new AppError('fileTooLarge', { params: { mostBytes: most } });
    return await this.#inTurn(`begin ${of.person}`, async () => {
      const blob = await index.blob(of.digest);
      if (blob && (await this.#mayRead(of.person, of.digest))) {
        return { id: `have-${of.digest}`, offset: blob.sizeBytes };
      }
      const known = await index.uploadOf(of.person, of.digest);
      if (known?.sizeBytes === of.sizeBytes) return { id: known.id, offset: await this.offsetOf(known) };
      if (known) await this.end(known);
      if ((await index.countUploads(of.person)) >= MOST_UPLOADS) {
        throw new AppError('tooMany', { isRetryable: true });
      }
      const id = randomBytes(16).toString('hex');
      await index.begin({ id, ...of }, now());
      if (of.sizeBytes === 0) await this.#finish({ id, ...of });
      return { id, offset: 0 };
    });
  }

  /** Takes a file that the hub has made itself. Throws AppError `hubDiskFull`. */
  async add(bytes: Uint8Array): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
    const { index, now } = this.#options;
    const name = `own-${randomBytes(16).toString('hex')}`;
    const file = await this.#folder.grow(name);
    try {
      await file.append(bytes);
      await file.flush();
    } catch (error) {
      await file.close().catch(() => undefined);
      await this.#folder.drop(name);
      throw error;
    }
    const kept = { digest: await file.digest(), sizeBytes: bytes.length };
    await file.close();
    await this.#folder.keep(name, kept.digest);
    await index.keep(kept, '', now());
    return kept;
  }

  /** An upload of this person. Throws AppError `notFound`, also for those of others. */
  async uploadOf(id: string, person: string): Promise<Upload> {
    const upload = await this.#options.index.upload(id);
    if (upload?.person !== person) throw new AppError('notFound');
    return upload;
  }

  /** Whether the hub has a whole file that this person may read or has sent. */
  async isWhole(digest: string): Promise<boolean> {
    return (await this.#options.index.blob(digest)) !== undefined;
  }

  async offsetOf(upload: Upload): Promise<number> {
    return await this.#inTurn(upload.id, async () => (await this.#take(upload)).file.sizeBytes);
  }

  /**
   * Takes what comes at an offset, until it ends, another connection goes on with the same upload, or
   * something fails. What has come is kept in each case. Returns how much is here now.
   * Throws AppError: `fileOffset` where the offset is another one, `badRequest` for more than was announced,
   * `fileBroken` where the whole has another digest (it is forgotten then), `hubDiskFull`.
   * @param onTaken told after each part how much has come with this call
   */
  async write(
    upload: Upload,
    offset: number,
    body: AsyncIterable<Uint8Array>,
    of: { readonly interrupt: () => void; readonly onTaken: (bytes: number) => void },
  ): Promise<number> {
    this.#coming.get(upload.id)?.interrupt();
    return await this.#inTurn(upload.id, async () => {
      const coming = await this.#take(upload);
      const { file } = coming;
      if (offset !== file.sizeBytes) throw new AppError('fileOffset', { params: { offset: file.sizeBytes } });
      coming.interrupt = of.interrupt;
      let taken = 0;
      try {
        for await (const bytes of body) {
          if (file.sizeBytes + bytes.length > upload.sizeBytes) throw new AppError('badRequest');
          await file.append(bytes);
          taken += bytes.length;
          of.onTaken(taken);
        }
      } finally {
        coming.interrupt = () => undefined;
        await this.#keepWhatCame(coming);
      }
      if (file.sizeBytes < upload.sizeBytes) return file.sizeBytes;
      await this.#finish(upload);
      return upload.sizeBytes;
    });
  }

  /** Ends an upload; what has come of it is removed. */
  async end(upload: Upload): Promise<void> {
    this.#coming.get(upload.id)?.interrupt();
    await this.#inTurn(upload.id, async () => {
      await this.#close(upload.id);
      await this.#options.index.end(upload.id);
      await this.#folder.drop(upload.id);
    });
  }

  /**
   * A file to read from, for who may read the document that names it. Whoever opens it closes it. Throws
   * AppError `notFound` for everything else, whatever of it is missing; `fileNotHere` where the document names
   * it and its bytes have not come yet; `fileDamaged`.
   */
  async open(person: string, document: string, digest: string): Promise<ChunkFile> {
    const { documents, index } = this.#options;
    const found = await documents.readable(person, document);
    if (!found || !digestsIn(found.body).includes(digest)) throw new AppError('notFound');
    const blob = await index.blob(digest);
    if (!blob) throw new AppError('fileNotHere', { isRetryable: true });
    return await this.#folder.open(digest, blob.sizeBytes);
  }

  /** Removes files that no document has named for a week, and uploads that stood still for as long. */
  async sweep(): Promise<void> {
    const { index, now } = this.#options;
    const before = now() - FILE_DAYS_KEPT * DAY_MS;
    for (const upload of await index.stale(before)) await this.end(upload);
    for (const digest of await index.unused(now(), before)) {
      await index.forget(digest);
      await this.#folder.remove(digest);
    }
  }

  /** At the start: what an interrupted end has left on the disk is removed. */
  async tidy(): Promise<void> {
    const { index } = this.#options;
    const growing = (await index.uploads()).map(({ id }) => id);
    await this.#folder.tidy({ digests: await index.digests(), growing });
  }

  async close(): Promise<void> {
    for (const { interrupt } of this.#coming.values()) interrupt();
    await Promise.allSettled(this.#turns.values());
    for (const id of [...this.#coming.keys()]) await this.#close(id).catch(() => undefined);
  }

  async #mayRead(person: string, digest: string): Promise<boolean> {
    const { documents, index } = this.#options;
    for (const document of await index.usesOf(digest)) {
      if (await documents.readable(person, document)) return true;
    }
    return false;
  }

  async #take(upload: Upload): Promise<Coming> {
    const known = this.#coming.get(upload.id);
    if (known) return known;
    const file = await this.#folder.grow(upload.id);
    const coming = { upload, file, interrupt: () => undefined };
    this.#coming.set(upload.id, coming);
    return coming;
  }

  async #keepWhatCame({ upload, file }: Coming): Promise<void> {
    try {
      await file.flush();
      await this.#options.index.moved(upload.id, this.#options.now());
    } catch (error) {
      // What is in memory is not on the disk: it is read from there again.
      await this.#close(upload.id).catch(() => undefined);
      throw error;
    }
  }

  async #finish(upload: Upload): Promise<void> {
    const { index, now } = this.#options;
    const { file } = await this.#take(upload);
    await file.flush();
    const digest = await file.digest();
    await this.#close(upload.id);
    if (digest !== upload.digest) {
      await index.end(upload.id);
      await this.#folder.drop(upload.id);
      throw new AppError('fileBroken');
    }
    if (await index.blob(digest)) await this.#folder.drop(upload.id);
    else await this.#folder.keep(upload.id, digest);
    await index.keep({ digest, sizeBytes: upload.sizeBytes }, upload.id, now());
  }

  async #close(id: string): Promise<void> {
    const coming = this.#coming.get(id);
    this.#coming.delete(id);
    await coming?.file.close();
  }

  /** Work on one upload is done one after another. */
  #inTurn<V>(name: string, run: () => Promise<V>): Promise<V> {
    const before = this.#turns.get(name) ?? Promise.resolve();
    const turn = before.then(run, run);
    this.#turns.set(name, turn);
    const clear = () => {
      if (this.#turns.get(name) === turn) this.#turns.delete(name);
    };
    turn.then(clear, clear);
    return turn;
  }
}
