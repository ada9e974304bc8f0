import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import { rulesAckId, STANDARD_EDITION } from '../../shared/schema/rules.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import type { Claim } from '../../shared/sync/held.ts';
import type { HeldMark } from '../reach/held-marks.ts';
import { Batch } from './feed-batch.ts';
import { believable, unreadableOf } from './feed-claims.ts';
import { authorsNotHeld, ofUnknownChats } from './feed-early.ts';
import { NOTHING, Owed } from './feed-owed.ts';
import type { FeedOptions } from './feed-options.ts';
import { Wanted } from './feed-wanted.ts';
import { FeedPlaces, type FeedScope, headOf, type Place } from './feed-places.ts';

/** How many of a chat's newest documents come before older ones of anything. */
const NEWEST_FIRST = 50;
/** With more news than this it is cheaper to look at every scope. */
const MANY_NEWS = 20_000;

/**
 * What one session is still owed: what was asked for by name, then news, then the newest of what the client
 * has never seen, then the past; the open chat and the directory before the rest.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #log: string;
  readonly #places = new FeedPlaces();
  readonly #forget = new Set<string>();
  readonly #wanted = new Wanted();
  /** Wanted, too, once the newest of the open chat have been sent. */
  #afterOpen: readonly string[] = [];
  #logs: readonly LogPosition[] = [];
  readonly #owed = new Owed();
  #isPumping = false;
  #isWoken = false;
  #isPaused = true;
  /** Counts pauses: what was collected before one is not sent after it. */
  #pauses = 0;
  #isClosed = false;
  #owesTime = true;
  /** Of which scopes the client holds something is not known yet: a position would speak for all of them. */
  #awaitsNames = false;
  #isToldComplete = false;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#log = logName(options.store);
  }

  get remaining(): { readonly documents: number; readonly bytes: number } {
    return this.#owed.remaining;
  }

  get scopes(): readonly string[] {
    return this.#places.names;
  }

  /** Up to where the client holds channels, once it has stored what was sent. */
  heldChannels(): readonly Omit<HeldMark, 'person'>[] {
    return [...this.#places.heldOf('channel')].map(({ scope, log, high }) => ({ scope, log, upTo: high }));
  }

  /**
   * Begins with what the client says it holds; `resume` lets it go. Scopes that the person may no longer read
   * are forgotten, and those of which a claim cannot be believed (`anew`) are sent from the beginning. True
   * when a claim does not name its scopes, so that the client has to (`named`).
   */
  async begin(
    scopes: readonly string[],
    claims: ReadonlyMap<string, Claim>,
    open = '',
    anew: readonly string[] = [],
  ): Promise<boolean> {
    const { store, person } = this.#options;
    this.#logs = await store.logs();
    this.#places.setOpen(open);
    const believed = believable(claims, this.#logs);
    for (const name of [...unreadableOf(claims, new Set(scopes)), ...anew]) this.#forget.add(name);
    const changed = await this.#changedSince(believed.get(this.#log)?.upTo ?? 0);
    for (const name of scopes) {
      await this.#add(name, (log) => (anew.includes(name) ? undefined : believed.get(log)), changed);
    }
    // What was accepted while this was read was told to a feed that did not know all of its scopes.
    if ((await store.head()) !== this.#logs[0]?.seq) this.missed();
    const openScope = `chat:${open}`;
    // Without the directory, the screen needs the person's own card, and that the person has read the rules.
    if (!this.#places.isDirectoryHeld) this.#wanted.look([person, rulesAckId(STANDARD_EDITION, person)]);
    this.#wanted.look(this.#ofChats([openScope]));
    const others = this.#ofChats(scopes.filter((scope) => scope !== openScope));
    // What the person looks at comes before what else there is.
    if (this.#ofChats([openScope]).length > 0) this.#afterOpen = others;
    else this.#wanted.look(others);
    // Also of a claim that is not believed: it may hold what the person may no longer read.
    this.#awaitsNames = [...claims.values()].some((claim) => !claim.scopes);
    return this.#awaitsNames;
  }

  /**
   * The client has named the scopes of its claims.
   * @param held those that it holds from the beginning, by log
   * @param begun those of which it holds something else
   */
  async named(held: ReadonlyMap<string, ReadonlySet<string>>, begun: readonly string[]): Promise<void> {
    for (const scope of this.#places.all()) {
      for (const place of scope.places) {
        if (!place.isPending) continue;
        place.isPending = false;
        place.needsNewest = true;
        if (held.get(place.log)?.has(scope.name)) place.low = 1;
        await this.#count(place);
      }
    }
    for (const names of [...held.values(), begun]) {
      for (const name of names) if (!this.#places.has(name)) this.#forget.add(name);
    }
    this.#awaitsNames = false;
    this.#owesTime = true;
    this.wake();
  }

  /** The person looks at another chat. */
  setOpen(chat: string): void {
    this.#places.setOpen(chat);
    this.wake();
  }

  /** Documents that the client asks for by name; those that it may not read are as if they were not there. */
  want(ids: readonly string[]): void {
    this.#wanted.ask(ids);
    this.#owesTime = true;
    this.wake();
  }

  /**
   * Resolves once these have been sent, of those in whose places the client holds nothing: what it is told to be
   * accepted there it lets go.
   */
  async lead(documents: readonly Pick<AcceptedDocument, 'id' | 'scope'>[]): Promise<void> {
    const ids = documents.flatMap(({ id, scope }) => (this.#places.isUnknown(scope) ? id : []));
    if (ids.length === 0) return;
    const told = this.#wanted.lead(ids);
    this.wake();
    await told;
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

  /**
   * The link was away, and what was accepted meanwhile was not told: every scope may have news. True when the
   * client still has to name its scopes.
   */
  missed(): boolean {
    for (const scope of this.#places.all()) this.#places.setDirty(scope, true);
    this.#owesTime = true;
    return this.#places.hasPending || this.#awaitsNames;
  }

  /** The person's access changed. The feed is paused meanwhile. @param anew scopes to be sent from the beginning */
  async setScopes(scopes: readonly string[], anew: readonly string[] = []): Promise<void> {
    const readable = new Set(scopes.filter((scope) => !anew.includes(scope)));
    if (this.scopes.some((scope) => !readable.has(scope))) this.#options.onLoss();
    for (const scope of this.scopes) {
      if (readable.has(scope)) continue;
      this.#places.drop(scope);
      this.#forget.add(scope);
      // The client drops what it was sent ahead, too.
      this.#wanted.forgetSent();
    }
    this.#logs = await this.#options.store.logs();
    for (const scope of scopes) {
      if (readable.has(scope)) this.#forget.delete(scope);
      if (this.#places.has(scope)) continue;
      await this.#add(scope, () => undefined, undefined);
      this.#wanted.look(this.#ofChats([scope]));
    }
  }

  accepted(documents: readonly AcceptedDocument[]): void {
    const concerned = documents.flatMap(({ scope }) => this.#places.get(scope) ?? []);
    for (const scope of concerned) this.#places.setDirty(scope, true);
    if (concerned.length > 0) this.wake();
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

  /** The scopes with news behind a position; undefined when all have to be looked at. */
  async #changedSince(seq: number): Promise<ReadonlySet<string> | undefined> {
    const { store } = this.#options;
    const isFar = seq === 0 || (await store.head()) - seq > MANY_NEWS;
    return isFar ? undefined : await store.scopesAfter({ log: this.#log, seq });
  }

  async #add(
    name: string,
    claimOf: (log: string) => Claim | undefined,
    changed: ReadonlySet<string> | undefined,
  ): Promise<void> {
    const heads = new Map(this.#logs.map(({ log, seq }) => [log, seq]));
    const scope = this.#places.add(name, [...heads.keys()], claimOf);
    for (const place of scope.places) {
      const { log, high, low, isHeld } = place;
      const upTo = claimOf(log)?.upTo ?? 0;
      const isBehind = isHeld && high < (heads.get(log) ?? 0);
      const mayHaveNews = log !== this.#log || high < upTo || !changed || changed.has(name);
      if (isBehind && mayHaveNews) this.#places.setDirty(scope, true);
      // What is held entirely, and has no news, need not be counted.
      if (isBehind ? mayHaveNews : low !== 1) await this.#count(place);
    }
  }

  async #count(place: Place): Promise<void> {
    this.#owed.add(await this.#options.store.countOutside(place, place.low, place.high));
  }

  #ofChats(scopes: readonly string[]): string[] {
    return ofUnknownChats(this.#places, scopes, this.#options.person);
  }

  async #pump(): Promise<void> {
    while (!this.#isClosed && !this.#isPaused && this.#options.mayAdd()) {
      const pauses = this.#pauses;
      const isStillValid = (): boolean => pauses === this.#pauses && !this.#isClosed;
      const batch = new Batch(this.#owed.batchLetters);
      await this.#collect(batch);
      if (!isStillValid()) {
        this.#putBack(batch);
        continue;
      }
      if (
        batch.isEmpty &&
        this.#forget.size === 0 &&
        !this.#owesTime &&
        (this.#isToldComplete || !this.#isComplete)
      )
        return this.#wanted.told();
      if (!(await this.#send(batch, isStillValid))) this.#putBack(batch);
    }
  }

  async #collect(batch: Batch): Promise<void> {
    await this.#collectWanted(batch);
    for (let scope = this.#places.nextDirty(); scope && !batch.isFull; scope = this.#places.nextDirty()) {
      await this.#collectNews(batch, scope);
    }
    if (this.#places.hasDirty) return;
    for (let next = this.#places.nextOlder(); next && !batch.isFull; next = this.#places.nextOlder()) {
      await this.#collectOlder(batch, next.place, next.isNewest);
      // What the person looks at leaves at once, without what would fill the batch.
      if (next.isNewest && this.#places.isOpen(next.place.scope)) return;
      await this.#collectWanted(batch);
      // What came meanwhile goes first.
      if (this.#places.hasDirty) return;
    }
  }

  async #collectWanted(batch: Batch): Promise<void> {
    while (!this.#wanted.isEmpty && !batch.isFull) {
      const document = await this.#options.store.get(this.#wanted.next() ?? '');
      if (!document || !this.#mayRead(document) || this.#wanted.isSent(document)) continue;
      batch.take(document);
      batch.ahead.push(document);
      const place = this.#places.unheld(document);
      if (place) batch.begin(place, await headOf(this.#options.store, this.#logs, place));
      this.#wanted.sent(document);
    }
  }

  /** What came after what the client holds. */
  async #collectNews(batch: Batch, scope: FeedScope): Promise<void> {
    const { store, recent } = this.#options;
    this.#places.setDirty(scope, false);
    batch.dirty.push(scope);
    for (const place of scope.places) {
      if (!place.isHeld) continue;
      const head = await headOf(this.#options.store, this.#logs, place);
      if (place.high >= head) continue;
      const room = batch.room;
      const news =
        recent?.after(place, place.high, head, room) ?? (await store.changesAfter(place, place.high, room));
      const taken = this.#take(batch, news);
      batch.remember(place);
      const isAll = taken.length === news.length && news.length < room;
      place.high = isAll
        ? Math.max(head, place.high, taken.at(-1)?.seq ?? 0)
        : (taken.at(-1)?.seq ?? place.high);
      if (!isAll) this.#places.setDirty(scope, true);
    }
  }

  async #collectOlder(batch: Batch, place: Place, isNewest: boolean): Promise<void> {
    const { store } = this.#options;
    const isUnknown = !place.isHeld;
    const head = await headOf(this.#options.store, this.#logs, place);
    const before = isUnknown ? head + 1 : place.low;
    const isDirectory = this.#places.get(place.scope)?.isDirectory ?? false;
    const room = isNewest && !isDirectory ? Math.min(NEWEST_FIRST, batch.room) : batch.room;
    const older = await store.changesBefore(place, before, room);
    const taken = this.#take(batch, older);
    batch.remember(place);
    const isAll = taken.length === older.length && older.length < room;
    if (isUnknown) place.high = Math.max(head, older[0]?.seq ?? 0);
    place.isHeld = true;
    if (isNewest && taken.length === older.length) place.needsNewest = false;
    place.low = isAll ? 1 : (taken.at(-1)?.seq ?? before);
    if (isNewest && !isDirectory) this.#wanted.look(authorsNotHeld(this.#places, taken));
    if (this.#afterOpen.length > 0 && !place.needsNewest) {
      this.#wanted.look(this.#afterOpen);
      this.#afterOpen = [];
    }
  }

  #mayRead(document: AcceptedDocument): boolean {
    return this.#places.has(document.scope) && this.#options.limits?.allows(document) !== false;
  }

  /** Takes as many as fit, one at least when the batch is empty. Those that were sent ahead count as taken. */
  #take(batch: Batch, documents: readonly AcceptedDocument[]): readonly AcceptedDocument[] {
    const taken: AcceptedDocument[] = [];
    for (const document of documents) {
      if (batch.isFull) break;
      if (!this.#wanted.isSent(document) && this.#mayRead(document)) batch.take(document);
      taken.push(document);
    }
    return taken;
  }

  async #send(batch: Batch, isStillValid: () => boolean): Promise<boolean> {
    const isComplete = this.#isComplete;
    const remaining = isComplete ? NOTHING : this.#owed.without(batch);
    const forget = [...this.#forget];
    const { isBrief, published } = this.#options;
    const isUnsure = this.#places.hasNews || this.#awaitsNames;
    const upTo = isUnsure || !isBrief ? null : { log: this.#log, seq: published() };
    const size = await this.#options.send(
      {
        type: 'changes',
        documents: batch.documents,
        checkpoints: batch.checkpoints(upTo),
        upTo,
        forget,
        remainingDocuments: remaining.documents,
        remainingBytes: remaining.bytes,
        now: this.#options.now(),
      },
      isStillValid,
    );
    if (size === undefined) return false;
    this.#wanted.told();
    this.#owed.sent(batch, size, isComplete);
    for (const scope of forget) this.#forget.delete(scope);
    this.#isToldComplete = isComplete;
    // Where nothing more can be sent for now, whatever changes that says so again.
    this.#owesTime = !isComplete && !batch.isEmpty;
    if (isComplete) this.#options.onComplete();
    return true;
  }

  get #isComplete(): boolean {
    return this.#places.isComplete && this.#wanted.isEmpty;
  }

  #putBack(batch: Batch): void {
    batch.putBack();
    for (const scope of batch.dirty) this.#places.setDirty(scope, true);
    this.#wanted.putBack(batch.ahead);
  }
}
