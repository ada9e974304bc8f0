import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { hkdf32 } from '../../../shared/vault/hkdf.ts';
import { MEMORY_PATH, VaultConnection, type VaultSettings } from '../sqlcipher-storage/connection.ts';

/** Changes with everything that an index of before would answer differently: layout, words, stems, what is searched. */
const INDEX_VERSION = 1;
const KEY_PURPOSE = 'zvonok search index 1';

const TABLES = `
  CREATE VIRTUAL TABLE words USING fts5(texts, names, tags, content='', contentless_delete=1,
    tokenize='ascii', prefix='2');
  INSERT INTO words(words, rank) VALUES ('automerge', 0), ('crisismerge', 1999);
  CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mark TEXT NOT NULL);
  CREATE TABLE tags (name TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO facts VALUES ('version', '${INDEX_VERSION}'), ('isWhole', 'false');
`;

/** The key of a vault's index: of the vault's own key, and no way back to it. */
export function indexKey(vaultKey: Uint8Array): Uint8Array {
  const hmac = (key: Uint8Array, data: Uint8Array) =>
    new Uint8Array(createHmac('sha256', key).update(data).digest());
  return hkdf32(hmac, { secret: vaultKey, salt: new Uint8Array(), info: KEY_PURPOSE });
}

/**
 * Opens an index, or makes it. One that is damaged, of another version or under another key is made anew:
 * nothing in it is there alone. Throws AppError `vaultBusy`, `diskFull`.
 */
export function openIndexFile(settings: VaultSettings): VaultConnection {
  try {
    const connection = new VaultConnection(settings);
    if (prepare(connection)) return connection;
    connection.close();
  } catch (error) {
    if (!isUseless(error)) throw error;
  }
  removeIndexFile(settings.path);
  const connection = new VaultConnection(settings);
  prepare(connection);
  return connection;
}

export function removeIndexFile(path: string): void {
  if (path === MEMORY_PATH) return;
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

/** Whether an index cannot be read; everything else that is wrong passes or is told. */
export function isUseless(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ['vaultDamaged', 'vaultWrongKey', 'vaultForeign', 'internal'].includes(error.data.code)
  );
}

/** False where the file is of another version. */
function prepare(connection: VaultConnection): boolean {
  // What a power cut takes from an index is found missing at the next start.
  connection.run((database) => database.exec('PRAGMA synchronous = NORMAL'));
  const hasTables =
    connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'facts'").get() !== undefined;
  if (!hasTables) connection.transaction((database) => database.exec(TABLES));
  return factOf(connection, 'version') === String(INDEX_VERSION);
}

export function factOf(connection: VaultConnection, name: string): string {
  const row = connection.run(() => connection.prepare('SELECT value FROM facts WHERE name = ?').get([name]));
  return typeof row?.value === 'string' ? row.value : '';
}

export function setFact(connection: VaultConnection, name: string, value: string): void {
  connection.run(() => connection.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)').run([name, value]));
}
