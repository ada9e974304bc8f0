import type { Directory } from '../directory/directory.ts';
import { nextTurn } from '../moderation/next-turn.ts';
import type { Timers } from '../sync/transport.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import type { SteadyTime } from '../time/steady-time.ts';

/** How often the computer's clock is looked at, in case somebody has set it. */
const CLOCK_LOOK_MS = 10_000;

export interface TurnWatchOptions {
  readonly clock: HybridClock;
  readonly time: SteadyTime;
  readonly timers: Timers;
  readonly directory: Directory;
  /** Something has begun or ended by itself. */
  readonly onTurn: () => void;
  /** Somebody has set the computer's clock. */
  readonly onClockSet: () => void;
}

/** Notices at its very moment what begins or ends without any document, and a clock that is set meanwhile. */
export class TurnWatch {
  readonly #options: TurnWatchOptions;
  #turnAt = Infinity;
  #seenCorrectionMs = 0;
  #cancel: () => void = () => undefined;

  constructor(options: TurnWatchOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#cancel();
  }

  /** Documents have come or changed that say when something begins or ends (`saysWhen`). */
  replan(): void {
    const { clock, directory } = this.#options;
    this.#turnAt = nextTurn(directory, clock.now());
    this.#wait();
  }

  /** It may be later than it was thought to be. */
  look(): void {
    const { clock, time, onTurn, onClockSet } = this.#options;
    time.now();
    const isSet = time.correctionMs !== this.#seenCorrectionMs;
    this.#seenCorrectionMs = time.correctionMs;
    if (isSet) onClockSet();
    if (this.#turnAt > clock.now()) return this.#wait();
    this.replan();
    onTurn();
  }

  #wait(): void {
    const { clock, timers } = this.#options;
    this.#cancel();
    const leftMs = Math.ceil(Math.max(0, this.#turnAt - clock.now()));
    this.#cancel = timers.after(Math.min(CLOCK_LOOK_MS, leftMs), () => this.look());
  }
}
