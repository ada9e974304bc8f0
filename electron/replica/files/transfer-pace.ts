import { LinkPace } from '../../../shared/sync/link-pace.ts';

const LEAST_PART_BYTES = 16 * 1024;
const MOST_PART_BYTES = 256 * 1024;
/** What keeps a file back is over without telling so here: it is asked again. */
const LOOK_EVERY_MS = 50;

export interface TransferPaceOptions {
  /** Milliseconds of a clock that does not step. */
  readonly now: () => number;
  /** Text waits, or a lesson goes on. */
  readonly isHeldBack: () => boolean;
}

/**
 * How much of a file may be under way in one direction: what the link holds and no more, and nothing while
 * something more urgent goes over the same link.
 */
export class TransferPace {
  readonly #pace: LinkPace;
  readonly #isHeldBack: () => boolean;
  readonly #waiting = new Set<() => void>();

  constructor({ now, isHeldBack }: TransferPaceOptions) {
    // Text has a connection of its own, so nothing is kept free for it on this one.
    this.#pace = new LinkPace(now, 1);
    this.#isHeldBack = isHeldBack;
  }

  get mayGo(): boolean {
    return !this.#isHeldBack() && this.#pace.maySend('files');
  }

  /** How large the parts are in which something is asked for: several of them fill the link. */
  get partBytes(): number {
    const wanted = Math.ceil(this.#pace.windowBytes / 3 / 4096) * 4096;
    return Math.min(MOST_PART_BYTES, Math.max(LEAST_PART_BYTES, wanted));
  }

  /** Something has left, or was asked for; the number is given back to `arrived`. */
  left(bytes: number): number {
    return this.#pace.sent('files', bytes);
  }

  arrived(number: number): void {
    this.#pace.acked(number);
    for (const tell of [...this.#waiting]) tell();
  }

  /** The link is another one. */
  reset(): void {
    this.#pace.reset();
  }

  /** Calls back whenever there may be room, until the returned function is called. */
  onRoom(tell: () => void): () => void {
    this.#waiting.add(tell);
    const timer = setInterval(tell, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      this.#waiting.delete(tell);
    };
  }

  /** Resolves when something may go, or when the signal says that it is of no use any more. */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.mayGo || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const stop = this.onRoom(() => {
        if (!this.mayGo && !signal.aborted) return;
        stop();
        resolve();
      });
    });
  }
}
