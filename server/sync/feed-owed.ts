import { BATCH_BYTES, MOST_BATCH_BYTES } from '../../shared/protocol/limits.ts';
import type { Batch } from './feed-batch.ts';

/** Bytes on the wire for a letter in the store, before any were sent. */
const FIRST_BYTES_PER_LETTER = 0.4;
/** Bytes on the wire for a document, before any were sent. */
const FIRST_BYTES_PER_DOCUMENT = 50;
/** Smaller batches say little about how well larger ones compress. */
const TELLING_LETTERS = 500;
/** A teacher's week without a link. */
const FEW_DOCUMENTS = 150;
/** How much the last batch counts beside all before it. */
const NEW_SHARE = 0.3;

export interface Remaining {
  readonly documents: number;
  /** About how many bytes will go over the wire. */
  readonly bytes: number;
}

export const NOTHING: Remaining = { documents: 0, bytes: 0 };

/** Counts what is still to be sent, for the person who waits and for the size of the next batch. */
export class Owed {
  #documents = 0;
  #bytesPerLetter = FIRST_BYTES_PER_LETTER;
  #bytesPerDocument = FIRST_BYTES_PER_DOCUMENT;

  /**
   * How many letters the next batch may have. The few documents of a short absence go in one; a long catch-up
   * leaves room between its batches.
   */
  get batchLetters(): number {
    const bytes = this.#documents <= FEW_DOCUMENTS ? MOST_BATCH_BYTES : BATCH_BYTES;
    return bytes / this.#bytesPerLetter;
  }

  get remaining(): Remaining {
    return this.#said(this.#documents);
  }

  add(documents: number): void {
    this.#documents += documents;
  }

  /** What remains behind a batch. Never nothing: that tells the client that it holds everything. */
  without(batch: Batch): Remaining {
    return this.#said(Math.max(1, this.#documents - batch.documents.length));
  }

  sent(batch: Batch, bytes: number, isComplete: boolean): void {
    const documents = batch.documents.length;
    this.#documents = isComplete ? 0 : Math.max(1, this.#documents - documents);
    if (batch.letters < TELLING_LETTERS) return;
    this.#bytesPerLetter = mixed(this.#bytesPerLetter, Math.min(2, bytes / batch.letters));
    this.#bytesPerDocument = mixed(this.#bytesPerDocument, bytes / documents);
  }

  #said(documents: number): Remaining {
    if (documents === 0) return NOTHING;
    return { documents, bytes: Math.max(1, Math.round(documents * this.#bytesPerDocument)) };
  }
}

function mixed(before: number, now: number): number {
  return (1 - NEW_SHARE) * before + NEW_SHARE * now;
}
