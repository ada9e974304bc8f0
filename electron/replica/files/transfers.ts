import { AppError, appErrorData, type AppErrorData } from '../../../shared/errors/app-error.ts';
import { TYPE_BYTES } from '../../../shared/files/file-type.ts';
import { backoffMs } from '../../../shared/sync/backoff.ts';
import type { Timers } from '../../../shared/sync/transport.ts';
import type { FileEntry, FileTable } from './file-table.ts';
import type { FileLink } from './file-link.ts';
import type { FileStore } from './file-store.ts';
import { TransferPace } from './transfer-pace.ts';

export type Direction = 'up' | 'down';

export interface TransfersOptions {
  readonly table: FileTable;
  readonly store: FileStore;
  readonly link: Pick<FileLink, 'send' | 'fetch'>;
  readonly timers: Timers;
  readonly random: () => number;
  /** Whether there is a session with the hub. */
  readonly isOnline: () => boolean;
  /** Nothing may move now, also no file that is in a hurry. */
  readonly isHeldBack: () => boolean;
  /** Only what is in a hurry may move now: a live session goes on. */
  readonly isLive: () => boolean;
  readonly isNight: () => boolean;
  readonly onChanged: (digest: string) => void;
}

/** What is known of a transfer while the application runs. */
interface Progress {
  doneBytes: number;
  fault: AppErrorData | undefined;
  attempt: number;
  retryAt: number;
}

interface Moving {
  readonly digest: string;
  readonly abort: AbortController;
}

/** A try that gets somewhere is no failed one. */
const WORTH_BYTES = 64 * 1024;
/** How often it is asked whether night has come. */
const NIGHT_LOOK_MS = 60_000;
/** After these nothing changes by itself: the person decides. */
const FINAL = new Set(['fileTooLarge', 'notFound', 'notAllowed', 'diskFull', 'fileDamaged']);

/**
 * Moves files between this computer and the hub, one in each direction, the smallest first. What is wanted
 * stands in the table, so it survives everything; what fails is tried again, ever more slowly.
 */
export class Transfers {
  readonly #options: TransfersOptions;
  /** Files that a live session shows. */
  readonly #hurried = new Set<string>();
  readonly #progress = new Map<string, Progress>();
  readonly #moving = new Map<Direction, Moving>();
  readonly #running = new Map<Direction, Promise<void>>();
  /** Something was wanted while a direction was at work. */
  readonly #isWoken = new Set<Direction>();
  readonly #paces: Record<Direction, TransferPace>;
  #cancelTimer: () => void = () => undefined;
  #isClosed = false;

  constructor(options: TransfersOptions) {
    this.#options = options;
    const paceOf = (direction: Direction) =>
      new TransferPace({ now: () => performance.now(), isHeldBack: () => this.#isHeldBack(direction) });
    this.#paces = { up: paceOf('up'), down: paceOf('down') };
  }

  progressOf(digest: string): { readonly doneBytes: number; readonly fault: AppErrorData | undefined } {
    return this.#progress.get(digest) ?? { doneBytes: 0, fault: undefined };
  }

  isMoving(digest: string): boolean {
    return [...this.#moving.values()].some((moving) => moving.digest === digest);
  }

  /** Something is wanted, or the link has come back. */
  wake(of: { readonly isNewLink: boolean } = { isNewLink: false }): void {
    if (of.isNewLink) {
      for (const progress of this.#progress.values()) progress.retryAt = 0;
      for (const pace of Object.values(this.#paces)) pace.reset();
    }
    for (const direction of ['up', 'down'] as const) {
      if (this.#isClosed) return;
      if (this.#running.has(direction)) {
        this.#isWoken.add(direction);
        continue;
      }
      const running = this.#run(direction).finally(() => {
        this.#running.delete(direction);
        if (this.#isWoken.delete(direction)) this.wake();
      });
      this.#running.set(direction, running);
    }
  }

  /** Moves a file before all others, also while a live session goes on. */
  hurry(digest: string): void {
    // The last one that was asked for is the page on the screen.
    this.#hurried.delete(digest);
    this.#hurried.add(digest);
    // What moves now would only wait for the end of the session: it gives way, and goes on from where it is.
    if (this.#options.isLive()) {
      for (const { digest: other, abort } of this.#moving.values())
        if (!this.#hurried.has(other)) abort.abort();
    }
    this.again(digest);
  }

  #isHeldBack(direction: Direction): boolean {
    const { isHeldBack, isLive } = this.#options;
    const digest = this.#moving.get(direction)?.digest ?? '';
    return isHeldBack() || (isLive() && !this.#hurried.has(digest));
  }

  /** A file is wanted anew: earlier failures do not count. */
  again(digest: string): void {
    const progress = this.#progress.get(digest);
    if (progress) Object.assign(progress, { fault: undefined, attempt: 0, retryAt: 0 });
    this.wake();
  }

  /** Stops a transfer that goes on; resolves when it has stopped. */
  async stop(digest: string): Promise<void> {
    for (const [direction, moving] of this.#moving) {
      if (moving.digest !== digest) continue;
      moving.abort.abort();
      await this.#running.get(direction)?.catch(() => undefined);
    }
    this.wake();
  }

  forget(digest: string): void {
    this.#progress.delete(digest);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer();
    for (const { abort } of this.#moving.values()) abort.abort();
    await Promise.allSettled(this.#running.values());
  }

  async #run(direction: Direction): Promise<void> {
    // Whoever woke us finishes first.
    await Promise.resolve();
    for (;;) {
      const entry = this.#next(direction);
      if (!entry) return this.#lookLater();
      await this.#move(direction, entry);
    }
  }

  #next(direction: Direction): FileEntry | undefined {
    const { table, isLive, isOnline, isNight, timers } = this.#options;
    if (this.#isClosed || !isOnline()) return undefined;
    const now = timers.now();
    const entries = table.toMove();
    const urgent = [...this.#hurried]
      .toReversed()
      .flatMap((digest) => entries.find((entry) => entry.digest === digest) ?? []);
    // While a session goes on the others would only stand in the way of what it shows.
    const rest = isLive() ? [] : entries.filter(({ digest }) => !this.#hurried.has(digest));
    return [...urgent, ...rest].find((entry) => {
      const wish = entry[direction];
      const isDue = wish === 'wanted' || (wish === 'night' && isNight());
      return isDue && (this.#progress.get(entry.digest)?.retryAt ?? 0) <= now;
    });
  }

  async #move(direction: Direction, { digest }: FileEntry): Promise<void> {
    const { onChanged, table } = this.#options;
    const abort = new AbortController();
    const progress = this.#progress.get(digest) ?? { doneBytes: 0, fault: undefined, attempt: 0, retryAt: 0 };
    this.#progress.set(digest, progress);
    this.#moving.set(direction, { digest, abort });
    onChanged(digest);
    let first: number | undefined;
    const onDone = (bytes: number): void => {
      first ??= bytes;
      progress.doneBytes = bytes;
      progress.fault = undefined;
      onChanged(digest);
    };
    try {
      const entry = table.get(digest);
      if (entry)
        await (direction === 'up' ? this.#send(entry, abort, onDone) : this.#fetch(entry, abort, onDone));
      this.#progress.delete(digest);
    } catch (error) {
      if (!abort.signal.aborted) this.#failed(direction, digest, error, progress.doneBytes - (first ?? 0));
    } finally {
      this.#moving.delete(direction);
      onChanged(digest);
    }
  }

  async #send(entry: FileEntry, abort: AbortController, onDone: (bytes: number) => void): Promise<void> {
    const { link, store, table } = this.#options;
    const { digest, sizeBytes } = entry;
    const read = (offset: number, length: number) => store.read(digest, offset, length);
    await link.send({ digest, sizeBytes, read, pace: this.#paces.up, signal: abort.signal, onDone });
    table.change(digest, { up: '', isOnHub: true });
  }

  async #fetch(entry: FileEntry, abort: AbortController, onDone: (bytes: number) => void): Promise<void> {
    const { link, store } = this.#options;
    const { digest, sizeBytes, document } = entry;
    const file = await store.grow(digest);
    let isWhole = false;
    let head = new Uint8Array();
    try {
      onDone(file.sizeBytes);
      if (file.sizeBytes < sizeBytes) {
        await link.fetch({
          document,
          digest,
          sizeBytes,
          from: file.sizeBytes,
          pace: this.#paces.down,
          signal: abort.signal,
          take: async (bytes) => {
            await file.append(bytes);
            onDone(file.sizeBytes);
          },
        });
      }
      isWhole = file.sizeBytes === sizeBytes;
      head = Uint8Array.from(await file.read(0, TYPE_BYTES));
    } finally {
      await file.flush().catch(() => undefined);
      if (!isWhole) await file.close();
    }
    if (!isWhole) throw new AppError('fileBroken', { isRetryable: true });
    const seen = await file.digest();
    await file.close();
    await store.arrived(digest, { seen, head });
  }

  #failed(direction: Direction, digest: string, error: unknown, gainedBytes: number): void {
    const { table, timers, random } = this.#options;
    const progress = this.#progress.get(digest);
    if (!progress) return;
    const fault = appErrorData(error);
    progress.fault = fault;
    progress.attempt = gainedBytes >= WORTH_BYTES ? 1 : progress.attempt + 1;
    progress.retryAt =
      timers.now() + (fault.code === 'fileOffset' ? 0 : backoffMs(progress.attempt, random()));
    if (FINAL.has(fault.code)) table.change(digest, { [direction]: 'paused' });
  }

  /** Wakes up when the next try is due. */
  #lookLater(): void {
    const { table, timers, isOnline } = this.#options;
    this.#cancelTimer();
    if (this.#isClosed || !isOnline()) return;
    const now = timers.now();
    const waits = table.toMove().flatMap(({ digest, up, down }) => {
      const retryAt = this.#progress.get(digest)?.retryAt ?? 0;
      if (up === 'wanted' || down === 'wanted') return retryAt > now ? [retryAt - now] : [];
      return up === 'night' || down === 'night' ? [NIGHT_LOOK_MS] : [];
    });
    if (waits.length > 0) this.#cancelTimer = timers.after(Math.min(...waits) + 1, () => this.wake());
  }
}
