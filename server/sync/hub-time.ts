/**
 * Hub time: this computer's clock, except that it never runs backwards. After the clock was set back, hub
 * time goes on at half speed until the clock has caught up, so that times of acceptance keep rising and
 * neither stand still for hours nor stay ahead for ever.
 */
export class HubTime {
  readonly #now: () => number;
  #seenNow = Number.NEGATIVE_INFINITY;
  #last = 0;
  /** Where the clock and hub time stood when the clock was last found behind. */
  #anchor = { now: 0, time: 0 };

  /** @param now this computer's clock in milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds since 1970. */
  read(): number {
    const now = this.#now();
    if (now < this.#seenNow) this.#anchor = { now, time: this.#last };
    this.#seenNow = now;
    const slow = this.#anchor.time + Math.floor((now - this.#anchor.now) / 2);
    this.#last = Math.max(this.#last, now, slow);
    return this.#last;
  }

  /** Hub time has been this already, in an earlier run. */
  resume(time: number): void {
    const now = this.#now();
    const isBehind = time > Math.max(now, this.#last);
    this.#last = Math.max(this.#last, time);
    this.#seenNow = now;
    if (isBehind) this.#anchor = { now, time };
  }
}
