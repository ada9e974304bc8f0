import type { AskedWords } from './search-words.ts';

/** What of a document is found: its texts, and the names of what hangs on it. */
export interface SearchedText {
  /** Pieces that stand apart: no phrase goes from one into the next. */
  readonly texts: readonly string[];
  /** Names of files. */
  readonly names: readonly string[];
}

/** One document as the index takes it. */
export interface IndexEntry extends SearchedText {
  readonly id: string;
  /** Seconds since 1970 of its reading position. */
  readonly second: number;
  /** Changes with everything that is to be found of the document. */
  readonly mark: string;
  /** What it can be picked by: see `tagOf`. */
  readonly tags: readonly string[];
}

export const tagOf = {
  chat: (chat: string) => `chat ${chat}`,
  by: (person: string) => `by ${person}`,
  kind: (kind: string) => `kind ${kind}`,
} as const;

export interface IndexQuery {
  readonly asked: AskedWords;
  /** Whether only names of files count. */
  readonly isNamesOnly: boolean;
  /** All of these; of the inner ones, one. */
  readonly tags: readonly (readonly string[])[];
  /** Seconds since 1970: at or after the first, before the second. */
  readonly from: number;
  readonly to: number;
  readonly sort: SearchSort;
}

export const SEARCH_SORTS = ['newest', 'best'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** One hit: which document, and where a page that ends with it goes on. */
export interface IndexHit {
  readonly id: string;
  readonly next: number;
}

/**
 * An index of words over documents. It holds no text, only stems and where they stand, and everything in it
 * can be made again. Its calls are short and do their work at once. What it throws of its own file is AppError
 * `vaultDamaged`; `reset` mends that.
 */
export interface SearchIndex {
  /** Whether everything that was told to it in earlier times is in it, as far as it knows. */
  readonly isWhole: () => boolean;
  /** Says so, or takes it back; on the disk when this returns. */
  readonly setWhole: (isWhole: boolean) => void;
  /** Takes documents in, each in place of what it knew of it. */
  readonly put: (entries: readonly IndexEntry[]) => void;
  /** Returns how many of them it knew. */
  readonly remove: (ids: readonly string[]) => number;
  /** The first hits after a place, 0 for the beginning. */
  readonly find: (query: IndexQuery, after: number, limit: number) => readonly IndexHit[];
  /** How many hits there are, counted up to a limit. */
  readonly count: (query: IndexQuery, limit: number) => number;
  /** Ids in their order, after one of them. */
  readonly ids: (after: string, limit: number) => readonly string[];
  /** Joins a part of what was written apart; true while there is more of it. Without it, searching grows slow. */
  readonly merge: () => boolean;
  /**
   * Joins everything and drops what was removed, a part at a time. True while there is more to
   * do; with false, nothing of what was removed is in the file any more.
   */
  readonly tidy: () => boolean;
  /** Begins anew, empty. */
  readonly reset: () => void;
  readonly close: () => void;
}
