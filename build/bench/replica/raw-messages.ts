import { Database } from '@signalapp/sqlcipher';
import type { ReplicaDocument } from '../../../shared/sync/replica-document.ts';

/** The pragmas of the vault, and no more. */
const PRAGMAS = [
  'cipher_memory_security = OFF',
  'locking_mode = EXCLUSIVE',
  'temp_store = MEMORY',
  'auto_vacuum = INCREMENTAL',
  'journal_mode = WAL',
  'synchronous = FULL',
];

/** The columns of a message's row in the vault; a leading point marks those that are there for an index. */
const COLUMNS = [
  'id',
  'rev',
  'deleted',
  'lwt',
  'data',
  '.queue',
  '.stamp',
  '.scope',
  '.parent',
  '.order',
  '.seq',
];

/**
 * The reference: messages written straight into SQLCipher, by the shortest way there is, into the same
 * table with the same indexes under the same pragmas.
 */
export class RawMessages {
  readonly #database: Database;
  readonly #insert: (row: (string | number)[]) => void;

  /** @param statements make the vault's table of messages and its indexes */
  constructor(path: string, key: Uint8Array, table: string, statements: readonly string[]) {
    this.#database = new Database(path, { cacheStatements: true });
    this.#database.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
    for (const pragma of PRAGMAS) this.#database.exec(`PRAGMA ${pragma}`);
    for (const statement of statements) this.#database.exec(statement);
    const columns = COLUMNS.map((name) => `"${name}"`).join(', ');
    const places = COLUMNS.map(() => '?').join(', ');
    const insert = this.#database.prepare(`INSERT INTO "${table}" (${columns}) VALUES (${places})`);
    this.#insert = (row) => insert.run(row);
  }

  /** One transaction. What a column holds is not in the text, as in the vault. */
  write(messages: readonly ReplicaDocument[]): void {
    const lwt = Date.now() + 0.01;
    this.#database.exec('BEGIN IMMEDIATE');
    for (const { id, queue, stamp, scope, parent, order, seq, ...rest } of messages) {
      const text = JSON.stringify(rest);
      this.#insert([id, '1-abcdefghij', 0, lwt, text, queue, stamp, scope, parent, order, seq]);
    }
    this.#database.exec('COMMIT');
  }

  close(): void {
    this.#database.close();
  }
}
