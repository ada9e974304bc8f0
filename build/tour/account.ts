/** The readable account of a tour: what was done, how long it took, and whether it held. */
export class Account {
  readonly #startedAt = performance.now();
  #failed = 0;
  #checks = 0;

  get isGood(): boolean {
    return this.#failed === 0 && this.#checks > 0;
  }

  say(line: string): void {
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1).padStart(6);
    console.log(`${seconds} s  ${line}`);
  }

  /** Runs one step and says how long it took. */
  async step<V>(what: string, run: () => Promise<V>): Promise<V> {
    const from = performance.now();
    const value = await run();
    this.say(`${what} (${Math.round(performance.now() - from)} ms)`);
    return value;
  }

  check(what: string, isTrue: boolean): void {
    this.#checks += 1;
    if (!isTrue) this.#failed += 1;
    this.say(`${isTrue ? '  holds: ' : '  FAILS: '}${what}`);
  }

  summary(): string {
    return `${this.#checks - this.#failed} of ${this.#checks} checks held`;
  }
}
