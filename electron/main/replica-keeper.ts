import type { Log } from './log.ts';

export interface ReplicaKeeperParts {
  readonly restart: () => Promise<void>;
  readonly log: Log;
}

const LONGEST_DELAY_MS = 30_000;
/** A thread that ran this long was well, so its next crash is the first of a new series. */
const WELL_AFTER_MS = 60_000;

/** Brings a crashed replica thread back: the first time at once, then each time a little later. */
export class ReplicaKeeper {
  readonly #parts: ReplicaKeeperParts;
  #crashes = 0;
  #lastCrashAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ReplicaKeeperParts) {
    this.#parts = parts;
  }

  crashed(exitCode: number): void {
    const now = performance.now();
    if (now - this.#lastCrashAt > WELL_AFTER_MS) this.#crashes = 0;
    this.#lastCrashAt = now;
    const delayMs = this.#crashes === 0 ? 0 : Math.min(LONGEST_DELAY_MS, 500 * 2 ** this.#crashes);
    this.#crashes += 1;
    this.#parts.log.warn('replica.crashed', { exitCode, delayMs });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A thread that crashes while it starts is told as the next crash.
      this.#parts.restart().catch((error: unknown) => this.#parts.log.error('replica.restart', error));
    }, delayMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
