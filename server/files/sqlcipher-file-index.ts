import type { Database } from '@signalapp/sqlcipher';
import { digestsIn } from '../../shared/files/digests-in.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { StoreWork } from '../papers/sqlcipher-paper-store.ts';
import type { FileIndex, HeldBlob, Upload } from './file-index.ts';

type Row = Record<string, unknown>;
const UPLOAD = 'SELECT id, person, digest, size FROM file_upload';

/** The index in tables beside the documents, under the same key and in the same file. */
export class SqlcipherFileIndex implements FileIndex {
  readonly #database: Database;
  readonly #work: StoreWork;

  constructor(database: Database, work: StoreWork) {
    this.#database = database;
    this.#work = work;
  }

  blob(digest: string): Promise<HeldBlob | undefined> {
    return this.#work.read(() => {
      const row: Row | undefined = this.#database
        .prepare('SELECT size FROM file_blob WHERE digest = ?')
        .get([digest]);
      return row && { digest, sizeBytes: numberOf(row['size']) };
    });
  }

  keep({ digest, sizeBytes }: HeldBlob, upload: string, at: number): Promise<void> {
    return this.#work.write(() => {
      this.#run('INSERT OR REPLACE INTO file_blob (digest, size, kept_at, unused_at) VALUES (?, ?, ?, 0)', [
        digest,
        sizeBytes,
        at,
      ]);
      this.#run('DELETE FROM file_upload WHERE id = ?', [upload]);
    });
  }

  forget(digest: string): Promise<void> {
    return this.#write('DELETE FROM file_blob WHERE digest = ?', [digest]);
  }

  digests(): Promise<readonly string[]> {
    return this.#texts('SELECT digest FROM file_blob', []);
  }

  async upload(id: string): Promise<Upload | undefined> {
    return (await this.#uploads(`${UPLOAD} WHERE id = ?`, [id]))[0];
  }

  async uploadOf(person: string, digest: string): Promise<Upload | undefined> {
    return (await this.#uploads(`${UPLOAD} WHERE person = ? AND digest = ?`, [person, digest]))[0];
  }

  uploads(): Promise<readonly Upload[]> {
    return this.#uploads(UPLOAD, []);
  }

  countUploads(person: string): Promise<number> {
    return this.#work.read(() =>
      numberOf(
        this.#database
          .prepare('SELECT count(*) FROM file_upload WHERE person = ?', { pluck: true })
          .get([person]),
      ),
    );
  }

  begin({ id, person, digest, sizeBytes }: Upload, at: number): Promise<void> {
    return this.#write(
      'INSERT INTO file_upload (id, person, digest, size, moved_at) VALUES (?, ?, ?, ?, ?)',
      [id, person, digest, sizeBytes, at],
    );
  }

  moved(id: string, at: number): Promise<void> {
    return this.#write('UPDATE file_upload SET moved_at = ? WHERE id = ?', [at, id]);
  }

  end(id: string): Promise<void> {
    return this.#write('DELETE FROM file_upload WHERE id = ?', [id]);
  }

  stale(before: number): Promise<readonly Upload[]> {
    return this.#uploads(`${UPLOAD} WHERE moved_at < ?`, [before]);
  }

  usesOf(digest: string): Promise<readonly string[]> {
    return this.#texts('SELECT document FROM file_use WHERE digest = ? ORDER BY document', [digest]);
  }

  unused(now: number, before: number): Promise<readonly string[]> {
    return this.#work
      .write(() => {
        const isUsed = 'digest IN (SELECT digest FROM file_use)';
        this.#run(`UPDATE file_blob SET unused_at = 0 WHERE unused_at > 0 AND ${isUsed}`, []);
        this.#run(`UPDATE file_blob SET unused_at = ? WHERE unused_at = 0 AND NOT ${isUsed}`, [now]);
      })
      .then(() =>
        this.#texts('SELECT digest FROM file_blob WHERE unused_at > 0 AND unused_at < ?', [before]),
      );
  }

  #run(sql: string, params: readonly (string | number)[]): void {
    this.#database.prepare(sql).run(params);
  }

  #write(sql: string, params: readonly (string | number)[]): Promise<void> {
    return this.#work.write(() => this.#run(sql, params));
  }

  #texts(sql: string, params: readonly (string | number)[]): Promise<readonly string[]> {
    return this.#work.read(() => this.#database.prepare(sql, { pluck: true }).all(params).map(String));
  }

  #uploads(sql: string, params: readonly (string | number)[]): Promise<readonly Upload[]> {
    return this.#work.read(() => this.#database.prepare(sql).all(params).map(uploadOf));
  }
}

/** Notes which files a version of a document names; part of the step that stores the document. */
export function noteUses(database: Database, document: AuthorPart): void {
  const digests = document.gone ? [] : digestsIn(document.body);
  database.prepare('DELETE FROM file_use WHERE document = ?').run([document.id]);
  const add = database.prepare('INSERT OR IGNORE INTO file_use (digest, document) VALUES (?, ?)');
  for (const digest of digests) add.run([digest, document.id]);
}

function uploadOf(row: Row): Upload {
  return {
    id: String(row['id']),
    person: String(row['person']),
    digest: String(row['digest']),
    sizeBytes: numberOf(row['size']),
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
