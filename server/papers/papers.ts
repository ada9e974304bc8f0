import { createHash } from 'node:crypto';
import { PAPER_PIECE_BYTES } from '../../shared/ipc/paper-calls.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { MAX_PAPER_BYTES } from '../../shared/schema/paper.ts';
import { mediaOf } from '../../shared/schema/paper-media.ts';
import type { HeldFile, PaperStore } from './paper-store.ts';

/** A file that was begun and never came to its end gives way to the next ones. */
const MOST_UNFINISHED = 8;

/** Takes files piece by piece and gives them out again. */
export class Papers {
  readonly #store: PaperStore;
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: PaperStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Takes the piece at an offset and says how much is held. A piece from elsewhere than where the held part
   * ends changes nothing, so that a sender learns from the answer where to go on; so does one without bytes.
   * Throws AppError: `paperTooLarge`, `paperMedia` for what is neither PDF nor JPEG nor PNG, `paperBroken`
   * where the whole does not have the digest; the file is forgotten then.
   */
  write(of: {
    readonly digest: string;
    readonly offset: number;
    readonly bytes: Uint8Array;
    readonly sizeBytes: number;
  }): Promise<HeldFile> {
    return this.#inTurn(() => this.#write(of));
  }

  /** A whole file at once, as `write` would take it. */
  async keep(bytes: Uint8Array): Promise<{ readonly digest: string }> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    let held = await this.write({ digest, offset: 0, bytes: new Uint8Array(), sizeBytes: bytes.byteLength });
    while (!held.isWhole) {
      const offset = held.heldBytes;
      const piece = bytes.subarray(offset, offset + PAPER_PIECE_BYTES);
      held = await this.write({ digest, offset, bytes: piece, sizeBytes: bytes.byteLength });
    }
    return { digest };
  }

  async has(digest: string): Promise<boolean> {
    return (await this.#store.find(digest))?.isWhole === true;
  }

  /** Bytes from an offset on, as many as lie together; none at the end. Throws AppError `notFound`. */
  async read(digest: string, offset: number): Promise<Uint8Array> {
    if (!(await this.has(digest))) throw new AppError('notFound');
    return await this.#store.read(digest, offset);
  }

  /** The whole file. Throws AppError `notFound`. */
  async readAll(digest: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let offset = 0;
    for (;;) {
      const piece = await this.read(digest, offset);
      if (piece.byteLength === 0) return Buffer.concat(pieces);
      pieces.push(piece);
      offset += piece.byteLength;
    }
  }

  async #write({ digest, offset, bytes, sizeBytes }: Parameters<Papers['write']>[0]): Promise<HeldFile> {
    const store = this.#store;
    if (sizeBytes > MAX_PAPER_BYTES) throw new AppError('paperTooLarge');
    const held = await store.find(digest);
    if (held?.isWhole) return held;
    if (held && held.sizeBytes !== sizeBytes) await store.remove(digest);
    const before = held?.sizeBytes === sizeBytes ? held.heldBytes : 0;
    const isNext = offset === before && bytes.byteLength > 0;
    if (!isNext) return { sizeBytes, heldBytes: before, isWhole: false };
    if (offset + bytes.byteLength > sizeBytes) throw new AppError('badRequest');
    if (offset === 0) {
      if (!mediaOf(bytes)) throw new AppError('paperMedia');
      await this.#makeRoom();
      await store.begin(digest, sizeBytes, this.#now());
    }
    await store.append(digest, offset, bytes);
    const heldBytes = offset + bytes.byteLength;
    if (heldBytes < sizeBytes) return { sizeBytes, heldBytes, isWhole: false };
    await this.#check(digest, sizeBytes);
    return { sizeBytes, heldBytes, isWhole: true };
  }

  async #check(digest: string, sizeBytes: number): Promise<void> {
    const hash = createHash('sha256');
    for (let offset = 0; offset < sizeBytes;) {
      const piece = await this.#store.read(digest, offset);
      if (piece.byteLength === 0) break;
      hash.update(piece);
      offset += piece.byteLength;
    }
    if (hash.digest('hex') === digest) return await this.#store.finish(digest);
    await this.#store.remove(digest);
    throw new AppError('paperBroken');
  }

  async #makeRoom(): Promise<void> {
    const unfinished = await this.#store.unfinished();
    for (const digest of unfinished.slice(0, Math.max(0, unfinished.length - MOST_UNFINISHED + 1))) {
      await this.#store.remove(digest);
    }
  }

  #inTurn<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
