/** A value that can be watched. Listeners are told of changes only, in order, after the value is set. */
export class Observable<V> {
  #value: V;
  readonly #listeners = new Set<(value: V) => void>();

  constructor(value: V) {
    this.#value = value;
  }

  get value(): V {
    return this.#value;
  }

  set(value: V): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  watch(listener: (value: V) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
