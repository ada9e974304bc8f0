import { makeStamp, MAX_COUNTER, stampParts } from '../ids/id.ts';

/** Nobody adopts a stamp from further ahead than this, so one wrong clock cannot drag others with it. */
export const MAX_AHEAD_MS = 60_000;

export interface HybridClockOptions {
  /** Milliseconds since 1970 by the computer's clock. */
  readonly now: () => number;
  readonly device: string;
}

/**
 * A hybrid logical clock (Kulkarni et al., 2014): stamps follow hub time where it is known, never repeat,
 * and never run backwards on one device, even when the computer's clock steps back.
 */
export class HybridClock {
  readonly #now: () => number;
  readonly #device: string;
  #lastMs = 0;
  #counter = 0;
  #offsetMs = 0;

  constructor(options: HybridClockOptions) {
    this.#now = options.now;
    this.#device = options.device;
  }

  /** Hub time minus the computer's time, in milliseconds; 0 until a hub has answered. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** The hub says what time it is. Later stamps follow the hub; documents already stamped keep theirs. */
  setHubTime(hubNowMs: number): void {
    this.#offsetMs = hubNowMs - this.#now();
    // A stamp made by a clock that ran ahead must not hold the next ones in the future.
    if (this.#lastMs > hubNowMs + MAX_AHEAD_MS) {
      this.#lastMs = hubNowMs;
      this.#counter = 0;
    }
  }

  /** Milliseconds since 1970 by hub time as far as it is known. */
  now(): number {
    return this.#now() + this.#offsetMs;
  }

  /** A new stamp, later than every stamp made or adopted before. */
  stamp(): string {
    const now = Math.max(0, Math.floor(this.now()));
    if (now > this.#lastMs) {
      this.#lastMs = now;
      this.#counter = 0;
    } else if (this.#counter >= MAX_COUNTER) {
      this.#lastMs += 1;
      this.#counter = 0;
    } else {
      this.#counter += 1;
    }
    return makeStamp({ ms: this.#lastMs, counter: this.#counter, device: this.#device });
  }

  /** Takes note of a stamp seen from elsewhere, so that an answer is stamped later than what it answers. */
  adopt(stamp: string): void {
    const seen = stampParts(stamp);
    if (seen.ms > this.now() + MAX_AHEAD_MS) return;
    if (seen.ms > this.#lastMs || (seen.ms === this.#lastMs && seen.counter > this.#counter)) {
      this.#lastMs = seen.ms;
      this.#counter = seen.counter;
    }
  }
}
