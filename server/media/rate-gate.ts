/** Lets so many through within any second, by person. */
export class RateGate {
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #passed = new Map<string, readonly number[]>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  passes(person: string): boolean {
    const now = this.#now();
    const recent = (this.#passed.get(person) ?? []).filter((at) => now - at < 1000);
    const isLet = recent.length < this.#perSecond;
    this.#passed.set(person, isLet ? [...recent, now] : recent);
    return isLet;
  }
}
