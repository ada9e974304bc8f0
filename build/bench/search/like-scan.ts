import { VaultConnection } from '../../../electron/replica/sqlcipher-storage/connection.ts';
import type { AcceptedDocument } from '../../../shared/schema/envelope.ts';
import { messageText } from './questions.ts';

const BATCH = 1000;

/** The same messages in a table of SQLCipher that is read through with LIKE: searching without an index of words. */
export class LikeScan {
  readonly #connection: VaultConnection;

  constructor(path: string, key: Uint8Array, messages: readonly AcceptedDocument[]) {
    this.#connection = new VaultConnection({ path, key });
    this.#connection.run((database) =>
      database.exec(
        'CREATE TABLE texts (at INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (at, id)) WITHOUT ROWID',
      ),
    );
    const insert = this.#connection.prepare('INSERT INTO texts VALUES (?, ?, ?)');
    for (let from = 0; from < messages.length; from += BATCH) {
      this.#connection.transaction(() => {
        for (const message of messages.slice(from, from + BATCH)) {
          insert.run([message.at, message.id, messageText(message)]);
        }
      });
    }
  }

  /** The newest page with every word in it, and how many there are up to a limit: what a search answers. */
  find(words: readonly string[], page: number, most: number): number {
    const where = words.map(() => 'text LIKE ?').join(' AND ');
    const params = words.map((word) => `%${word}%`);
    const rows = this.#connection
      .prepare(`SELECT id FROM texts WHERE ${where} ORDER BY at DESC LIMIT ?`)
      .all([...params, page]);
    this.#connection
      .prepare(`SELECT count(*) AS found FROM (SELECT 1 FROM texts WHERE ${where} LIMIT ?)`)
      .get([...params, most]);
    return rows.length;
  }

  close(): void {
    this.#connection.close();
  }
}
