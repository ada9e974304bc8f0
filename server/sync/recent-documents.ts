import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import { weightOf } from './feed-batch.ts';
import type { ScopeInLog } from '../store/hub-store.ts';

const MOST_DOCUMENTS = 4000;
/** Some megabytes at most. */
const MOST_LETTERS = 2_000_000;

/**
 * The newest documents as they were stored, so that what everybody in a chat is told at once is not read from
 * the store for each of them. Holds a range of sequences of one log without any gap.
 */
export class RecentDocuments {
  readonly #byScope = new Map<string, AcceptedDocument[]>();
  /** The oldest first. */
  readonly #byId = new Map<string, AcceptedDocument>();
  #log = '';
  /** What was accepted up to here is not known. */
  #floor = 0;
  #upTo = 0;
  #letters = 0;

  /** What was just stored, in the order of its sequences. */
  take(documents: readonly AcceptedDocument[]): void {
    for (const document of documents) {
      const log = logName(document);
      if (log !== this.#log || document.seq !== this.#upTo + 1) this.#beginAt(log, document.seq);
      const before = this.#byId.get(document.id);
      if (before) this.#drop(before);
      this.#byId.set(document.id, document);
      const ofScope = this.#byScope.get(document.scope);
      if (ofScope) ofScope.push(document);
      else this.#byScope.set(document.scope, [document]);
      this.#letters += weightOf(document);
      this.#upTo = document.seq;
    }
    this.#forgetOldest();
  }

  /**
   * Documents of a scope in a log with seq above `after`, ascending, as the store has them; undefined where
   * only the store knows.
   * @param head where the log ends
   */
  after(
    { scope, log }: ScopeInLog,
    after: number,
    head: number,
    limit: number,
  ): AcceptedDocument[] | undefined {
    if (log !== this.#log || after < this.#floor || this.#upTo < head) return undefined;
    const ofScope = this.#byScope.get(scope) ?? [];
    let from = ofScope.length;
    while (from > 0 && (ofScope[from - 1]?.seq ?? 0) > after) from--;
    return ofScope.slice(from, from + limit);
  }

  #beginAt(log: string, seq: number): void {
    this.#byScope.clear();
    this.#byId.clear();
    this.#letters = 0;
    this.#log = log;
    this.#floor = seq - 1;
  }

  #drop(document: AcceptedDocument): void {
    this.#byId.delete(document.id);
    this.#letters -= weightOf(document);
    const ofScope = this.#byScope.get(document.scope);
    if (!ofScope) return;
    const at = ofScope.indexOf(document);
    if (at >= 0) ofScope.splice(at, 1);
    if (ofScope.length === 0) this.#byScope.delete(document.scope);
  }

  #forgetOldest(): void {
    for (const document of this.#byId.values()) {
      if (this.#byId.size <= MOST_DOCUMENTS && this.#letters <= MOST_LETTERS) return;
      this.#drop(document);
      this.#floor = document.seq;
    }
  }
}
