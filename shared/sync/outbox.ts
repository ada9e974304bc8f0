import { stampParts, stampTime } from '../ids/id.ts';
import { MAX_PUSH_DOCUMENTS } from '../protocol/limits.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { Push } from '../protocol/push.ts';
import { orderedAcceptance, type Pushed } from '../protocol/pushed.ts';
import { type HybridClock, MAX_AHEAD_MS } from '../time/hybrid-clock.ts';
import { Observable } from './observable.ts';
import type { PushResult, ReplicaStore } from './replica-store.ts';

export interface OutboxOptions {
  readonly store: ReplicaStore;
  readonly clock: HybridClock;
  readonly send: (push: Push) => void;
  /** The store could not be read. What waits goes out on the next link. */
  readonly onError: (error: unknown) => void;
}

/**
 * Sends own unsent versions, one push under way at a time, in the order they were written. What was under
 * way when the link was lost is sent again; pushing twice is harmless.
 */
export class Outbox {
  readonly sending = new Observable<ReadonlySet<string>>(new Set());
  readonly #options: OutboxOptions;
  #n = 0;
  #underWay: { readonly n: number; readonly documents: readonly AuthorPart[] } | undefined;
  /** The last stamp given while a clock is being brought back; undefined when it is not. */
  #lastGiven: string | undefined;
  /** Versions that were given stamps which the store has not taken; see `versionKey`. */
  #given: ReadonlySet<string> = new Set();
  /** Ids of what a log that has ended had accepted, until a hub has taken it again. */
  readonly #again = new Set<string>();
  /** Versions that the hub has a later one of, which is on its way; pushing them again helps nobody. */
  readonly #overtaken = new Set<string>();
  #isLinked = false;
  #isAwaitingAnswer = false;
  #isLooking = false;
  #lookAgain = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** A hub has welcomed this replica. */
  linkUp(): void {
    this.#isLinked = true;
    this.#isAwaitingAnswer = false;
    this.wake();
  }

  linkLost(): void {
    this.#isLinked = false;
    this.#isAwaitingAnswer = false;
    this.#overtaken.clear();
    if (this.sending.value.size > 0) this.sending.set(new Set());
  }

  /** Something new waits in the store. */
  wake(): void {
    if (!this.#isLinked) return;
    if (this.#isLooking) this.#lookAgain = true;
    else this.#look().catch(this.#options.onError);
  }

  /**
   * Sets the clock to hub time. Versions that a clock ahead of it has stamped get new stamps in their old
   * order at once, before anything newer, so that no wrong clock changes what comes after what. Where the
   * store fails in between, the next call goes on with it.
   * @param again ids of versions that were accepted in a log that has ended: they come before all others
   */
  async bringBack(hubNowMs: number, again: readonly string[] = []): Promise<void> {
    const { store, clock } = this.#options;
    for (const id of again) this.#again.add(id);
    const isNeeded = clock.isAheadOf(hubNowMs) || this.#lastGiven !== undefined || again.length > 0;
    if (!isNeeded) return clock.setHubTime(hubNowMs);
    this.#lastGiven ??= '';
    for (;;) {
      const versions = await this.#waiting();
      const last: string = this.#lastGiven;
      // From here to the store's call nothing is awaited: what is written now is stored behind it.
      clock.setHubTime(hubNowMs);
      const { order, behind } = newOrder(versions, {
        again: this.#again,
        device: clock.device,
        hubNowMs,
        last,
        given: this.#given,
      });
      if (order.length === 0) break;
      if (behind !== undefined) clock.resume(behind);
      const anew = order.map(({ id, stamp }) => ({ id, oldStamp: stamp, newStamp: clock.stamp() }));
      this.#lastGiven = anew.at(-1)?.newStamp ?? last;
      this.#given = new Set(order.map(versionKey));
      try {
        await store.restamp(anew);
        this.#given = new Set();
      } catch (error) {
        // What is written until it succeeds stands behind all that waits.
        clock.resume(versions.at(-1)?.stamp ?? last);
        throw error;
      }
    }
    this.#lastGiven = undefined;
  }

  async #waiting(): Promise<readonly AuthorPart[]> {
    const { waiting } = await this.#options.store.countUnsent();
    return waiting === 0 ? [] : await this.#options.store.unsent(waiting);
  }

  async pushed(message: Pushed): Promise<void> {
    await this.bringBack(message.now);
    // What an earlier link was told is asked again; it is harmless to be told it twice.
    const underWay = this.#underWay;
    if (message.n !== this.#n || underWay?.n !== message.n) return;
    await this.#settle(underWay.documents, message);
    // The link may have been lost in the meantime, and the next one have its own push under way.
    if (message.n !== this.#n || !this.#isAwaitingAnswer) return;
    this.#isAwaitingAnswer = false;
    this.sending.set(new Set());
    this.wake();
  }

  async #settle(documents: readonly AuthorPart[], { results }: Pushed): Promise<void> {
    const { store, clock } = this.#options;
    const settled: PushResult[] = [];
    for (const [index, result] of results.entries()) {
      const pushed = documents[index];
      if (!pushed) break;
      const { id, stamp } = pushed;
      if (!('ahead' in result)) this.#again.delete(id);
      if ('overtaken' in result) this.#overtaken.add(`${id} ${stamp}`);
      else if ('ahead' in result) await store.restamp([{ id, oldStamp: stamp, newStamp: clock.stamp() }]);
      else if (!('refusal' in result)) settled.push({ id, stamp, acceptance: orderedAcceptance(result) });
      // Another document has the id: the same disk was copied to two computers. Neither text is lost.
      else if (result.refusal.code !== 'idTaken' || !(await store.reissue(id, clock.stamp()))) {
        settled.push({ id, stamp, refusal: result.refusal });
      }
    }
    await store.settle(settled);
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    try {
      do {
        this.#lookAgain = false;
        if (!this.#mayStillSend()) break;
        const unsent = await this.#options.store.unsent(MAX_PUSH_DOCUMENTS + this.#overtaken.size);
        const documents = fittingOneFrame(
          unsent.filter(({ id, stamp }) => !this.#overtaken.has(`${id} ${stamp}`)),
        );
        if (documents.length === 0 || !this.#mayStillSend()) continue;
        this.#isAwaitingAnswer = true;
        this.sending.set(new Set(documents.map((document) => document.id)));
        this.#n += 1;
        this.#underWay = { n: this.#n, documents };
        this.#options.send({ type: 'push', n: this.#n, documents });
      } while (this.#hasToLookAgain());
    } finally {
      this.#isLooking = false;
    }
  }

  // Asked after an await: the link may have gone or come back in between.
  #mayStillSend(): boolean {
    return this.#isLinked && !this.#isAwaitingAnswer;
  }

  #hasToLookAgain(): boolean {
    return this.#lookAgain;
  }
}

interface BringingBack {
  /** Ids of versions that a log which has ended had accepted. */
  readonly again: ReadonlySet<string>;
  /** The number with which this computer stamps. */
  readonly device: string;
  readonly hubNowMs: number;
  /** The last stamp given; '' at the beginning. */
  readonly last: string;
  /** Versions that were given stamps which the store has not taken: they have waited longer than what came since. */
  readonly given: ReadonlySet<string>;
}

function versionKey({ id, stamp }: AuthorPart): string {
  return `${id} ${stamp}`;
}

/**
 * Which waiting versions get new stamps, in this order, and the stamp behind which those have to be. A
 * version that a log which has ended had accepted, or that another computer has stamped, keeps its stamp
 * wherever a hub takes it: its author may have edited it elsewhere since, and the edit must stay the later
 * one. What was never accepted is stamped behind it instead.
 * @param versions in the order of their stamps
 */
function newOrder(versions: readonly AuthorPart[], { again, device, hubNowMs, last, given }: BringingBack) {
  const bound = hubNowMs + MAX_AHEAD_MS + (last === '' ? 0 : SPILL_MS);
  const isAhead = (one: AuthorPart) =>
    given.has(versionKey(one)) ||
    (last === '' ? stampTime(one.stamp) >= bound : stampTime(one.stamp) > bound);
  // What was written while the ones before were stored belongs behind those that were ahead.
  const isSince = (one: AuthorPart) => last !== '' && one.stamp > last && !isAhead(one);
  const isKnown = ({ id, stamp }: AuthorPart) => again.has(id) || stampParts(stamp).device !== device;
  const known = versions.filter(isKnown);
  const own = versions.filter((one) => !isKnown(one));
  const behind = known.findLast((one) => !isAhead(one))?.stamp;
  // Behind what was written while the store failed comes what was written after that, with a clock ahead again.
  const isLate = (one: AuthorPart) => given.size > 0 && !given.has(versionKey(one));
  const ahead = [...known.filter(isAhead), ...own.filter(isAhead)];
  const late = ahead.filter(isLate);
  const since = [...own.filter(isSince), ...late];
  const isFirst = (one: AuthorPart) => isAhead(one) && !isLate(one);
  if (again.size === 0) {
    return { order: ahead.length === 0 ? [] : [...ahead.filter(isFirst), ...since], behind };
  }
  const isInOrder = behind === undefined || own.every(({ stamp }) => stamp > behind);
  if (ahead.length === 0 && isInOrder) return { order: [], behind };
  const others = own.filter((one) => !isAhead(one) && !isSince(one));
  return { order: [...known.filter(isFirst), ...others, ...own.filter(isFirst), ...since], behind };
}

/** New stamps of very many versions spill over into the milliseconds that follow; those are not ahead again. */
const SPILL_MS = 1000;

/** One letter is at most three bytes in UTF-8, so this stays well below the longest frame. */
const MAX_PUSH_LETTERS = 250_000;

function fittingOneFrame(documents: readonly AuthorPart[]): AuthorPart[] {
  const fitting: AuthorPart[] = [];
  let letters = 0;
  for (const document of documents.slice(0, MAX_PUSH_DOCUMENTS)) {
    letters += JSON.stringify(document).length;
    if (fitting.length > 0 && letters > MAX_PUSH_LETTERS) break;
    fitting.push(document);
  }
  return fitting;
}
