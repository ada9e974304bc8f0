import { AppError, appErrorData, type AppErrorData } from '../../../shared/errors/app-error.ts';
import { MAX_FILES } from '../../../shared/schema/file-ref.ts';
import type { PreparedFile } from './prepare-file.ts';

/** A file that is to go with the next message of a chat. */
export interface Attachment {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** How much of it is ready, from 0 to 1. */
  readonly share: number;
  /** Undefined while it is being made ready. */
  readonly ready: PreparedFile | undefined;
  readonly error: AppErrorData | undefined;
}

export type Prepare = (
  file: File,
  of: { readonly signal: AbortSignal; readonly onDone: (share: number) => void },
) => Promise<PreparedFile>;

const NONE: readonly Attachment[] = [];

/** The files that wait for the next message, by chat; they stay while one looks elsewhere. */
export class AttachmentKeeper {
  readonly #prepare: Prepare;
  readonly #byChat = new Map<string, readonly Attachment[]>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  #lastKey = 0;

  constructor(prepare: Prepare) {
    this.#prepare = prepare;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  of(chat: string): readonly Attachment[] {
    return this.#byChat.get(chat) ?? NONE;
  }

  /** Takes files in, one after another. Those beyond ten are left out: their number is the answer. */
  add(chat: string, files: readonly File[]): number {
    const room = Math.max(0, MAX_FILES - this.of(chat).length);
    const taken = files.slice(0, room).map((file) => ({ file, key: (this.#lastKey += 1) }));
    this.#set(chat, [
      ...this.of(chat),
      ...taken.map(({ file, key }) => ({
        key,
        name: file.name,
        sizeBytes: file.size,
        share: 0,
        ready: undefined,
        error: undefined,
      })),
    ]);
    void this.#run(chat, taken);
    return files.length - taken.length;
  }

  remove(chat: string, key: number): void {
    this.#aborts.get(key)?.abort();
    this.#set(
      chat,
      this.of(chat).filter((one) => one.key !== key),
    );
  }

  /** All of a chat, to be sent; undefined while one is not ready. */
  take(chat: string): readonly PreparedFile[] | undefined {
    const all = this.of(chat);
    const ready = all.flatMap((one) => one.ready ?? []);
    if (ready.length < all.length) return undefined;
    this.#set(chat, NONE);
    return ready;
  }

  /** What was taken and could not be sent. */
  putBack(chat: string, files: readonly PreparedFile[]): void {
    const back = files.map((ready) => ({
      key: (this.#lastKey += 1),
      name: ready.file.name,
      sizeBytes: ready.file.sizeBytes,
      share: 1,
      ready,
      error: undefined,
    }));
    this.#set(chat, [...back, ...this.of(chat)]);
  }

  async #run(chat: string, files: readonly { readonly file: File; readonly key: number }[]): Promise<void> {
    for (const { file, key } of files) {
      // Taken out again before its turn came.
      if (!this.of(chat).some((one) => one.key === key)) continue;
      const abort = new AbortController();
      this.#aborts.set(key, abort);
      const { signal } = abort;
      const onDone = (share: number) => this.#change(chat, key, { share });
      try {
        const ready = await this.#prepare(file, { signal, onDone });
        this.#change(chat, key, { ready, sizeBytes: ready.file.sizeBytes, share: 1 });
      } catch (error) {
        this.#change(chat, key, { error: appErrorData(asKnown(error)) });
      }
      this.#aborts.delete(key);
    }
  }

  #change(chat: string, key: number, changes: Partial<Attachment>): void {
    this.#set(
      chat,
      this.of(chat).map((one) => (one.key === key ? { ...one, ...changes } : one)),
    );
  }

  #set(chat: string, all: readonly Attachment[]): void {
    this.#byChat.set(chat, all);
    for (const tell of this.#listeners) tell();
  }
}

/** Chromium's own exceptions, as for a file that was moved away meanwhile. */
function asKnown(error: unknown): unknown {
  return error instanceof DOMException ? new AppError('notFound', { details: error.name }) : error;
}
