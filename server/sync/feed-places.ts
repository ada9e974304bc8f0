import { type AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import { parseScope, type ScopeKind } from '../../shared/schema/scope.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import type { Claim } from '../../shared/sync/held.ts';
import type { HubStore, ScopeInLog } from '../store/hub-store.ts';

/** How much of one scope in one log the client holds: everything with low <= seq <= high. */
export interface Place extends ScopeInLog {
  low: number;
  high: number;
  /** False as long as nothing is known to be held, not even that there is nothing. */
  isHeld: boolean;
  /** The client's digest did not match: whether it holds what lies below is not known yet. */
  isPending: boolean;
  /** Its newest documents go before the past of others. */
  needsNewest: boolean;
}

export interface FeedScope {
  readonly name: string;
  /** Says who is who; chats and the like come after it. */
  readonly isDirectory: boolean;
  readonly places: Place[];
}

/** The scopes of one feed, and what each still needs. */
export class FeedPlaces {
  readonly #scopes = new Map<string, FeedScope>();
  readonly #dirty = new Set<FeedScope>();
  #open = '';

  get names(): readonly string[] {
    return [...this.#scopes.keys()];
  }

  has(name: string): boolean {
    return this.#scopes.has(name);
  }

  get(name: string): FeedScope | undefined {
    return this.#scopes.get(name);
  }

  all(): IterableIterator<FeedScope> {
    return this.#scopes.values();
  }

  /** @param chat the chat whose newest documents come first, '' for none */
  setOpen(chat: string): void {
    this.#open = chat === '' ? '' : `chat:${chat}`;
  }

  isOpen(name: string): boolean {
    return name === this.#open;
  }

  /** Takes a scope on, with what the client says it holds of it in each log. */
  add(name: string, logs: readonly string[], claimOf: (log: string) => Claim | undefined): FeedScope {
    const places = logs.map((log) => placeOf({ scope: name, log }, claimOf(log)));
    const isDirectory = parseScope(name)?.kind !== 'chat';
    const scope: FeedScope = { name, isDirectory, places };
    this.#scopes.set(name, scope);
    return scope;
  }

  drop(name: string): void {
    const scope = this.#scopes.get(name);
    if (scope) this.#dirty.delete(scope);
    this.#scopes.delete(name);
  }

  /** The place of a document of which the client holds nothing else. */
  unheld(document: AcceptedDocument): Place | undefined {
    const log = logName(document);
    return this.#scopes.get(document.scope)?.places.find((place) => place.log === log && !place.isHeld);
  }

  /** Whether a scope is read of which the client holds nothing in one of its logs. */
  isUnknown(name: string): boolean {
    return this.#scopes.get(name)?.places.some(({ isHeld }) => !isHeld) ?? false;
  }

  setDirty(scope: FeedScope, isDirty: boolean): void {
    // One that was dropped while it was being read stays out: its readers have changed.
    const isOurs = this.#scopes.get(scope.name) === scope;
    if (isDirty && isOurs) this.#dirty.add(scope);
    else this.#dirty.delete(scope);
  }

  get hasDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /** A scope with news: the open chat first, then the directory, then the others. */
  nextDirty(): FeedScope | undefined {
    let best: FeedScope | undefined;
    for (const scope of this.#dirty) {
      if (this.isOpen(scope.name)) return scope;
      if (!best || (scope.isDirectory && !best.isDirectory)) best = scope;
    }
    return best;
  }

  /**
   * What to fetch when there are no news: the open chat's newest, the whole directory, the newest of every
   * other chat, then the past.
   */
  nextOlder(): { readonly place: Place; readonly isNewest: boolean } | undefined {
    const open = this.#scopes.get(this.#open);
    const first = open && newestOf(open);
    if (first) return { place: first, isNewest: true };
    let newest: Place | undefined;
    let past: Place | undefined = open && pastOf(open);
    for (const scope of this.#scopes.values()) {
      const place = newestOf(scope);
      const older = pastOf(scope);
      if (scope.isDirectory) {
        if (place) return { place, isNewest: true };
        if (older) return { place: older, isNewest: false };
      }
      newest ??= place;
      past ??= older;
    }
    if (newest) return { place: newest, isNewest: true };
    return past && { place: past, isNewest: false };
  }

  /** The client holds who is who, as far as is known. */
  get isDirectoryHeld(): boolean {
    const places = this.#scopes.get('school')?.places ?? [];
    return places.every(({ isHeld, isPending: isAsked, low }) => isAsked || (isHeld && low <= 1));
  }

  /** What the client holds of some scope is not known yet. */
  get hasPending(): boolean {
    for (const { places } of this.#scopes.values()) if (places.some(isPending)) return true;
    return false;
  }

  /** Every scope is held up to the end of its logs; the past may still be missing. */
  get hasNews(): boolean {
    if (this.hasDirty) return true;
    for (const scope of this.#scopes.values())
      if (newestOf(scope) || scope.places.some(isPending)) return true;
    return false;
  }

  /** Up to where the client holds the scopes of a kind, as far as that is certain. */
  *heldOf(kind: ScopeKind): Iterable<Readonly<Place>> {
    for (const { name, places } of this.#scopes.values()) {
      if (parseScope(name)?.kind !== kind) continue;
      for (const place of places) if (place.isHeld && !place.isPending && !place.needsNewest) yield place;
    }
  }

  /** Everything is held. */
  get isComplete(): boolean {
    if (this.hasDirty) return false;
    for (const { places } of this.#scopes.values()) {
      if (places.some((place) => !place.isHeld || place.low > 1 || place.isPending)) return false;
    }
    return true;
  }
}

function isPending(place: Place): boolean {
  return place.isPending;
}

function newestOf({ places }: FeedScope): Place | undefined {
  return places.find((place) => !place.isPending && (!place.isHeld || (place.needsNewest && place.low > 1)));
}

function pastOf({ places }: FeedScope): Place | undefined {
  return places.find((place) => !place.isPending && place.isHeld && place.low > 1);
}

function placeOf(place: ScopeInLog, claim: Claim | undefined): Place {
  const unknown = { ...place, low: 0, high: 0, isHeld: false, isPending: false, needsNewest: true };
  if (!claim) return unknown;
  const held = { ...unknown, isHeld: true, needsNewest: false };
  const partial = claim.partial.get(place.scope);
  if (partial) return { ...held, low: partial.low, high: partial.high };
  if (claim.scopes?.has(place.scope)) return { ...held, low: 1, high: claim.upTo };
  // What lies behind the common position is wanted in any case; whether the rest is, the client will say.
  if (!claim.scopes) return { ...held, low: claim.upTo + 1, high: claim.upTo, isPending: true };
  return unknown;
}

/** Where a log ends now: the current one grows, the others as far as they were known at the beginning. */
export async function headOf(
  store: HubStore,
  logs: readonly LogPosition[],
  { log }: ScopeInLog,
): Promise<number> {
  if (log === logName(store)) return await store.head();
  return logs.find((one) => one.log === log)?.seq ?? 0;
}
