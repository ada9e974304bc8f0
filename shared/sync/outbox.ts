import { MAX_PUSH_DOCUMENTS } from '../protocol/limits.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { Push } from '../protocol/push.ts';
import type { Pushed } from '../protocol/pushed.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import { Observable } from './observable.ts';
import type { PushResult, ReplicaStore } from './replica-store.ts';

export interface OutboxOptions {
  readonly store: ReplicaStore;
  readonly clock: HybridClock;
  readonly send: (push: Push) => void;
}

/**
 * Sends own unsent versions, one push under way at a time, in the order they were written. What was under
 * way when the link was lost is sent again; pushing twice is harmless.
 */
export class Outbox {
  readonly sending = new Observable<ReadonlySet<string>>(new Set());
  readonly #options: OutboxOptions;
  #n = 0;
  #isLinked = false;
  #isAwaitingAnswer = false;
  #isLooking = false;
  #lookAgain = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  wake(): void {
    this.#isLinked = true;
    if (this.#isLooking) this.#lookAgain = true;
    else void this.#look();
  }

  linkLost(): void {
    this.#isLinked = false;
    this.#isAwaitingAnswer = false;
    if (this.sending.value.size > 0) this.sending.set(new Set());
  }

  async pushed(message: Pushed): Promise<void> {
    if (message.n !== this.#n) return;
    const { store, clock } = this.#options;
    const settled: PushResult[] = [];
    for (const result of message.results) {
      if ('ahead' in result) await store.restamp(result.id, result.stamp, clock.stamp());
      else settled.push(result);
    }
    await store.settle(settled);
    this.#isAwaitingAnswer = false;
    this.sending.set(new Set());
    this.wake();
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    do {
      this.#lookAgain = false;
      if (!this.#isLinked || this.#isAwaitingAnswer) break;
      const documents = fittingOneFrame(await this.#options.store.unsent(MAX_PUSH_DOCUMENTS));
      if (documents.length === 0 || !this.#mayStillSend()) continue;
      this.#isAwaitingAnswer = true;
      this.sending.set(new Set(documents.map((document) => document.id)));
      this.#options.send({ type: 'push', n: ++this.#n, documents });
    } while (this.#hasToLookAgain());
    this.#isLooking = false;
  }

  // Asked after an await: the link may have gone or come back in between.
  #mayStillSend(): boolean {
    return this.#isLinked && !this.#isAwaitingAnswer;
  }

  #hasToLookAgain(): boolean {
    return this.#lookAgain;
  }
}

/** One letter is at most three bytes in UTF-8, so this stays well below the longest frame. */
const MAX_PUSH_LETTERS = 250_000;

function fittingOneFrame(documents: readonly AuthorPart[]): AuthorPart[] {
  const fitting: AuthorPart[] = [];
  let letters = 0;
  for (const document of documents) {
    letters += JSON.stringify(document).length;
    if (fitting.length > 0 && letters > MAX_PUSH_LETTERS) break;
    fitting.push(document);
  }
  return fitting;
}
