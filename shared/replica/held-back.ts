import { Observable } from '../sync/observable.ts';
import type { Timers } from '../sync/transport.ts';

/** Whether the hub takes this person's messages in turn now, by what it has said last. */
export class HeldBack {
  readonly isHeld = new Observable(false);
  readonly #timers: Timers;
  #cancel: () => void = () => undefined;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** @param forMs for so long it is true, unless it is said again */
  note(forMs: number): void {
    this.#cancel();
    this.isHeld.set(true);
    this.#cancel = this.#timers.after(forMs, () => this.isHeld.set(false));
  }
}
