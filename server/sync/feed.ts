import { MAX_BATCH_DOCUMENTS, MAX_UNACKNOWLEDGED_BYTES } from '../../shared/protocol/limits.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import type { Checkpoint } from '../../shared/sync/checkpoint.ts';
import type { HubStore } from '../store/hub-store.ts';

/** How many of a chat's newest documents come before older ones of anything. */
const NEWEST_FIRST = 50;
const MAX_BATCH_LETTERS = 48 * 1024;

interface ScopeState {
  low: number;
  high: number;
  isDirty: boolean;
}

interface Batch {
  readonly documents: AcceptedDocument[];
  readonly checkpoints: Map<string, Checkpoint>;
  /** How far the scopes in this batch stood before it, for a batch that is not sent after all. */
  readonly before: Map<ScopeState, { readonly low: number; readonly high: number }>;
  letters: number;
}

export interface FeedOptions {
  readonly store: HubStore;
  readonly now: () => number;
  /** Sends one frame and returns its length in bytes. */
  readonly send: (changes: Changes) => number;
  readonly onError: (error: unknown) => void;
}

/**
 * What one session is still owed: new changes of its scopes first, then each scope's past, the directory
 * before the chats. At most `MAX_UNACKNOWLEDGED_BYTES` are under way at once.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #log: string;
  readonly #scopes = new Map<string, ScopeState>();
  readonly #forget = new Set<string>();
  readonly #underWay = new Map<number, number>();
  #n = 0;
  #remaining = { documents: 0, bytes: 0 };
  #isPumping = false;
  #isWoken = false;
  #isPaused = false;
  /** Counts pauses: what was collected before one is not sent after it. */
  #pauses = 0;
  #isClosed = false;
  #owesTime = true;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#log = logName(options.store);
  }

  get remaining(): { readonly documents: number; readonly bytes: number } {
    return this.#remaining;
  }

  get scopes(): readonly string[] {
    return [...this.#scopes.keys()];
  }

  /** Begins with what the client says it holds. Scopes that it may no longer read are forgotten. */
  async begin(scopes: readonly string[], checkpoints: readonly Checkpoint[]): Promise<void> {
    const held = new Map(checkpoints.filter((c) => c.log === this.#log).map((c) => [c.scope, c]));
    const readable = new Set(scopes);
    for (const { scope } of checkpoints) if (!readable.has(scope)) this.#forget.add(scope);
    const head = await this.#options.store.head();
    for (const scope of scopes) {
      const checkpoint = held.get(scope);
      // A client that claims more than this log holds is taken to hold nothing of it.
      const isBelievable = checkpoint && checkpoint.high <= head;
      await this.#add(scope, isBelievable ? checkpoint.low : 0, isBelievable ? checkpoint.high : 0);
    }
  }

  /** Sends nothing more, not even what is being collected, until `resume`: the scopes may change. */
  pause(): void {
    this.#isPaused = true;
    this.#pauses += 1;
  }

  resume(): void {
    this.#isPaused = false;
    this.wake();
  }

  /** The person's access changed. The feed is paused meanwhile. */
  async setScopes(scopes: readonly string[]): Promise<void> {
    const readable = new Set(scopes);
    for (const scope of this.scopes) {
      if (readable.has(scope)) continue;
      this.#scopes.delete(scope);
      this.#forget.add(scope);
    }
    for (const scope of scopes) {
      this.#forget.delete(scope);
      if (!this.#scopes.has(scope)) await this.#add(scope, 0, 0);
    }
  }

  accepted(documents: readonly AcceptedDocument[]): void {
    let isConcerned = false;
    for (const document of documents) {
      const state = this.#scopes.get(document.scope);
      if (!state) continue;
      state.isDirty = true;
      isConcerned = true;
    }
    if (isConcerned) this.wake();
  }

  got(n: number): void {
    for (const sent of this.#underWay.keys()) if (sent <= n) this.#underWay.delete(sent);
    this.wake();
  }

  close(): void {
    this.#isClosed = true;
  }

  wake(): void {
    if (this.#isPumping) {
      this.#isWoken = true;
      return;
    }
    this.#isPumping = true;
    this.#pump().then(
      () => {
        this.#isPumping = false;
        if (this.#isWoken) {
          this.#isWoken = false;
          this.wake();
        }
      },
      (error: unknown) => {
        this.#isPumping = false;
        this.#options.onError(error);
      },
    );
  }

  async #add(scope: string, low: number, high: number): Promise<void> {
    this.#scopes.set(scope, { low, high, isDirty: true });
    const outside = await this.#options.store.countOutside(scope, low, high);
    this.#remaining.documents += outside.documents;
    this.#remaining.bytes += outside.bytes;
  }

  async #pump(): Promise<void> {
    while (!this.#isClosed && !this.#isPaused && this.#unacknowledged() < MAX_UNACKNOWLEDGED_BYTES) {
      const batch: Batch = { documents: [], checkpoints: new Map(), before: new Map(), letters: 0 };
      const pauses = this.#pauses;
      if (!(await this.#collectNews(batch))) await this.#collectPast(batch);
      if (pauses !== this.#pauses) {
        putBack(batch);
        continue;
      }
      const hasNothing = batch.checkpoints.size === 0 && this.#forget.size === 0;
      if (this.#isClosed || (hasNothing && !this.#owesTime)) return;
      this.#send(batch);
    }
  }

  #isDrained(): boolean {
    return [...this.#scopes.values()].every(
      (state) => !state.isDirty && (state.high === 0 || state.low <= 1),
    );
  }

  #unacknowledged(): number {
    let bytes = 0;
    for (const size of this.#underWay.values()) bytes += size;
    return bytes;
  }

  /** What came after what the client holds, or the newest of what it has never seen. */
  async #collectNews(batch: Batch): Promise<boolean> {
    const { store } = this.#options;
    for (const [scope, state] of this.#scopes) {
      if (!state.isDirty) continue;
      if (this.#isFull(batch)) return true;
      begin(batch, state);
      state.isDirty = false;
      const head = await store.head();
      if (state.high === 0) {
        await this.#collectNewest(batch, scope, state, head);
        continue;
      }
      const room = MAX_BATCH_DOCUMENTS - batch.documents.length;
      const taken = this.#take(batch, await store.changesAfter(scope, state.high, room));
      const last = taken.documents.at(-1);
      const isAll = taken.isAll && taken.documents.length < room;
      state.high = isAll ? Math.max(head, last?.seq ?? 0, state.high) : (last?.seq ?? state.high);
      if (!isAll) state.isDirty = true;
      this.#note(batch, scope, state);
    }
    return batch.checkpoints.size > 0;
  }

  async #collectNewest(batch: Batch, scope: string, state: ScopeState, head: number): Promise<void> {
    if (head === 0) return;
    const room = Math.min(NEWEST_FIRST, MAX_BATCH_DOCUMENTS - batch.documents.length);
    const newest = await this.#options.store.changesBefore(scope, head + 1, room);
    const taken = this.#take(batch, newest);
    const oldest = taken.documents.at(-1);
    state.high = head;
    state.low = taken.isAll && newest.length < room ? 1 : (oldest?.seq ?? head + 1);
    this.#note(batch, scope, state);
  }

  async #collectPast(batch: Batch): Promise<void> {
    for (const [scope, state] of this.#scopes) {
      if (state.low <= 1 || state.high === 0) continue;
      if (this.#isFull(batch)) return;
      begin(batch, state);
      const room = MAX_BATCH_DOCUMENTS - batch.documents.length;
      const past = await this.#options.store.changesBefore(scope, state.low, room);
      const taken = this.#take(batch, past);
      const isAll = taken.isAll && past.length < room;
      state.low = isAll ? 1 : (taken.documents.at(-1)?.seq ?? state.low);
      this.#note(batch, scope, state);
    }
  }

  #isFull(batch: Batch): boolean {
    return batch.documents.length >= MAX_BATCH_DOCUMENTS || batch.letters >= MAX_BATCH_LETTERS;
  }

  /** Takes as many as fit, one at least when the batch is empty. */
  #take(batch: Batch, documents: readonly AcceptedDocument[]) {
    const taken: AcceptedDocument[] = [];
    for (const document of documents) {
      if (this.#isFull(batch)) break;
      batch.documents.push(document);
      batch.letters += JSON.stringify(document.body).length + 160;
      taken.push(document);
    }
    return { documents: taken, isAll: taken.length === documents.length };
  }

  #note(batch: Batch, scope: string, state: ScopeState): void {
    batch.checkpoints.set(scope, { scope, log: this.#log, low: state.low, high: state.high });
  }

  #send(batch: Batch): void {
    const n = ++this.#n;
    const isDrained = this.#isDrained();
    this.#remaining = isDrained ? { documents: 0, bytes: 0 } : this.#lessened(batch);
    const forget = [...this.#forget];
    this.#forget.clear();
    this.#owesTime = !isDrained;
    const size = this.#options.send({
      type: 'changes',
      n,
      documents: batch.documents,
      checkpoints: [...batch.checkpoints.values()],
      forget,
      remainingDocuments: this.#remaining.documents,
      remainingBytes: this.#remaining.bytes,
      now: this.#options.now(),
    });
    this.#underWay.set(n, size);
  }

  /** Never zero before the end is known: zero tells the client that it holds everything. */
  #lessened(batch: Batch): { documents: number; bytes: number } {
    return {
      documents: Math.max(1, this.#remaining.documents - batch.documents.length),
      bytes: Math.max(1, this.#remaining.bytes - batch.letters),
    };
  }
}

function begin(batch: Batch, state: ScopeState): void {
  const { low, high } = state;
  if (!batch.before.has(state)) batch.before.set(state, { low, high });
}

function putBack({ before }: Batch): void {
  for (const [state, { low, high }] of before) Object.assign(state, { low, high, isDirty: true });
}
