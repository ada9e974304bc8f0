import type { Database } from '@signalapp/sqlcipher';
import type { TransferWish } from '../../../shared/ipc/file-requests.ts';
import type { VaultConnection } from '../sqlcipher-storage/connection.ts';

/** What is known of one file on this computer. */
export interface FileEntry {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly type: string;
  /** All of its bytes are here. */
  readonly isHere: boolean;
  /** A hub has confirmed that it has all of it. */
  readonly isOnHub: boolean;
  /** It was brought into Zvonok on this computer. */
  readonly isOwn: boolean;
  readonly up: TransferWish;
  readonly down: TransferWish;
  /** The document through which it is fetched, '' where there is none. */
  readonly document: string;
  readonly isKept: boolean;
  readonly usedAt: number;
}

type Row = Record<string, unknown>;

const TABLES = `
  CREATE TABLE IF NOT EXISTS own_file (
    digest TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL, is_here INTEGER NOT NULL,
    is_on_hub INTEGER NOT NULL, is_own INTEGER NOT NULL, up TEXT NOT NULL, down TEXT NOT NULL, document TEXT NOT NULL,
    is_kept INTEGER NOT NULL, used_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS own_file_note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
const COLUMNS = 'digest, size, type, is_here, is_on_hub, is_own, up, down, document, is_kept, used_at';

/** The files of one person, in tables of the vault's own database; each change is on the disk when it returns. */
export class FileTable {
  readonly #vault: VaultConnection;

  constructor(vault: VaultConnection) {
    this.#vault = vault;
    vault.run((database) => database.exec(TABLES));
  }

  get(digest: string): FileEntry | undefined {
    return this.#all('WHERE digest = ?', [digest])[0];
  }

  all(): readonly FileEntry[] {
    return this.#all('', []);
  }

  /** Those that are to move, the smallest first. */
  toMove(): readonly FileEntry[] {
    return this.#all("WHERE up <> '' OR down <> '' ORDER BY size, digest", []);
  }

  put(entry: FileEntry): void {
    this.#run((database) => {
      database
        .prepare(`INSERT OR REPLACE INTO own_file (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .run([
          entry.digest,
          entry.sizeBytes,
          entry.type,
          entry.isHere ? 1 : 0,
          entry.isOnHub ? 1 : 0,
          entry.isOwn ? 1 : 0,
          entry.up,
          entry.down,
          entry.document,
          entry.isKept ? 1 : 0,
          Math.floor(entry.usedAt),
        ]);
    });
  }

  /** Changes an entry where there is one. */
  change(digest: string, changes: Partial<FileEntry>): FileEntry | undefined {
    const entry = this.get(digest);
    if (!entry) return undefined;
    const changed = { ...entry, ...changes };
    this.put(changed);
    return changed;
  }

  remove(digest: string): void {
    this.#run((database) => database.prepare('DELETE FROM own_file WHERE digest = ?').run([digest]));
  }

  /** A hub that has come from a copy may have lost what this person sent: all of it is offered again. */
  offerAgain(): void {
    this.#run((database) =>
      database
        .prepare(
          "UPDATE own_file SET is_on_hub = 0, up = 'wanted' WHERE is_own = 1 AND is_here = 1 AND is_on_hub = 1",
        )
        .run(),
    );
  }

  note(name: string): string | undefined {
    const row: Row | undefined = this.#vault.run((database) =>
      database.prepare('SELECT value FROM own_file_note WHERE name = ?').get([name]),
    );
    return typeof row?.['value'] === 'string' ? row['value'] : undefined;
  }

  /** Names and values of the notes whose name begins so. */
  notesFrom(beginning: string): readonly (readonly [string, string])[] {
    const rows: readonly Row[] = this.#vault.run((database) =>
      database
        .prepare('SELECT name, value FROM own_file_note WHERE substr(name, 1, ?) = ?')
        .all([beginning.length, beginning]),
    );
    return rows.map((row) => [String(row['name']), String(row['value'])]);
  }

  /** Keeps a note; undefined removes it. */
  setNote(name: string, value: string | undefined): void {
    this.#run((database) =>
      value === undefined
        ? database.prepare('DELETE FROM own_file_note WHERE name = ?').run([name])
        : database
            .prepare('INSERT OR REPLACE INTO own_file_note (name, value) VALUES (?, ?)')
            .run([name, value]),
    );
  }

  #run(work: (database: Database) => unknown): void {
    this.#vault.transaction((database) => void work(database));
  }

  #all(where: string, params: readonly string[]): readonly FileEntry[] {
    return this.#vault.run((database) =>
      database
        .prepare(`SELECT ${COLUMNS} FROM own_file ${where}`)
        .all([...params])
        .map(entryOf),
    );
  }
}

function entryOf(row: Row): FileEntry {
  return {
    digest: String(row['digest']),
    sizeBytes: Number(row['size']),
    type: String(row['type']),
    isHere: row['is_here'] === 1,
    isOnHub: row['is_on_hub'] === 1,
    isOwn: row['is_own'] === 1,
    up: wishOf(row['up']),
    down: wishOf(row['down']),
    document: String(row['document']),
    isKept: row['is_kept'] === 1,
    usedAt: Number(row['used_at']),
  };
}

function wishOf(value: unknown): TransferWish {
  return value === 'wanted' || value === 'paused' || value === 'night' ? value : '';
}
