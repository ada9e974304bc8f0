import { type Ballot, ballotOf, isClosed } from '../../shared/ballots/ballot.ts';
import { tallyOf } from '../../shared/ballots/tally.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { tallyId } from '../../shared/schema/poll.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import { canonicalText } from '../../shared/sync/canonical.ts';
import type { Hub } from '../hub.ts';

/** A clock that is set while the hub runs is noticed after this at the latest. */
const LONGEST_WAIT_MS = 3600_000;

export interface TalliesOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'store'>;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Writes the totals of anonymous polls (decision D-12): how many have voted after each vote, and what they
 * chose once the poll is closed. Polls are counted one after another, each from what the store has then, so
 * that the last count is that of all votes.
 */
export class Tallies {
  readonly #options: TalliesOptions;
  readonly #stopListening: () => void;
  /** When the open ones close. */
  readonly #closings = new Map<string, number>();
  readonly #dirty = new Set<string>();
  #counting: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(options: TalliesOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      for (const document of documents) {
        if (isOfKind(document, 'poll') && document.body.isAnonymous) this.#dirty.add(document.id);
        else if (isOfKind(document, 'vote') && document.scope.startsWith('person:')) {
          this.#dirty.add(document.parent);
        }
      }
      if (this.#dirty.size > 0) void this.#countSoon();
    });
  }

  /** Counts what was not counted while the hub was off. Resolves when it is stored. */
  async begin(): Promise<void> {
    for (const poll of await this.#options.hub.store.byKind('poll')) {
      if (isOfKind(poll, 'poll') && poll.body.isAnonymous && !poll.gone) this.#dirty.add(poll.id);
    }
    await this.settled();
  }

  /** Resolves when everything that is known to be uncounted is counted. */
  async settled(): Promise<void> {
    while (this.#dirty.size > 0 || this.#counting) await this.#countSoon();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    this.#stopListening();
    await this.#counting;
  }

  #countSoon(): Promise<void> {
    this.#counting ??= this.#countAll()
      .catch(this.#options.onFault)
      .finally(() => {
        this.#counting = undefined;
      });
    return this.#counting;
  }

  async #countAll(): Promise<void> {
    for (const id of this.#dirty) {
      if (this.#isStopped) return;
      this.#dirty.delete(id);
      const poll = await this.#options.hub.store.get(id);
      if (poll && isOfKind(poll, 'poll') && poll.body.isAnonymous) await this.#count(poll);
    }
    this.#wait();
  }

  async #count(poll: AcceptedDocument): Promise<void> {
    const { acceptor, documents, store } = this.#options.hub;
    const ballot = ballotOf(poll);
    this.#note(poll.id, ballot);
    if (!ballot) return;
    const body = tallyOf(ballot, await store.byParent('vote', poll.id), acceptor.time());
    const held = await store.get(tallyId(poll.id));
    if (held && canonicalText(held.body) === canonicalText(body)) return;
    await acceptor.writeAsSchool([
      documents.make('tally', { id: tallyId(poll.id), scope: poll.scope, parent: poll.id, body }),
    ]);
  }

  #note(id: string, ballot: Ballot | undefined): void {
    const isOver = !ballot || isClosed(ballot, this.#options.hub.acceptor.time());
    if (isOver || ballot.closesAt === Infinity) this.#closings.delete(id);
    else this.#closings.set(id, ballot.closesAt);
  }

  /** Wakes when the next poll closes. */
  #wait(): void {
    this.#cancel();
    if (this.#closings.size === 0 || this.#isStopped) return;
    const now = this.#options.hub.acceptor.time();
    const next = Math.min(...this.#closings.values());
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(0, next - now));
    this.#cancel = this.#options.timers.after(waitMs, () => this.#closeDue());
  }

  #closeDue(): void {
    const now = this.#options.hub.acceptor.time();
    for (const [id, closesAt] of this.#closings) if (closesAt <= now) this.#dirty.add(id);
    if (this.#dirty.size > 0) void this.#countSoon();
    else this.#wait();
  }
}
