import {
  AppError,
  type AppErrorCode,
  appErrorData,
  type AppErrorData,
} from '../../../shared/errors/app-error.ts';
import type { IpcOutcome } from '../../../shared/ipc/channels.ts';
import type { HeldFile } from '../../../shared/ipc/file-requests.ts';
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

/** Where the files of a draft are kept, so that they outlive the window. */
export interface HeldFileStore {
  readonly held: (chat: string) => Promise<IpcOutcome<readonly HeldFile[]>>;
  readonly hold: (chat: string, files: readonly HeldFile[]) => Promise<IpcOutcome<unknown>>;
}

/** What is kept of one chat. */
interface Kept {
  isOpen: boolean;
  /** What was kept before is here. */
  isKnown: boolean;
  /** Digests, as they were last kept. */
  digests: string;
  /** Files that are being written down as a message; until then they belong to the draft. */
  leaving: readonly PreparedFile[];
  /** Why they are not kept. */
  error: AppErrorData | undefined;
  writes: Promise<void>;
}

const NONE: readonly Attachment[] = [];

/**
 * The files that wait for the next message, by chat; they stay while one looks elsewhere, and when the application
 * ends.
 */
export class AttachmentKeeper {
  readonly #prepare: Prepare;
  readonly #store: HeldFileStore;
  readonly #kept = new Map<string, Kept>();
  readonly #byChat = new Map<string, readonly Attachment[]>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  #lastKey = 0;

  constructor(prepare: Prepare, store: HeldFileStore) {
    this.#prepare = prepare;
    this.#store = store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  of(chat: string): readonly Attachment[] {
    return this.#byChat.get(chat) ?? NONE;
  }

  /** Why the files of a chat would not outlive the application; undefined when all is well. */
  errorOf(chat: string): AppErrorData | undefined {
    return this.#kept.get(chat)?.error;
  }

  /** Fetches what waited in a chat before; what was added meanwhile stands behind it. */
  async open(chat: string): Promise<void> {
    const kept = this.#keptOf(chat);
    if (kept.isOpen) return;
    kept.isOpen = true;
    const outcome = await this.#store.held(chat);
    kept.isOpen = kept.isKnown = outcome.ok;
    kept.error = outcome.ok ? undefined : outcome.error;
    const before = outcome.ok ? outcome.value : [];
    kept.digests = digestsOf(before);
    this.#set(chat, [...before.map((one) => this.#attached(one)), ...this.of(chat)]);
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

  /** Says of what cannot be attached why it cannot be. */
  refuse(chat: string, names: readonly string[], code: AppErrorCode): void {
    const error = new AppError(code).data;
    const refused = names.map((name) => ({
      key: (this.#lastKey += 1),
      name,
      sizeBytes: 0,
      share: 0,
      ready: undefined,
      error,
    }));
    this.#set(chat, [...this.of(chat), ...refused]);
  }

  remove(chat: string, key: number): void {
    this.#aborts.get(key)?.abort();
    this.#set(
      chat,
      this.of(chat).filter((one) => one.key !== key),
    );
  }

  /** Resolves once no file is on its way here any more, or when that takes too long. */
  async settled(limitMs: number): Promise<void> {
    const isBusy = () => [...this.#byChat.values()].some((all) => all.some(isComing));
    if (!isBusy()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.subscribe(() => {
      if (!isBusy()) resolve();
    });
    const timer = setTimeout(resolve, limitMs);
    await promise;
    clearTimeout(timer);
    stop();
  }

  /** Calls back whenever one of the files of a chat that are on their way here now has come. */
  onceHere(chat: string, tell: () => void): void {
    const coming = new Set(this.of(chat).flatMap((one) => (isComing(one) ? one.key : [])));
    if (coming.size === 0) return;
    const stop = this.subscribe(() => {
      const all = new Map(this.of(chat).map((one) => [one.key, one]));
      let hasCome = false;
      for (const key of coming) {
        const one = all.get(key);
        if (one && isComing(one)) continue;
        coming.delete(key);
        hasCome ||= one?.ready !== undefined;
      }
      if (coming.size === 0) stop();
      if (hasCome) tell();
    });
  }

  /** All of a chat, to be sent; undefined while one is not ready. */
  take(chat: string): readonly PreparedFile[] | undefined {
    const all = this.of(chat);
    const ready = all.flatMap((one) => one.ready ?? []);
    if (ready.length < all.length) return undefined;
    const kept = this.#keptOf(chat);
    kept.leaving = [...kept.leaving, ...ready];
    this.#set(chat, NONE);
    return ready;
  }

  /** What was taken has been written down as a message. */
  sent(chat: string, files: readonly PreparedFile[]): void {
    this.#left(chat, files);
    this.#keep(chat);
  }

  /** What was taken and could not be sent. */
  putBack(chat: string, files: readonly PreparedFile[]): void {
    this.#left(chat, files);
    this.#set(chat, [...files.map((one) => this.#attached(one)), ...this.of(chat)]);
  }

  #left(chat: string, files: readonly PreparedFile[]): void {
    const kept = this.#keptOf(chat);
    kept.leaving = kept.leaving.filter((one) => !files.includes(one));
  }

  #keptOf(chat: string): Kept {
    const known = this.#kept.get(chat);
    if (known) return known;
    const fresh: Kept = {
      isOpen: false,
      isKnown: false,
      digests: '',
      leaving: [],
      error: undefined,
      writes: Promise.resolve(),
    };
    this.#kept.set(chat, fresh);
    return fresh;
  }

  #attached(ready: PreparedFile): Attachment {
    const { name, sizeBytes } = ready.file;
    return { key: (this.#lastKey += 1), name, sizeBytes, share: 1, ready, error: undefined };
  }

  /** Has the store keep what is ready, one list after another. */
  #keep(chat: string): void {
    const kept = this.#keptOf(chat);
    // What was kept before is not known yet, and is not to be overwritten.
    if (!kept.isKnown) return;
    const ready = this.of(chat).flatMap((one) => one.ready ?? []);
    const files = [...kept.leaving, ...ready].slice(0, MAX_FILES);
    const digests = digestsOf(files);
    if (digests === kept.digests) return;
    kept.digests = digests;
    kept.writes = kept.writes.then(async () => {
      const outcome = await this.#store.hold(chat, files);
      kept.error = outcome.ok ? undefined : outcome.error;
      if (outcome.ok) return;
      // The next change tries again.
      kept.digests = '?';
      for (const tell of this.#listeners) tell();
    });
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
    this.#keep(chat);
    for (const tell of this.#listeners) tell();
  }
}

/** Whether a file is still being made ready. */
function isComing({ ready, error }: Attachment): boolean {
  return ready === undefined && error === undefined;
}

function digestsOf(files: readonly HeldFile[]): string {
  return files.map(({ file }) => file.digest).join(' ');
}

/** Chromium's own exceptions, as for a file that was moved away meanwhile. */
function asKnown(error: unknown): unknown {
  return error instanceof DOMException ? new AppError('notFound', { details: error.name }) : error;
}
