export interface RateLimitOptions {
  readonly most: number;
  readonly windowMs: number;
  readonly now: () => number;
}

/** Counts tries per caller in fixed windows; old windows are dropped as new ones begin. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  #counts = new Map<string, number>();
  #windowEnds = 0;

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  isAllowed(caller: string): boolean {
    const now = this.#options.now();
    const { windowMs } = this.#options;
    // A clock that was set back must not make a minute last an hour.
    if (now >= this.#windowEnds || now < this.#windowEnds - windowMs) {
      this.#counts = new Map();
      this.#windowEnds = now + windowMs;
    }
    const count = (this.#counts.get(caller) ?? 0) + 1;
    this.#counts.set(caller, count);
    return count <= this.#options.most;
  }
}
