import { AppError } from '../../shared/errors/app-error.ts';
import type { FileState } from '../../shared/ipc/file-requests.ts';
import type { ReplicaAnswers, ReplicaCommand, ReplicaCommandName } from '../../shared/ipc/replica-thread.ts';
import type { QueryName } from '../../shared/replica/query-names.ts';
import { parseThreadEvent, REPLICA_ANSWERS } from './answers.ts';

/** The part of a worker thread that the client needs. */
export interface ReplicaThread {
  readonly postMessage: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, when the thread is gone for whatever reason. */
  readonly onExit: (listener: (code: number) => void) => void;
  readonly terminate: () => Promise<void>;
}

export interface ReplicaClientOptions {
  readonly startThread: () => ReplicaThread;
  /** The thread ended without being asked to. Whoever owns the client decides when to call `restart`. */
  readonly onCrash: (exitCode: number) => void;
}

export interface ReplicaWatch {
  /** Resolves when the thread has taken the watch on; rejects when it refuses it. */
  readonly started: Promise<void>;
  readonly stop: () => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface WatchEntry {
  readonly query: QueryName;
  readonly params: unknown;
  readonly listener: (value: unknown) => void;
}

export const COMMAND_TIMEOUT_MS = 30_000;
/** A thread that does not close in this time is ended by whoever owns the client. */
const CLOSE_TIMEOUT_MS = 5_000;
const DRAIN_TIMEOUT_MS = 3_000;

/** Main's end of the replica thread: typed commands with a time limit, and watches that outlive a crash. */
export class ReplicaClient {
  readonly #options: ReplicaClientOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #watches = new Map<number, WatchEntry>();
  readonly #fileListeners = new Set<(states: readonly FileState[]) => void>();
  readonly #noticeListeners = new Set<(notice: unknown) => void>();
  #thread: ReplicaThread | undefined;
  #opened: ReplicaCommand<'open'> | undefined;
  /** Whether the running thread holds the open replica; false from a crash until the thread is back. */
  #isReady = false;
  #isStopping = false;
  #lastNumber = 0;
  #lastWatch = 0;

  constructor(options: ReplicaClientOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** Starts the thread, so that it loads while the rest of the application starts. Harmless when it runs. */
  start(): void {
    this.#runningThread();
  }

  /** Opens one person's replica; watches asked for so far begin to answer. */
  async open(data: ReplicaCommand<'open'>): Promise<void> {
    await this.#openInThread(data);
    this.#opened = data;
  }

  /** Closes the replica; its watches end. The thread stays for the next person. */
  async close(): Promise<void> {
    this.#watches.clear();
    const wasReady = this.#isReady;
    this.#opened = undefined;
    this.#isReady = false;
    if (wasReady) await this.#ask('close', {}, CLOSE_TIMEOUT_MS);
  }

  /**
   * After closing: ends the thread and starts a new one, so that nothing of the person before stays in its
   * memory. Does not wait for the new one to be ready.
   */
  async renew(): Promise<void> {
    const thread = this.#thread;
    if (!thread || this.#opened || this.#isStopping) return;
    this.#thread = undefined;
    this.#failPending('the replica thread was renewed');
    this.start();
    await thread.terminate();
  }

  /** The same replica with other data, for instance at another address; watches go on. */
  async reopen(data: ReplicaCommand<'open'>): Promise<void> {
    if (this.#isReady) {
      this.#isReady = false;
      await this.#ask('close', {}, COMMAND_TIMEOUT_MS);
    }
    await this.open(data);
  }

  /** Throws the AppError that the thread answered with, or `internal` when it ended or did not answer in time. */
  async command<N extends Exclude<ReplicaCommandName, 'open' | 'close'>>(
    name: N,
    data: ReplicaCommand<N>,
    timeoutMs: number = COMMAND_TIMEOUT_MS,
  ): Promise<ReplicaAnswers[N]> {
    if (this.#isStopping) throw new AppError('internal', { details: 'the application is closing' });
    if (!this.#isReady) {
      throw new AppError('internal', { isRetryable: true, details: `no replica is open for ${name}` });
    }
    const read = REPLICA_ANSWERS[name];
    return read(await this.#ask(name, data, timeoutMs));
  }

  /** Calls the listener with the answer of a query now and after each change, across crashes of the thread. */
  watch(query: QueryName, params: unknown, listener: (value: unknown) => void): ReplicaWatch {
    this.#lastWatch += 1;
    const watch = this.#lastWatch;
    this.#watches.set(watch, { query, params, listener });
    const started = this.#isReady ? this.command('watch', { watch, query, params }) : Promise.resolve();
    return {
      started,
      stop: () => {
        if (!this.#watches.delete(watch) || !this.#isReady) return;
        // A thread that is gone has forgotten the watch by itself.
        this.command('unwatch', { watch }).catch(() => undefined);
      },
    };
  }

  onFiles(listener: (states: readonly FileState[]) => void): void {
    this.#fileListeners.add(listener);
  }

  onNotice(listener: (notice: unknown) => void): void {
    this.#noticeListeners.add(listener);
  }

  /** After a crash: a new thread with the same replica and the same watches. */
  async restart(): Promise<void> {
    if (this.#isStopping) return;
    this.start();
    if (!this.#opened) return;
    await this.#openInThread(this.#opened);
  }

  /** Refuses new work, lets the begun work end, closes the replica and ends the thread; within a time limit. */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#watches.clear();
    const thread = this.#thread;
    if (!thread) return;
    if (this.#isReady) await this.#ask('close', {}, DRAIN_TIMEOUT_MS).catch(() => undefined);
    this.#isReady = false;
    this.#thread = undefined;
    await thread.terminate();
    this.#failPending('the application is closing');
  }

  async #openInThread(data: ReplicaCommand<'open'>): Promise<void> {
    if (this.#isStopping) throw new AppError('internal', { details: 'the application is closing' });
    await this.#ask('open', data, COMMAND_TIMEOUT_MS);
    this.#isReady = true;
    this.#resumeWatches();
  }

  #ask(name: ReplicaCommandName, data: unknown, timeoutMs: number): Promise<unknown> {
    const thread = this.#runningThread();
    this.#lastNumber += 1;
    const n = this.#lastNumber;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(n);
        reject(new AppError('internal', { isRetryable: true, details: `no answer to ${name}` }));
      }, timeoutMs);
      this.#pending.set(n, { resolve, reject, timer });
      thread.postMessage({ n, name, data });
    });
  }

  #runningThread(): ReplicaThread {
    if (this.#thread) return this.#thread;
    const thread = this.#options.startThread();
    this.#thread = thread;
    thread.onMessage((message) => {
      if (this.#thread === thread) this.#receive(message);
    });
    thread.onExit((code) => {
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      this.#isReady = false;
      this.#failPending('the replica thread ended');
      this.#options.onCrash(code);
    });
    return thread;
  }

  #receive(message: unknown): void {
    const event = parseThreadEvent(message);
    switch (event.type) {
      case 'ready':
        return;
      case 'changed':
        this.#watches.get(event.watch)?.listener(event.value);
        return;
      case 'files':
        for (const listener of this.#fileListeners) listener(event.states);
        return;
      case 'notice':
        for (const listener of this.#noticeListeners) listener(event.notice);
        return;
      case 'answer': {
        const pending = this.#pending.get(event.n);
        if (!pending) return;
        this.#pending.delete(event.n);
        clearTimeout(pending.timer);
        if (event.ok) pending.resolve(event.value);
        else pending.reject(AppError.from(event.error));
      }
    }
  }

  #resumeWatches(): void {
    for (const [watch, { query, params }] of this.#watches) {
      // A refusal was told when the watch began; here nobody is left to tell.
      this.command('watch', { watch, query, params }).catch(() => undefined);
    }
  }

  #failPending(details: string): void {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new AppError('internal', { isRetryable: true, details }));
    }
    this.#pending.clear();
  }
}
