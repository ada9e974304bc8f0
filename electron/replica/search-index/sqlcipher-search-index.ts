import type { IndexEntry, IndexHit, IndexQuery, SearchIndex } from '../../../shared/search/search-index.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import type { VaultConnection, VaultSettings } from '../sqlcipher-storage/connection.ts';
import { factOf, openIndexFile, removeIndexFile, setFact } from './index-file.ts';
import { matchOf } from './index-query.ts';

/**
 * A row is named by its second and a number within it, so that the order of rows is the order of time. Few
 * numbers lie between rows, because the index writes down how far each is from the one before.
 */
const ROWS_A_SECOND = 64;
/** The year 2020; what claims to be earlier stands at the beginning. */
const FIRST_SECOND = 1_577_836_800;
const LAST_ROW = 2 ** 45;
/** Tags are single letters of the planes for private use: a letter is no word of anyone, and has no beginnings. */
const FIRST_TAG_LETTER = 0xf0000;
const TAG_LETTERS = 65_534;
/** Between two pieces of text; no word of a person is this letter. */
const APART = '\uE000';
/** The best are looked for among so many of the newest. */
const MOST_RANKED = 2000;
/** Pages of the index that one call joins: what it takes at most is what a writer may have to wait. */
const MERGED_PAGES = 16;

/** An index of words in a file of its own beside the replica, encrypted like it. */
export class SqlcipherSearchIndex implements SearchIndex {
  readonly #settings: VaultSettings;
  readonly #tagLetters = new Map<string, string>();
  #connection: VaultConnection;

  /** @param settings the file and its key: see `indexKey`. Throws AppError `vaultBusy`, `diskFull`. */
  constructor(settings: VaultSettings) {
    this.#settings = { ...settings, key: settings.key.slice() };
    this.#connection = openIndexFile(this.#settings);
  }

  readonly isWhole = (): boolean => factOf(this.#connection, 'isWhole') === 'true';

  readonly setWhole = (isWhole: boolean): void => setFact(this.#connection, 'isWhole', String(isWhole));

  readonly put = (entries: readonly IndexEntry[]): void => {
    if (entries.length === 0) return;
    this.#connection.transaction(() => {
      for (const entry of entries) this.#putOne(entry);
    });
  };

  readonly remove = (ids: readonly string[]): number => {
    const held = ids.flatMap((id) => this.#heldOf(id) ?? []);
    if (held.length === 0) return 0;
    this.#connection.transaction(() => {
      for (const { row } of held) this.#removeRow(row);
    });
    return held.length;
  };

  readonly find = (query: IndexQuery, after: number, limit: number): readonly IndexHit[] => {
    const match = this.#matchOf(query);
    const isRanked = query.sort === 'best' && query.asked.length > 0;
    const { rows, params } = this.#rowsOf(query, match, isRanked ? 0 : after);
    const sql = isRanked
      ? `SELECT id FROM (SELECT rowid AS hit, bm25(words, 1.0, 2.0, 0.0) AS rank ${rows} ORDER BY rowid DESC LIMIT ${MOST_RANKED})
         JOIN documents ON documents.row = hit ORDER BY rank, hit DESC LIMIT ? OFFSET ?`
      : `SELECT id, documents.row AS next FROM (SELECT rowid AS hit ${rows} ORDER BY rowid DESC LIMIT ?)
         JOIN documents ON documents.row = hit ORDER BY hit DESC`;
    const all = this.#all(sql, isRanked ? [...params, limit, after] : [...params, limit]);
    return all.map(({ id, next }, n) => ({ id: String(id), next: isRanked ? after + n + 1 : Number(next) }));
  };

  readonly count = (query: IndexQuery, limit: number): number => {
    const { rows, params } = this.#rowsOf(query, this.#matchOf(query), 0);
    const [row] = this.#all(`SELECT count(*) AS found FROM (SELECT 1 ${rows} LIMIT ?)`, [...params, limit]);
    return Number(row?.found ?? 0);
  };

  readonly ids = (after: string, limit: number): readonly string[] =>
    this.#all('SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?', [after, limit]).map(({ id }) =>
      String(id),
    );

  readonly merge = (): boolean => this.#merged(MERGED_PAGES);

  readonly tidy = (): boolean => {
    // A negative number joins everything in the end, also what lies quietly.
    if (this.#merged(-MERGED_PAGES)) return true;
    if (this.#connection.shrink()) return true;
    this.#connection.run((database) => database.pragma('wal_checkpoint(TRUNCATE)'));
    return false;
  };

  readonly reset = (): void => {
    this.#connection.close();
    removeIndexFile(this.#settings.path);
    this.#tagLetters.clear();
    this.#connection = openIndexFile(this.#settings);
  };

  readonly close = (): void => {
    this.#connection.close();
    this.#settings.key.fill(0);
  };

  /** SQLite's own plan of a query, for tests. */
  explain(query: IndexQuery): string[] {
    const { rows, params } = this.#rowsOf(query, this.#matchOf(query), 0);
    const sql = `EXPLAIN QUERY PLAN SELECT id FROM (SELECT rowid AS hit ${rows} ORDER BY rowid DESC LIMIT 30)
      JOIN documents ON documents.row = hit ORDER BY hit DESC`;
    return this.#all(sql, params).map(({ detail }) => String(detail));
  }

  #putOne(entry: IndexEntry): void {
    const held = this.#heldOf(entry.id);
    const mark = `${entry.second} ${entry.mark}`;
    if (held?.mark === mark) return;
    if (held) this.#removeRow(held.row);
    const row = this.#freeRow(entry.second);
    this.#run('INSERT INTO documents VALUES (CAST(? AS INTEGER), ?, ?)', [row, entry.id, mark]);
    this.#run('INSERT INTO words(rowid, texts, names, tags) VALUES (CAST(? AS INTEGER), ?, ?, ?)', [
      row,
      stemsOf(entry.texts),
      stemsOf(entry.names),
      entry.tags.map((tag) => this.#letterOf(tag)).join(' '),
    ]);
  }

  /** Whether there was anything to join. */
  #merged(pages: number): boolean {
    const before = this.#changes();
    this.#run("INSERT INTO words(words, rank) VALUES ('merge', CAST(? AS INTEGER))", [pages]);
    // The order itself counts as one change.
    return this.#changes() - before >= 2;
  }

  #changes(): number {
    return Number(this.#all('SELECT total_changes() AS changes', [])[0]?.changes ?? 0);
  }

  #removeRow(row: number): void {
    this.#run('DELETE FROM words WHERE rowid = CAST(? AS INTEGER)', [row]);
    this.#run('DELETE FROM documents WHERE row = CAST(? AS INTEGER)', [row]);
  }

  #heldOf(id: string): { readonly row: number; readonly mark: string } | undefined {
    const [held] = this.#all('SELECT row, mark FROM documents WHERE id = ?', [id]);
    return held && { row: Number(held.row), mark: String(held.mark) };
  }

  /** The first row of a second that is free; a second that is full goes on into the next ones. */
  #freeRow(second: number): number {
    const first = firstRowOf(second);
    const sql = `SELECT max(row) AS last FROM documents
      WHERE row >= CAST(? AS INTEGER) AND row < CAST(? AS INTEGER)`;
    const last = this.#all(sql, [first, first + ROWS_A_SECOND])[0]?.last;
    if (typeof last !== 'number') return first;
    return last + 1 < first + ROWS_A_SECOND ? last + 1 : this.#freeRow(second + 1);
  }

  #rowsOf(query: IndexQuery, match: string, before: number) {
    const from = firstRowOf(query.from);
    const to = before > 0 ? Math.min(before, firstRowOf(query.to)) : firstRowOf(query.to);
    // FTS5 takes no notice of a bound that is not a whole number, and everything that is bound here is a real.
    const time = 'rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)';
    return match === ''
      ? { rows: `FROM documents WHERE ${time}`, params: [from, to] }
      : { rows: `FROM words WHERE words MATCH ? AND ${time}`, params: [match, from, to] };
  }

  #matchOf(query: IndexQuery): string {
    return matchOf(query, (tag) => this.#letterOf(tag, false));
  }

  /** The letter of a tag; one that nothing has is a letter that nothing has. */
  #letterOf(tag: string, mayMake = true): string {
    const known = this.#tagLetters.get(tag);
    if (known !== undefined) return known;
    const [row] = this.#all('SELECT number FROM tags WHERE name = ?', [tag]);
    let number = row === undefined ? undefined : Number(row.number);
    if (number === undefined) {
      if (!mayMake) return APART;
      number = Number(this.#all('SELECT count(*) AS tags FROM tags', [])[0]?.tags ?? 0);
      this.#run('INSERT INTO tags VALUES (?, ?)', [tag, number]);
    }
    // With more tags than letters two of them share one: whoever asks looks at the documents as well.
    const letter = String.fromCodePoint(FIRST_TAG_LETTER + (number % TAG_LETTERS));
    this.#tagLetters.set(tag, letter);
    return letter;
  }

  #all(sql: string, params: readonly (string | number)[]): Record<string, unknown>[] {
    return this.#connection.run(() => this.#connection.prepare(sql).all(params));
  }

  #run(sql: string, params: readonly (string | number)[]): void {
    this.#connection.run(() => this.#connection.prepare(sql).run(params));
  }
}

function stemsOf(pieces: readonly string[]): string {
  return pieces
    .map((piece) =>
      wordsOf(piece)
        .map(({ stem }) => stem)
        .join(' '),
    )
    .join(` ${APART} `);
}

function firstRowOf(second: number): number {
  return Math.min(LAST_ROW, Math.max(0, second - FIRST_SECOND) * ROWS_A_SECOND + 1);
}
