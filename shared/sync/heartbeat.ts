import { DEAD_AFTER_MS, PING_AFTER_MS } from '../protocol/limits.ts';
import type { Timers } from './transport.ts';

const LOOK_EVERY_MS = 10_000;

export interface HeartbeatOptions {
  readonly timers: Timers;
  readonly ping: () => void;
  /** Nothing was heard for too long: the link is dead, whatever the system says. */
  readonly onDead: () => void;
}

/**
 * Watches over one open link: asks after a silence whether anyone is there, and speaks now and then where
 * only the other side does, so that both know.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #heardAt: number;
  #spokeAt: number;
  #cancel: () => void = () => undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#heardAt = this.#spokeAt = options.timers.now();
    this.#look();
  }

  heard(): void {
    this.#heardAt = this.#options.timers.now();
  }

  spoke(): void {
    this.#spokeAt = this.#options.timers.now();
  }

  stop(): void {
    this.#cancel();
  }

  #look(): void {
    const { timers, ping, onDead } = this.#options;
    this.#cancel = timers.after(LOOK_EVERY_MS, () => {
      const now = timers.now();
      if (now - this.#heardAt >= DEAD_AFTER_MS) return onDead();
      if (now - Math.min(this.#heardAt, this.#spokeAt) >= PING_AFTER_MS) ping();
      this.#look();
    });
  }
}
