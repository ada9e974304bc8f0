import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { createWorker, setLogEventListeners, type types } from 'mediasoup';
import { signalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import { choosePort, listenInfos } from './listen-infos.ts';
import type { MediaLog, MediaOptions } from './media-options.ts';
import { routerCodecs } from './router-codecs.ts';

/** What one worker carries: places of participants, kept by the rooms, and routers. */
type WorkerLoad = { seats: number; routers: number };
/** A router and the server that accepts its media; both end together with their worker. */
export type RoomRouter = { router: types.Router; webRtcServer: types.WebRtcServer; load: WorkerLoad };

type WorkerHost = { worker: types.Worker; webRtcServer: types.WebRtcServer; load: WorkerLoad };
type Slot = {
  readonly index: number;
  host: WorkerHost | undefined;
  failureCount: number;
  filling: Promise<void>;
  /** Whether it has listened on the port that was set, which is not left again: windows know it. */
  hadSetPort: boolean;
};

const portAttempts = 16;
const longestPauseMs = 10_000;
// A worker that lived this long was healthy, so its replacement need not wait.
const healthyAfterMs = 30_000;

/** Keeps a fixed number of media workers alive, each with one WebRtcServer, and spreads routers over them. */
export class WorkerPool {
  readonly #options: MediaOptions;
  readonly #log: MediaLog;
  readonly #slots: Slot[];
  readonly #stopped = new AbortController();
  #state: 'preparing' | 'missing' | 'ready' = 'preparing';
  #started: Promise<void> = Promise.resolve();

  constructor(options: MediaOptions) {
    this.#options = options;
    this.#log = options.log;
    const count = Math.max(1, options.workerCount ?? availableParallelism());
    this.#slots = Array.from({ length: count }, (_, index) => ({
      index,
      host: undefined,
      failureCount: 0,
      filling: Promise.resolve(),
      hadSetPort: false,
    }));
  }

  get state(): 'preparing' | 'missing' | 'ready' {
    return this.#state;
  }

  /** How many workers there should be. */
  get size(): number {
    return this.#slots.length;
  }

  /** How many workers run now. */
  get workerCount(): number {
    return this.#slots.filter((slot) => slot.host !== undefined).length;
  }

  /** Begins to start the workers and returns at once. */
  start(): void {
    // The library has one log for the whole process; a process has one pool.
    setLogEventListeners({
      onwarn: (namespace, text) => this.#log.warn({ namespace }, text),
      onerror: (namespace, text, error) => this.#log.error({ namespace, error }, text),
    });
    this.#started = this.#prepare();
  }

  /** Resolves when the start of every worker was tried once, or when it is clear that there is none. */
  ready(): Promise<void> {
    return this.#started;
  }

  /** How many places the freest worker has taken that is not one of these; infinite where there is no other. */
  leastSeats(used: ReadonlySet<object>): number {
    return this.#freest(used)?.load.seats ?? Infinity;
  }

  /** A router on the freest worker that is not one of these, or why there is none now. */
  async createRouter(used: ReadonlySet<object> = new Set()): Promise<RoomRouter | SignalError> {
    const host = this.#freest(used);
    if (host === undefined) return signalError(this.#reasonForNoWorker());
    const { worker, webRtcServer, load } = host;
    load.routers += 1;
    try {
      const router = await worker.createRouter({ mediaCodecs: routerCodecs });
      router.observer.on('close', () => (load.routers -= 1));
      return { router, webRtcServer, load };
    } catch (error) {
      load.routers -= 1;
      this.#log.warn({ error }, 'media: a worker was lost while a room opened');
      return signalError('mediaRestarting');
    }
  }

  /** Ends every worker and waits until their processes are gone. */
  async close(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#slots.map((slot) => slot.filling));
    for (const { host } of this.#slots) {
      if (host !== undefined) await endWorker(host.worker);
    }
  }

  #freest(used: ReadonlySet<object>): WorkerHost | undefined {
    const hosts = this.#slots.flatMap(({ host }) => (host && !used.has(host.load) ? [host] : []));
    return hosts.sort((a, b) => a.load.seats - b.load.seats || a.load.routers - b.load.routers)[0];
  }

  #reasonForNoWorker() {
    if (this.#state === 'preparing') return 'mediaPreparing';
    return this.#state === 'missing' ? 'mediaMissing' : 'mediaRestarting';
  }

  async #prepare(): Promise<void> {
    const { workerBin } = this.#options;
    let path: string | undefined;
    try {
      path = typeof workerBin === 'function' ? await workerBin() : workerBin;
    } catch (error) {
      this.#state = 'missing';
      this.#log.error({ error }, 'media: there is no media worker, lessons have no sound and picture');
      return;
    }
    const firstAttempts = this.#slots.map((slot) => {
      const attempt = this.#attempt(slot, path);
      slot.filling = attempt.then((isRunning) => (isRunning ? undefined : this.#refill(slot, path)));
      return attempt;
    });
    await Promise.all(firstAttempts);
  }

  /** Starts a slot's worker, again and again with growing pauses, until it runs or the pool is closed. */
  async #refill(slot: Slot, path: string | undefined): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await this.#pause(slot.failureCount);
      if (this.#stopped.signal.aborted || (await this.#attempt(slot, path))) return;
    }
  }

  async #attempt(slot: Slot, path: string | undefined): Promise<boolean> {
    try {
      await this.#startWorker(slot, path);
      return true;
    } catch (error) {
      slot.failureCount += 1;
      if (this.#state === 'preparing') this.#state = 'missing';
      this.#log.error({ error, worker: slot.index }, 'media: a worker could not start');
      return false;
    }
  }

  async #startWorker(slot: Slot, path: string | undefined): Promise<void> {
    const worker = await createWorker({
      logLevel: 'warn',
      ...(path === undefined ? {} : { workerBin: path }),
    });
    const webRtcServer = await this.#listen(worker, slot).catch((error: unknown) => {
      worker.close();
      throw error;
    });
    if (this.#stopped.signal.aborted) {
      await endWorker(worker);
      return;
    }
    const startedAt = performance.now();
    worker.on('died', (error) => {
      slot.host = undefined;
      slot.failureCount = performance.now() - startedAt < healthyAfterMs ? slot.failureCount + 1 : 0;
      this.#log.error({ error, worker: slot.index }, 'media: a worker died and is replaced');
      this.#options.metrics?.onWorkerDied?.();
      slot.filling = this.#refill(slot, path);
    });
    slot.host = { worker, webRtcServer, load: { seats: 0, routers: 0 } };
    this.#state = 'ready';
    this.#log.info({ worker: slot.index, pid: worker.pid }, 'media: a worker is ready');
  }

  async #listen(worker: types.Worker, slot: Slot): Promise<types.WebRtcServer> {
    const { rtcPort, listenAddresses } = this.#options;
    if (rtcPort !== 0) {
      const port = rtcPort + slot.index;
      try {
        const server = await worker.createWebRtcServer({ listenInfos: listenInfos(listenAddresses, port) });
        slot.hadSetPort = true;
        return server;
      } catch (error) {
        if (slot.hadSetPort) throw error;
        // Found out by listening alone: two hubs that start in the same moment both see the port free before.
        this.#log.warn({ error, port }, 'media: the port is taken, the worker chooses another');
      }
    }
    for (let attempt = 1; attempt < portAttempts; attempt += 1) {
      try {
        return await worker.createWebRtcServer({ listenInfos: listenInfos(listenAddresses, choosePort()) });
      } catch (error) {
        this.#log.info({ error }, 'media: a chosen port is taken, trying another');
      }
    }
    return worker.createWebRtcServer({ listenInfos: listenInfos(listenAddresses, choosePort()) });
  }

  async #pause(failureCount: number): Promise<void> {
    if (failureCount <= 1) return;
    const pauseMs = Math.min(250 * 2 ** (failureCount - 2), longestPauseMs);
    // An aborted pause means that the pool is closed, which the caller checks.
    await delay(pauseMs, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
  }
}

async function endWorker(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return;
  const gone = new Promise<void>((resolve) => worker.once('subprocessclose', () => resolve()));
  worker.close();
  await gone;
}
