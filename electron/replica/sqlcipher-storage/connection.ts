import { statSync } from 'node:fs';
import { Database, type Statement } from '@signalapp/sqlcipher';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sqliteCode, storageError } from './storage-error.ts';
import { vaultFileState, vaultSalt } from './vault-file.ts';

export interface VaultSettings {
  /** The file, or ':memory:' for a database that goes with its last collection. */
  readonly path: string;
  /** 32 random bytes, not a pass phrase: nothing is stretched here. */
  readonly key: Uint8Array;
  /** Refuse to begin an empty vault where one ought to lie. */
  readonly mustExist?: boolean;
}

export const MEMORY_PATH = ':memory:';
const MOST_STATEMENTS = 300;
const LEAST_UNUSED_PAGES = 256;
const MOST_PAGES_AT_ONCE = 1000;

/**
 * The one connection to a vault: encrypted, written through to the disk at every commit, and held
 * exclusively, so that no second program can write between the lines of the first.
 */
export class VaultConnection {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();
  #isOpen = true;
  #onVisit: (values: readonly unknown[]) => void = nobodyVisits;

  /**
   * Opens a vault or makes a new one. Throws AppError: `vaultWrongKey`, `vaultForeign` (no vault of ours),
   * `vaultDamaged` (a vault of this key that cannot be read, or that `mustExist` does not find),
   * `vaultBusy` (another program or thread has it open), `diskFull`.
   */
  constructor(settings: VaultSettings) {
    const state = settings.path === MEMORY_PATH ? 'absent' : vaultFileState(settings.path, settings.key);
    const isNew = state === 'absent';
    if (isNew && settings.mustExist)
      throw new AppError('vaultDamaged', { details: 'the file is empty or gone' });
    this.database = new Database(settings.path, { cacheStatements: true });
    try {
      prepareDatabase(this.database, settings.key);
      if (state === 'closed') mustBeWhole(this.database, settings.path);
      this.database.createFunction('visit', (...values) => this.#onVisit(values));
    } catch (error) {
      this.database.close();
      throw storageError(error);
    }
  }

  /** Runs work on the database; what SQLCipher complains of is thrown as AppError. */
  run<V>(work: (database: Database) => V): V {
    if (!this.#isOpen) throw new Error('the vault is closed');
    try {
      return work(this.database);
    } catch (error) {
      throw storageError(error);
    }
  }

  /**
   * A statement, kept for the next time. Only so many are kept: a query of a new shape is a new statement.
   * Its parameters are given as one array.
   */
  prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    this.#statements.delete(sql);
    const statement = kept ?? this.run((database) => database.prepare(sql));
    this.#statements.set(sql, statement);
    if (this.#statements.size > MOST_STATEMENTS) this.#dropOldestStatement();
    return statement;
  }

  /** Makes the file smaller where much of it is unused, a part at a time; false when there is no need. */
  shrink(): boolean {
    return this.run((database) => {
      const [unused = 0, pages = 0] = numbersOf(database, ['freelist_count', 'page_count']);
      if (unused < LEAST_UNUSED_PAGES || unused < pages / 4) return false;
      database.exec(`PRAGMA incremental_vacuum(${MOST_PAGES_AT_ONCE})`);
      return true;
    });
  }

  /** Runs work as one transaction, on the disk when this returns. What is thrown undoes all of it. */
  transaction<V>(work: (database: Database) => V): V {
    return this.run((database) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const value = work(database);
        database.exec('COMMIT');
        return value;
      } catch (error) {
        rollBack(database);
        throw error;
      }
    });
  }

  /**
   * Runs a statement that calls `visit(…)` for its rows, without ever holding more than one of them.
   * @param onVisit takes the values of one row, returns whether to go on
   */
  visit(
    sql: string,
    params: readonly (string | number)[],
    onVisit: (values: readonly unknown[]) => boolean,
  ): void {
    let isStopped = false;
    let fault: Error | undefined;
    this.#onVisit = (values) => {
      try {
        if (onVisit(values)) return;
      } catch (error) {
        fault = error instanceof Error ? error : new Error(String(error));
      }
      isStopped = true;
      // The only way to end a running statement from within.
      throw new Error('stop');
    };
    this.run(() => {
      try {
        this.prepare(sql).get(params);
      } catch (error) {
        if (!isStopped) throw error;
        if (fault) throw fault;
      } finally {
        this.#onVisit = nobodyVisits;
      }
    });
  }

  #dropOldestStatement(): void {
    for (const [sql, statement] of this.#statements) {
      this.#statements.delete(sql);
      statement.close();
      return;
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.database.close();
  }
}

function nobodyVisits(): void {}

function prepareDatabase(database: Database, key: Uint8Array): void {
  // What is wrong with a file is thrown and told in our words; SQLCipher would also write it to the terminal.
  database.exec('PRAGMA cipher_log_level = NONE');
  const salt = vaultSalt(key).toString('hex');
  database.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}${salt}'"`);
  database.exec('PRAGMA cipher_memory_security = OFF');
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  // Sorted rows must never reach the disk outside of the encrypted file.
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  // Without a write a second program would only be noticed at its first one.
  database.exec('BEGIN IMMEDIATE');
  database.exec('COMMIT');
}

/** SQLite itself takes the rest of a page for a page, and would only notice at reading it. */
function mustBeWhole(database: Database, path: string): void {
  const [pages = 0, pageBytes = 0] = numbersOf(database, ['page_count', 'page_size']);
  if (statSync(path).size < pages * pageBytes) {
    throw new AppError('vaultDamaged', { details: 'the file is shorter than it was' });
  }
}

/** SQLCipher answers some of its numbers as text. */
function numbersOf(database: Database, pragmas: readonly string[]): number[] {
  return pragmas.map((name) => Number(database.pragma(name, { simple: true })));
}

function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch (error) {
    // After a full disk SQLite has rolled back by itself; what went wrong first is what is told.
    if (sqliteCode(error) === '') throw error;
  }
}
