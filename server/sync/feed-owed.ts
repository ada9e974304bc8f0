import type { Batch } from './feed-batch.ts';

/** Bytes on the wire for a letter in the store, before any were sent. */
const FIRST_RATIO = 0.4;
/** Smaller batches say little about how well larger ones compress. */
const TELLING_LETTERS = 500;

export interface Remaining {
  readonly documents: number;
  /** About how many bytes will go over the wire. */
  readonly bytes: number;
}

export const NOTHING: Remaining = { documents: 0, bytes: 0 };

/** Counts what is still to be sent, for the person who waits and for the size of the next batch. */
export class Owed {
  #documents = 0;
  #letters = 0;
  #ratio = FIRST_RATIO;

  get bytesPerLetter(): number {
    return this.#ratio;
  }

  get remaining(): Remaining {
    return this.#said(this.#documents, this.#letters);
  }

  add(documents: number, letters: number): void {
    this.#documents += documents;
    this.#letters += letters;
  }

  /** What remains behind a batch. Never nothing: that tells the client that it holds everything. */
  without(batch: Batch): Remaining {
    return this.#said(
      Math.max(1, this.#documents - batch.documents.length),
      Math.max(1, this.#letters - batch.letters),
    );
  }

  sent(batch: Batch, bytes: number, isComplete: boolean): void {
    this.#documents = isComplete ? 0 : Math.max(1, this.#documents - batch.documents.length);
    this.#letters = isComplete ? 0 : Math.max(1, this.#letters - batch.letters);
    if (batch.letters < TELLING_LETTERS) return;
    this.#ratio = 0.7 * this.#ratio + 0.3 * Math.min(2, bytes / batch.letters);
  }

  #said(documents: number, letters: number): Remaining {
    return documents === 0 ? NOTHING : { documents, bytes: Math.max(1, Math.round(letters * this.#ratio)) };
  }
}
