export interface SteadyTimeOptions {
  /** Milliseconds since 1970 by the computer's clock, which people and programs may set. */
  readonly wall: () => number;
  /** Milliseconds since whenever, which nobody can set back. It may stand still while the computer sleeps. */
  readonly monotonic: () => number;
  /** Whether a hub has told the time, so that a change of the computer's clock can only make it worse. */
  readonly isHubTimeKnown: () => boolean;
}

/** Smaller steps are the clock being put right by the network a little at a time. */
const LEAST_STEP_MS = 1_000;

/**
 * The computer's clock, except that setting it back while the application runs does not set the application
 * back once a hub has told the time. A leap forward is believed: it may be the end of a sleep.
 */
export class SteadyTime {
  readonly #options: SteadyTimeOptions;
  #lastWallMs: number;
  #lastMonotonicMs: number;
  #correctionMs = 0;

  constructor(options: SteadyTimeOptions) {
    this.#options = options;
    this.#lastWallMs = options.wall();
    this.#lastMonotonicMs = options.monotonic();
  }

  /** Milliseconds since 1970. */
  now(): number {
    const wall = this.#options.wall();
    const monotonic = this.#options.monotonic();
    const stepMs = wall - this.#lastWallMs - (monotonic - this.#lastMonotonicMs);
    if (stepMs < -LEAST_STEP_MS && this.#options.isHubTimeKnown()) this.#correctionMs -= Math.round(stepMs);
    // Somebody has put right what was set back.
    else if (this.#correctionMs > 0 && stepMs > this.#correctionMs - LEAST_STEP_MS) this.#correctionMs = 0;
    this.#lastWallMs = wall;
    this.#lastMonotonicMs = monotonic;
    return wall + this.#correctionMs;
  }

  /** How much this time is ahead of the computer's clock, in milliseconds, as of the last look. */
  get correctionMs(): number {
    return this.#correctionMs;
  }
}
