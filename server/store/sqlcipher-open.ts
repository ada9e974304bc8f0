import { chmodSync, closeSync, existsSync, openSync, readSync } from 'node:fs';
import { Database } from '@signalapp/sqlcipher';
import { AppError } from '../../shared/errors/app-error.ts';
import { MIGRATIONS } from './sqlcipher-schema.ts';

/**
 * Opens (or makes) an encrypted database: WAL, synchronous FULL, migrated to the newest schema.
 * Throws AppError `hubStoreForeign` for a wrong key or a file that is not ours, `hubStoreBusy` while
 * another program has it open, `hubStoreDamaged` for a
 * broken one, `hubDiskFull` where nothing can be written.
 * @param key 32 random bytes
 */
export function openDatabase(path: string, key: Uint8Array): Database {
  if (key.byteLength !== 32) throw new RangeError('a database key has 32 bytes');
  const isNew = path === ':memory:' || !existsSync(path);
  try {
    if (!isNew && isPlainDatabase(path)) throw new AppError('hubStoreForeign', { details: 'not encrypted' });
    const database = new Database(path, { cacheStatements: true });
    try {
      // What is wrong with a file is thrown and told in our words; SQLCipher would also write it to the terminal.
      database.exec('PRAGMA cipher_log_level = NONE');
      database.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
      database.exec('PRAGMA cipher_memory_security = OFF');
      // One hub per store: a second one is told so instead of writing between the lines of the first.
      database.exec('PRAGMA locking_mode = EXCLUSIVE');
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      database.exec('PRAGMA foreign_keys = ON');
      migrate(database);
      if (isNew && path !== ':memory:') chmodSync(path, 0o600);
      if (!isNew) checkIntegrity(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw storeError(error);
  }
}

function migrate(database: Database): void {
  const version = database.prepare('PRAGMA user_version', { pluck: true }).get();
  if (typeof version !== 'number') throw new AppError('hubStoreDamaged');
  if (version > MIGRATIONS.length) {
    throw new AppError('hubStoreForeign', { details: 'written by a newer version of the program' });
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** Runs something as one transaction. What it throws, or what committing throws, undoes all of it. */
export function inTransaction<V>(database: Database, run: () => V): V {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = run();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // After a full disk SQLite has rolled back by itself; what went wrong first is what is told.
    }
    throw error;
  }
}

function checkIntegrity(database: Database): void {
  const said = database.prepare('PRAGMA quick_check(1)', { pluck: true }).get();
  if (said !== 'ok') throw new AppError('hubStoreDamaged', { details: String(said) });
}

function isPlainDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    return head.toString('latin1').startsWith('SQLite format 3');
  } finally {
    closeSync(file);
  }
}

/** What SQLite's complaint means for a person. */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const details = error instanceof Error ? error.message : String(error);
  const said = `${details} ${errorCode(error)}`;
  if (/NOTADB|not a database/i.test(said)) return new AppError('hubStoreForeign', { details });
  if (/BUSY|LOCKED|is locked/i.test(said))
    return new AppError('hubStoreBusy', { details, isRetryable: true });
  if (/CORRUPT|malformed|disk image/i.test(said)) return new AppError('hubStoreDamaged', { details });
  if (/FULL|ENOSPC|disk is full|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE)/i.test(said))
    return new AppError('hubDiskFull', { details, isRetryable: true });
  if (/CANTOPEN|unable to open|READONLY|EACCES|EROFS/i.test(said))
    return new AppError('hubDiskFull', { details });
  if (/IOERR/i.test(said)) return new AppError('hubStoreDamaged', { details });
  return new AppError('internal', { details });
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
