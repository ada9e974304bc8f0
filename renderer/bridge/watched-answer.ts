import { share } from './share.ts';

/** An answer of a named query: not there yet, or its latest value. */
export type Answer<V> = { readonly isReady: false } | { readonly isReady: true; readonly value: V };

export const NOT_READY: Answer<never> = { isReady: false };

/** Begins to listen and returns how to stop. */
export type StartWatching<V> = (listener: (value: V) => void) => () => void;

/**
 * One running query with all the components that show it. It runs while somebody subscribes, and
 * `replaceSource` moves it to other parameters without losing the answer that is on the screen.
 */
export class WatchedAnswer<V> {
  #answer: Answer<V> = NOT_READY;
  #start: StartWatching<V>;
  #stop: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(start: StartWatching<V>) {
    this.#start = start;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#stop) this.#run();
    return () => {
      this.#listeners.delete(listener);
      // When one screen gives way to another that asks the same, the watch is handed over.
      queueMicrotask(() => this.#stopIfUnused());
    };
  };

  readonly getSnapshot = (): Answer<V> => this.#answer;

  /** Watches another source; the old answer stays until the first new one has come. */
  replaceSource(start: StartWatching<V>): void {
    this.#start = start;
    if (this.#stop) this.#run();
  }

  #stopIfUnused(): void {
    if (this.#listeners.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#answer = NOT_READY;
  }

  #run(): void {
    const stopBefore = this.#stop;
    let isCurrent = true;
    let isFirst = true;
    const stop = this.#start((value) => {
      if (!isCurrent) return;
      if (isFirst) stopBefore?.();
      isFirst = false;
      this.#accept(value);
    });
    this.#stop = () => {
      isCurrent = false;
      if (isFirst) stopBefore?.();
      stop();
    };
  }

  #accept(value: V): void {
    const shared = this.#answer.isReady ? share(this.#answer.value, value) : value;
    if (this.#answer.isReady && Object.is(this.#answer.value, shared)) return;
    this.#answer = { isReady: true, value: shared };
    for (const listener of this.#listeners) listener();
  }
}
