export interface AutoLockParts {
  /** After how long without a sign of life, in minutes; 0 for never, or when nobody is inside. */
  readonly minutes: () => number;
  /** Seconds since anybody touched mouse or keyboard of this computer, as the system says. */
  readonly systemIdleSeconds: () => number;
  readonly lock: () => void;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonicNow?: () => number;
}

const LOOK_EVERY_MS = 5_000;
/** A lesson says this often that it goes on. */
const HELD_MS = 90_000;

/**
 * Locks the window when the person has gone away: when nothing was done in it, or at the computer at all, for
 * as long as the person chose. A lesson that goes on holds it open, because there people listen.
 */
export class AutoLock {
  readonly #parts: AutoLockParts;
  readonly #now: () => number;
  #activeAt: number;
  #heldUntil = -Infinity;
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: AutoLockParts) {
    this.#parts = parts;
    this.#now = parts.monotonicNow ?? (() => performance.now());
    this.#activeAt = this.#now();
  }

  start(): void {
    this.#looking ??= setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#looking.unref();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /** The person did something in the window. */
  active(isHeld: boolean): void {
    this.#activeAt = this.#now();
    this.#heldUntil = isHeld ? this.#activeAt + HELD_MS : -Infinity;
  }

  /** Locks if it is time to. */
  look(): void {
    const minutes = this.#parts.minutes();
    if (minutes === 0 || this.#now() < this.#heldUntil) return;
    const idleMs = Math.max(this.#now() - this.#activeAt, this.#parts.systemIdleSeconds() * 1000);
    if (idleMs >= minutes * 60_000) this.#parts.lock();
  }
}
