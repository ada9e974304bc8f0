import { isSignalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { types } from 'mediasoup';
import type { MediaLog } from './media-options.ts';
import type { RoomRouter, WorkerPool } from './worker-pool.ts';

/** What a room has on one worker: a router, the places there, and the streams piped to it from other workers. */
export type Branch = {
  readonly routing: RoomRouter;
  /** Places taken, each by one participant. */
  seats: number;
  isLost: boolean;
  /** By the id of the producer, which is the same on every branch. */
  readonly piped: Map<string, Promise<boolean>>;
};

export type BranchesOptions = {
  readonly pool: WorkerPool;
  /** A room stays on one worker until so many are in it. */
  readonly branchSeats: number;
  readonly log: MediaLog;
  /** A worker has died, and with it all media of those who were on this branch. */
  readonly onLost: (branch: Branch) => void;
};

/**
 * One room on one or several workers. Small rooms stay together; the participants of a large one are spread by
 * load, and each stream is piped once to every worker where somebody receives it.
 */
export class Branches {
  readonly #options: BranchesOptions;
  readonly #open = new Set<Branch>();
  #placing: Promise<unknown> = Promise.resolve();

  constructor(options: BranchesOptions) {
    this.#options = options;
  }

  /** On how many workers the room is now. */
  get count(): number {
    return this.#open.size;
  }

  /** How many streams are piped between workers now. */
  get pipedCount(): number {
    return [...this.#open].reduce((sum, { piped }) => sum + piped.size, 0);
  }

  /** A place for one participant, to be given back by `release`, or why there is none now. */
  take(): Promise<Branch | SignalError> {
    const placed = this.#placing.then(() => this.#place());
    this.#placing = placed.catch(() => undefined);
    return placed;
  }

  /** Gives a place back; a branch without any ends, with the streams that were piped to it. */
  release(branch: Branch): void {
    branch.seats -= 1;
    branch.routing.load.seats -= 1;
    if (branch.seats > 0 || branch.isLost) return;
    this.#open.delete(branch);
    branch.routing.router.close();
  }

  /** Brings a stream to a branch where it is not yet; false where it has ended or a worker is gone. */
  async bring(producer: types.Producer, from: Branch, to: Branch): Promise<boolean> {
    if (from === to) return true;
    const known = to.piped.get(producer.id);
    if (known) return known;
    const piping = this.#pipe(producer, from, to);
    to.piped.set(producer.id, piping);
    const isPiped = await piping;
    if (!isPiped) to.piped.delete(producer.id);
    return isPiped;
  }

  async #pipe(producer: types.Producer, from: Branch, to: Branch): Promise<boolean> {
    try {
      const { router } = to.routing;
      const { pipeProducer } = await from.routing.router.pipeToRouter({ producerId: producer.id, router });
      // It ends with the stream that it carries, and goes on and stops with it: the library sees to that.
      pipeProducer?.observer.once('close', () => to.piped.delete(producer.id));
      return pipeProducer?.closed === false;
    } catch (error) {
      this.#options.log.warn({ error }, 'media: a stream could not be brought to another worker');
      return false;
    }
  }

  async #place(): Promise<Branch | SignalError> {
    const { pool, branchSeats } = this.#options;
    const best = [...this.#open].sort((a, b) => a.routing.load.seats - b.routing.load.seats)[0];
    const used = new Set([...this.#open].map(({ routing }) => routing.load));
    const isWorthIt =
      best === undefined || (best.seats >= branchSeats && pool.leastSeats(used) < best.routing.load.seats);
    if (!isWorthIt) return this.#seat(best);
    const opened = await this.#openOn(used);
    if (!isSignalError(opened)) return this.#seat(opened);
    return best && !best.isLost ? this.#seat(best) : opened;
  }

  #seat(branch: Branch): Branch {
    branch.seats += 1;
    branch.routing.load.seats += 1;
    return branch;
  }

  async #openOn(used: ReadonlySet<object>): Promise<Branch | SignalError> {
    const routing = await this.#options.pool.createRouter(used);
    if (isSignalError(routing)) return routing;
    const branch: Branch = { routing, seats: 0, isLost: false, piped: new Map() };
    this.#open.add(branch);
    routing.router.on('workerclose', () => {
      branch.isLost = true;
      this.#open.delete(branch);
      this.#options.onLost(branch);
    });
    return branch;
  }
}
