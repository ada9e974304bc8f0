import { AppError } from '../../errors/app-error.ts';
import { isSearched } from '../../search/searched.ts';
import type { IndexEntry, SearchIndex } from '../../search/search-index.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { Timers } from '../../sync/transport.ts';
import { indexEntry, type SearchedRows } from './searched-rows.ts';
import type { SearchState } from './search-views.ts';

export interface IndexerOptions {
  readonly rows: SearchedRows;
  readonly index: SearchIndex;
  readonly timers: Timers;
  readonly onChanged: () => void;
  readonly onFault: (fault: unknown) => void;
}

/** So many documents are taken in at once: few enough that nobody waits for them. */
const SLICE = 40;
/** Joining stands back for so many slices, or a flood of documents would join the same again and again. */
const SLICES_PER_MERGE = 8;
/** With fewer documents waiting, what is found is as good as whole. */
const FEW = 200;
const AFTER_FAULT_MS = 60_000;
const MOST_RESETS = 3;
/** What was removed leaves the disk when nothing more has been removed for so long: all of the index is gone over. */
const TIDY_AFTER_MS = 10_000;
/** While much is taken in, screens are told of it so seldom. */
const NEWS_EVERY_MS = 1000;

/** A walk through everything that the replica holds, and then through everything that the index holds. */
interface Walk {
  readonly total: number;
  collection: number;
  before: string;
  done: number;
  /** The last id of the index that was looked at, undefined before that part begins. */
  sweptUpTo: string | undefined;
}

/**
 * Keeps an index of words level with the replica, in slices between which everything else has its turn. What
 * changes while the application runs is told by the database; after an end that was not clean, both are
 * walked through and compared.
 */
export class Indexer {
  readonly #options: IndexerOptions;
  readonly #waiting = new Set<string>();
  readonly #endings: (() => void)[] = [];
  #walk: Walk | undefined;
  #slicesSinceMerge = 0;
  #isMergeDue = false;
  #isTidyDue = false;
  #resets = 0;
  #most = 0;
  #version = 0;
  #toldAt = 0;
  #removedAt = 0;
  #running: Promise<void> | undefined;
  #cancelNext: (() => void) | undefined;
  #isClosed = false;

  constructor(options: IndexerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { rows, index } = this.#options;
    this.#endings.push(await rows.onChanged((ids) => this.#take(ids)));
    await this.#begin(() => !index.isWhole());
  }

  /** Ends after the slice that is under way. What was taken in is kept; so is, that it may not be all. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelNext?.();
    for (const end of this.#endings.splice(0)) end();
    await this.#running;
    const { index } = this.#options;
    try {
      if (this.#isLevel()) index.setWhole(true);
      index.close();
    } catch (fault) {
      this.#options.onFault(fault);
    }
  }

  get isAtRest(): boolean {
    return !this.#running && !this.#isMergeDue && this.#slicesSinceMerge === 0 && this.#isLevel();
  }

  get state(): SearchState {
    const walk = this.#walk?.sweptUpTo === undefined ? this.#walk : undefined;
    const left = walk ? walk.total - walk.done : this.#waiting.size;
    const isReady = !walk && left < FEW;
    const of = walk ? walk.total : this.#most;
    const share = of === 0 ? 100 : Math.max(0, Math.min(99, Math.floor((100 * (of - left)) / of)));
    return { isReady, share: isReady ? 100 : share, version: this.#version };
  }

  /** The index was found to be damaged: it is made anew. */
  async rebuild(): Promise<void> {
    this.#resets += 1;
    if (this.#resets > MOST_RESETS) return;
    this.#options.index.reset();
    await this.#begin(() => true);
  }

  async #begin(mustWalk: () => boolean): Promise<void> {
    const { rows, index } = this.#options;
    let isWhole = false;
    try {
      isWhole = !mustWalk();
      // Until a clean end nobody knows whether everything has come to the index.
      index.setWhole(false);
    } catch (fault) {
      this.#options.onFault(fault);
      index.reset();
    }
    if (!isWhole) {
      this.#walk = { total: await rows.count(), collection: 0, before: '', done: 0, sweptUpTo: undefined };
      this.#isTidyDue = true;
    }
    this.#plan(0);
  }

  #take(ids: readonly string[]): void {
    for (const id of ids) this.#waiting.add(id);
    if (ids.length === 0) return;
    this.#most = Math.max(this.#most, this.#waiting.size);
    this.#cancelLongPause();
    this.#plan(0);
  }

  /** What has changed does not wait for the time to tidy up. */
  #cancelLongPause(): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
  }

  #plan(delayMs: number): void {
    if (this.#isClosed || this.#running || this.#cancelNext) return;
    this.#cancelNext = this.#options.timers.after(delayMs, () => {
      this.#cancelNext = undefined;
      this.#running = this.#run().then((pauseMs) => {
        this.#running = undefined;
        if (pauseMs !== undefined) this.#plan(pauseMs);
      });
    });
  }

  /** One slice. Returns after how many milliseconds the next may come, undefined for when something changes. */
  async #run(): Promise<number | undefined> {
    const { timers, onFault } = this.#options;
    const begunAt = timers.now();
    try {
      const isMore = await this.#slice();
      this.#tell(!isMore);
      // As long as it took, the others have their turn.
      if (isMore) return Math.max(1, timers.now() - begunAt);
      return this.#isTidyDue ? TIDY_AFTER_MS : undefined;
    } catch (fault) {
      onFault(fault);
      if (!(fault instanceof AppError) || fault.data.code === 'diskFull') return AFTER_FAULT_MS;
      await this.rebuild().catch(onFault);
      return this.#resets > MOST_RESETS ? undefined : 1;
    }
  }

  /** Whether there is more to do. */
  async #slice(): Promise<boolean> {
    const { index } = this.#options;
    if (this.#isMergeDue) {
      this.#isMergeDue = index.merge();
      return true;
    }
    if (this.#waiting.size > 0) await this.#takeWaiting();
    else if (this.#walk) await this.#goOn(this.#walk);
    else return this.#rest();
    this.#slicesSinceMerge += 1;
    if (this.#slicesSinceMerge < SLICES_PER_MERGE) return true;
    this.#slicesSinceMerge = 0;
    this.#isMergeDue = true;
    return true;
  }

  /** With nothing to take in: what was written apart is joined, what was removed leaves the disk. */
  #rest(): boolean {
    const { index, timers } = this.#options;
    this.#most = 0;
    if (this.#slicesSinceMerge > 0) {
      this.#slicesSinceMerge = 0;
      this.#isMergeDue = true;
      return true;
    }
    const isTimeToTidy = this.#isTidyDue && timers.now() - this.#removedAt >= TIDY_AFTER_MS;
    if (!isTimeToTidy) return false;
    this.#isTidyDue = index.tidy();
    return this.#isTidyDue;
  }

  async #takeWaiting(): Promise<void> {
    const ids = [...this.#waiting].slice(0, SLICE);
    // Whatever changes from here on is waiting anew.
    for (const id of ids) this.#waiting.delete(id);
    try {
      const held = await this.#options.rows.get(ids);
      await this.#put([...held.values()]);
      this.#remove(ids.filter((id) => !held.has(id)));
    } catch (fault) {
      for (const id of ids) this.#waiting.add(id);
      throw fault;
    }
  }

  async #goOn(walk: Walk): Promise<void> {
    const { rows, index } = this.#options;
    if (walk.sweptUpTo === undefined) {
      const page = await rows.page(walk.collection, walk.before, SLICE);
      await this.#put(page);
      walk.done += page.length;
      walk.before = page.at(-1)?.id ?? '';
      if (page.length === SLICE) return;
      walk.collection += 1;
      walk.before = '';
      if (walk.collection >= rows.collections) walk.sweptUpTo = '';
      return;
    }
    const ids = index.ids(walk.sweptUpTo, SLICE);
    const held = await rows.get(ids);
    this.#remove(ids.filter((id) => !held.has(id)));
    const last = ids.at(-1);
    if (last === undefined) this.#walk = undefined;
    else walk.sweptUpTo = last;
  }

  async #put(documents: readonly ReplicaDocument[]): Promise<void> {
    const searched = documents.filter(({ kind }) => isSearched(kind));
    const hidden = await this.#options.rows.hidden(searched);
    const entries: IndexEntry[] = [];
    const others: string[] = [];
    for (const document of searched) {
      const entry = hidden.has(document.id) ? undefined : indexEntry(document);
      if (entry) entries.push(entry);
      else others.push(document.id);
    }
    this.#options.index.put(entries);
    this.#remove(others);
  }

  #remove(ids: readonly string[]): void {
    const { index, timers } = this.#options;
    if (index.remove(ids) === 0) return;
    this.#isTidyDue = true;
    this.#removedAt = timers.now();
  }

  #isLevel(): boolean {
    return !this.#walk && this.#waiting.size === 0 && !this.#isTidyDue;
  }

  #tell(isAtRest: boolean): void {
    const { timers, onChanged } = this.#options;
    if (!isAtRest && timers.now() - this.#toldAt < NEWS_EVERY_MS) return;
    this.#version += 1;
    this.#toldAt = timers.now();
    onChanged();
  }
}
