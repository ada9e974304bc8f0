import type { Timers } from '../sync/transport.ts';

interface Planned {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so. */
export class ManualTimers implements Timers {
  #now: number;
  #n = 0;
  readonly #planned = new Map<number, Planned>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const n = ++this.#n;
    this.#planned.set(n, { at: this.#now + delayMs, run });
    return () => this.#planned.delete(n);
  }

  /** When the next planned run is due, undefined when nothing is planned. */
  get nextAt(): number | undefined {
    return this.#next()?.[1].at;
  }

  get planned(): number {
    return this.#planned.size;
  }

  /** Lets time pass; what falls due runs in its order, each at its own moment. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(); next && next[1].at <= end; next = this.#next()) {
      this.#planned.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].at);
      next[1].run();
    }
    this.#now = end;
  }

  #next(): readonly [number, Planned] | undefined {
    let next: readonly [number, Planned] | undefined;
    for (const one of this.#planned) if (!next || one[1].at < next[1].at) next = one;
    return next;
  }
}
