import { makeStamp, MAX_COUNTER, stampParts } from '../ids/id.ts';

/** After every set-back the counter begins at a new multiple of this, so that no earlier stamp is made again. */
const COUNTERS_PER_LAP = 1024;

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
  #device: string;
  #lastMs = 0;
  #counter = 0;
  #offsetMs = 0;
  #isHubTimeKnown = false;
  #firstCounter = 0;

  constructor(options: HybridClockOptions) {
    this.#now = options.now;
    this.#device = options.device;
  }

  /** The device number with which stamps are made. */
  get device(): string {
    return this.#device;
  }

  /** Stamps are made with another device number from now on. */
  renumber(device: string): void {
    this.#device = device;
  }

  /** Hub time minus the computer's time, in milliseconds; 0 until a hub has answered. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  get isHubTimeKnown(): boolean {
    return this.#isHubTimeKnown;
  }

  /** The hub says what time it is. Later stamps follow the hub; documents already stamped keep theirs. */
  setHubTime(hubNowMs: number): void {
    this.#offsetMs = hubNowMs - this.#now();
    this.#isHubTimeKnown = true;
    // A stamp made by a clock that ran ahead must not hold the next ones in the future. They begin where
    // stamps cease to be accepted, so that they are later than every version that a hub may already have.
    if (this.isAheadOf(hubNowMs)) {
      this.#firstCounter = (this.#firstCounter + COUNTERS_PER_LAP) % (MAX_COUNTER + 1);
      this.#lastMs = Math.floor(hubNowMs) + MAX_AHEAD_MS;
      this.#counter = this.#firstCounter - 1;
    }
  }

  /** Whether stamps were made that hubs will not accept at this hub time. */
  isAheadOf(hubNowMs: number): boolean {
    return this.#lastMs > Math.floor(hubNowMs) + MAX_AHEAD_MS;
  }

  /** Goes on after a stamp that waits on this device, or that an earlier run made, however far ahead it is. */
  resume(stamp: string): void {
    const made = stampParts(stamp);
    if (made.ms > this.#lastMs || (made.ms === this.#lastMs && made.counter > this.#counter)) {
      this.#lastMs = made.ms;
      this.#counter = made.counter;
    }
  }

  /** Milliseconds since 1970 by hub time as far as it is known. */
  now(): number {
    return this.#now() + this.#offsetMs;
  }

  /**
   * A stamp that was never made before. It is later than every stamp made or adopted before, except after
   * a hub has set back a clock that ran ahead.
   */
  stamp(): string {
    const now = Math.max(0, Math.floor(this.now()));
    const isFull = this.#counter + 1 >= this.#firstCounter + COUNTERS_PER_LAP;
    if (now > this.#lastMs || isFull) {
      this.#lastMs = now > this.#lastMs ? now : this.#lastMs + 1;
      this.#counter = this.#firstCounter;
    } else {
      this.#counter = Math.max(this.#counter + 1, this.#firstCounter);
    }
    return makeStamp({ ms: this.#lastMs, counter: this.#counter, device: this.#device });
  }

  /** Takes note of a stamp seen from elsewhere, so that an answer is stamped later than what it answers. */
  adopt(stamp: string): void {
    const seen = stampParts(stamp);
    // A stamp with the own number, from a copy of this disk, is never to be made again, however far ahead it is.
    const isOwn = seen.device === this.#device;
    if (!isOwn && seen.ms > this.now() + MAX_AHEAD_MS) return;
    if (seen.ms > this.#lastMs || (seen.ms === this.#lastMs && seen.counter > this.#counter)) {
      this.#lastMs = seen.ms;
      this.#counter = seen.counter;
    }
  }
}
