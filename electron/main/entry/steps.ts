import { appErrorData } from '../../../shared/errors/app-error.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';

/**
 * Where the person stands, and the steps that lead from there. One step runs at a time, in the order they
 * were asked for; a step that fails leads back to where it began.
 */
export class Steps {
  readonly #listeners = new Set<(state: EntryState) => void>();
  readonly #welcome: (error: unknown) => EntryState;
  #state: EntryState;
  #last: Promise<unknown> = Promise.resolve();

  /** @param welcome the beginning, with the error that led there, undefined for none */
  constructor(welcome: (error: unknown) => EntryState) {
    this.#welcome = welcome;
    this.#state = welcome(undefined);
  }

  get state(): EntryState {
    return this.#state;
  }

  onChanged(listener: (state: EntryState) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Runs one step after those before it and shows where it led.
   * @param backFrom where a failure leads, given where the step began; that itself unless told otherwise
   */
  run(work: () => Promise<EntryState>, backFrom = (before: EntryState) => before): Promise<void> {
    const step = async (): Promise<void> => {
      const before = this.#state;
      try {
        this.show(await work());
      } catch (error) {
        const back = backFrom(before);
        this.show(back.phase === 'welcome' ? this.#welcome(error) : back);
        throw error;
      }
    };
    const done = this.#last.then(step, step);
    this.#last = done.catch(() => undefined);
    return done;
  }

  show(state: EntryState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

export function welcomeState(error: unknown, hasPeople: boolean): EntryState {
  return { phase: 'welcome', error: error === undefined ? undefined : appErrorData(error), hasPeople };
}
