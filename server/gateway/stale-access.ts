export interface StaleAccessOptions {
  /** Reads what the person may read now; false where the session has ended over it. */
  readonly read: () => Promise<boolean>;
  /** What is known holds. */
  readonly onCurrent: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Reads a person's access again whenever it may have changed, once more where it did while it was read. */
export class StaleAccess {
  readonly #options: StaleAccessOptions;
  #isStale = false;
  #reading: Promise<void> | undefined;

  constructor(options: StaleAccessOptions) {
    this.#options = options;
  }

  get isStale(): boolean {
    return this.#isStale;
  }

  mark(): void {
    this.#isStale = true;
  }

  /** Resolves once what is known holds, or the session has ended. */
  current(): Promise<void> {
    if (!this.#reading && this.#isStale) this.#reading = this.#read().catch(this.#options.onFault);
    return this.#reading ?? Promise.resolve();
  }

  async #read(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        if (!(await this.#options.read())) return;
      }
    } finally {
      this.#reading = undefined;
    }
    this.#options.onCurrent();
  }
}
