import { MAX_BATCH_DOCUMENTS } from '../../shared/protocol/limits.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Checkpoint, LogPosition } from '../../shared/sync/checkpoint.ts';
import type { FeedScope, Place } from './feed-places.ts';

/** What a document takes besides its letters. */
const ENVELOPE_LETTERS = 30;

/** About how many letters a document takes in the hub's store; cheap for those of which there are many. */
export function weightOf({ body }: AcceptedDocument): number {
  const { text } = body;
  return ENVELOPE_LETTERS + (typeof text === 'string' ? text.length + 24 : JSON.stringify(body).length);
}

/** Documents on their way into one frame, and how to undo that they were taken. */
export class Batch {
  readonly documents: AcceptedDocument[] = [];
  /** Sent before their place comes. */
  readonly ahead: AcceptedDocument[] = [];
  /** Empty checkpoints of places of which only something ahead is held. */
  readonly #begun = new Map<string, Checkpoint>();
  /** Scopes whose news were looked at. */
  readonly dirty: FeedScope[] = [];
  letters = 0;
  readonly #mostLetters: number;
  readonly #before = new Map<Place, Pick<Place, 'low' | 'high' | 'isHeld' | 'needsNewest'>>();

  constructor(mostLetters: number) {
    this.#mostLetters = mostLetters;
  }

  get isFull(): boolean {
    return this.documents.length >= MAX_BATCH_DOCUMENTS || this.letters >= this.#mostLetters;
  }

  get isEmpty(): boolean {
    return this.documents.length === 0 && this.#before.size === 0;
  }

  get room(): number {
    return Math.max(1, MAX_BATCH_DOCUMENTS - this.documents.length);
  }

  take(document: AcceptedDocument): void {
    this.documents.push(document);
    this.letters += weightOf(document);
  }

  /** That something of a place is held has to be known to the client, so that it is forgotten with the scope. */
  begin({ scope, log }: Place, head: number): void {
    this.#begun.set(`${scope} ${log}`, { scope, log, low: head + 1, high: head });
  }

  /** Notes how far a place stood before this batch; called before it is changed. */
  remember(place: Place): void {
    const { low, high, isHeld, needsNewest } = place;
    if (!this.#before.has(place)) this.#before.set(place, { low, high, isHeld, needsNewest });
  }

  /**
   * What the client holds once it has stored this batch, of the places that it changes.
   * @param upTo where given, places that only go on up to there are left out: the position says so already
   */
  checkpoints(upTo: LogPosition | null): Checkpoint[] {
    const held = [...this.#before]
      .filter(([place, before]) => {
        const isSaid = place.log === upTo?.log && place.high <= upTo.seq;
        return !(isSaid && before.isHeld && before.low === place.low);
      })
      .map(([{ scope, log, low, high }]) => ({ scope, log, low, high }));
    for (const { scope, log } of held) this.#begun.delete(`${scope} ${log}`);
    return [...this.#begun.values(), ...held];
  }

  putBack(): void {
    for (const [place, before] of this.#before) Object.assign(place, before);
  }
}
