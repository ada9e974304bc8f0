import type { Database } from '@signalapp/sqlcipher';
import type { HeldFile, PaperStore } from './paper-store.ts';

type Row = Record<string, unknown>;

/** Runs a piece of work on the store's one connection; errors come out as AppErrors of the store. */
export interface StoreWork {
  readonly read: <V>(run: () => V) => Promise<V>;
  readonly write: (run: () => void) => Promise<void>;
}

/** Files in two tables beside the documents, under the same key and in the same file. */
export class SqlcipherPaperStore implements PaperStore {
  readonly #database: Database;
  readonly #work: StoreWork;

  constructor(database: Database, work: StoreWork) {
    this.#database = database;
    this.#work = work;
  }

  find(sha256: string): Promise<HeldFile | undefined> {
    return this.#work.read(() => {
      const row: Row | undefined = this.#database
        .prepare(
          `SELECT size, is_whole, (SELECT total(length(bytes)) FROM paper_piece WHERE sha256 = paper_file.sha256) AS held
           FROM paper_file WHERE sha256 = ?`,
        )
        .get([sha256]);
      if (!row) return undefined;
      const heldBytes = numberOf(row['held']);
      return { sizeBytes: numberOf(row['size']), heldBytes, isWhole: row['is_whole'] === 1 };
    });
  }

  begin(sha256: string, sizeBytes: number, at: number): Promise<void> {
    return this.#work.write(() => {
      this.#database
        .prepare('INSERT OR IGNORE INTO paper_file (sha256, size, is_whole, begun_at) VALUES (?, ?, 0, ?)')
        .run([sha256, sizeBytes, at]);
    });
  }

  append(sha256: string, offset: number, bytes: Uint8Array): Promise<void> {
    return this.#work.write(() => {
      this.#database
        .prepare('INSERT INTO paper_piece (sha256, begins_at, bytes) VALUES (?, ?, ?)')
        .run([sha256, offset, Uint8Array.from(bytes)]);
    });
  }

  finish(sha256: string): Promise<void> {
    return this.#work.write(() => {
      this.#database.prepare('UPDATE paper_file SET is_whole = 1 WHERE sha256 = ?').run([sha256]);
    });
  }

  remove(sha256: string): Promise<void> {
    return this.#work.write(() => {
      this.#database.prepare('DELETE FROM paper_piece WHERE sha256 = ?').run([sha256]);
      this.#database.prepare('DELETE FROM paper_file WHERE sha256 = ?').run([sha256]);
    });
  }

  read(sha256: string, offset: number): Promise<Uint8Array> {
    return this.#work.read(() => {
      const row: Row | undefined = this.#database
        .prepare(
          `SELECT begins_at, bytes FROM paper_piece WHERE sha256 = ? AND begins_at <= ?
           ORDER BY begins_at DESC LIMIT 1`,
        )
        .get([sha256, offset]);
      const bytes = row?.['bytes'];
      if (!row || !(bytes instanceof Uint8Array)) return new Uint8Array();
      return Uint8Array.from(bytes.subarray(offset - numberOf(row['begins_at'])));
    });
  }

  unfinished(): Promise<readonly string[]> {
    return this.#work.read(() =>
      this.#database
        .prepare('SELECT sha256 FROM paper_file WHERE is_whole = 0 ORDER BY begun_at, sha256', {
          pluck: true,
        })
        .all()
        .map(String),
    );
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
