import type { AuthorPart } from '../../shared/schema/envelope.ts';

/** So many documents make a round of their own, so that nobody waits for the whole school. */
const MOST_DOCUMENTS = 200;

export interface PersonsPush {
  readonly person: string;
  readonly parts: readonly AuthorPart[];
}

interface Waiting<V> {
  readonly push: PersonsPush;
  readonly resolve: (verdicts: V[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface PushRoundsOptions<V> {
  /** Accepts them in their order, in one step; returns the verdicts of each. */
  readonly accept: (pushes: readonly PersonsPush[]) => Promise<readonly V[][]>;
  /** Runs a round when its turn has come. */
  readonly enqueue: (run: () => Promise<void>) => void;
  /** Waits until what has come in this moment is here. */
  readonly gather: () => Promise<void>;
}

/**
 * What people push in one moment becomes one round: one transaction, and one word to each of those who read
 * it, where a chat is lively. Nothing that came later goes before what came earlier.
 */
export class PushRounds<V> {
  readonly #options: PushRoundsOptions<V>;
  #open: Waiting<V>[] | undefined;
  #documents = 0;

  constructor(options: PushRoundsOptions<V>) {
    this.#options = options;
  }

  push(push: PersonsPush): Promise<V[]> {
    return new Promise((resolve, reject) => {
      if (this.#documents + push.parts.length > MOST_DOCUMENTS) this.close();
      this.#documents += push.parts.length;
      (this.#open ??= this.#begun()).push({ push, resolve, reject });
    });
  }

  /** Something else is to come after what was pushed so far. */
  close(): void {
    this.#open = undefined;
    this.#documents = 0;
  }

  #begun(): Waiting<V>[] {
    const round: Waiting<V>[] = [];
    this.#options.enqueue(async () => {
      await this.#options.gather();
      if (this.#open === round) this.close();
      try {
        const verdicts = await this.#options.accept(round.map(({ push }) => push));
        round.forEach(({ resolve }, index) => resolve(verdicts[index] ?? []));
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    });
    return round;
  }
}
