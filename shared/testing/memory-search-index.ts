import type { IndexEntry, IndexHit, IndexQuery, SearchIndex } from '../search/search-index.ts';
import { type AskedWords, holds } from '../search/search-words.ts';
import { wordsOf } from '../search/words.ts';

/** The same answers without any index: every text is read anew. The best are simply the newest. */
export class MemorySearchIndex implements SearchIndex {
  readonly entries = new Map<string, IndexEntry>();
  #isWhole = false;

  readonly isWhole = (): boolean => this.#isWhole;
  readonly setWhole = (isWhole: boolean): void => {
    this.#isWhole = isWhole;
  };
  readonly put = (entries: readonly IndexEntry[]): void => {
    for (const entry of entries) this.entries.set(entry.id, entry);
  };
  readonly remove = (ids: readonly string[]): number => ids.filter((id) => this.entries.delete(id)).length;
  readonly find = (query: IndexQuery, after: number, limit: number): readonly IndexHit[] =>
    this.#found(query)
      .map(({ id }, n) => ({ id, next: n + 1 }))
      .slice(after, after + limit);
  readonly count = (query: IndexQuery, limit: number): number => Math.min(limit, this.#found(query).length);
  readonly ids = (after: string, limit: number): readonly string[] =>
    [...this.entries.keys()]
      .filter((id) => id > after)
      .sort()
      .slice(0, limit);
  readonly merge = (): boolean => false;
  readonly tidy = (): boolean => false;
  readonly reset = (): void => {
    this.entries.clear();
    this.#isWhole = false;
  };
  readonly close = (): void => undefined;

  #found(query: IndexQuery): IndexEntry[] {
    return [...this.entries.values()]
      .filter(
        ({ second, tags, texts, names }) =>
          second >= query.from &&
          second < query.to &&
          query.tags.every((any) => any.some((tag) => tags.includes(tag))) &&
          isFoundIn(query.asked, query.isNamesOnly ? names : [...texts, ...names]),
      )
      .sort((a, b) => b.second - a.second);
  }
}

/** Every phrase in some piece, and none across two. */
export function isFoundIn(asked: AskedWords, pieces: readonly string[]): boolean {
  const words = pieces.map(wordsOf);
  return asked.every((phrase) => words.some((piece) => holds([phrase], piece)));
}
