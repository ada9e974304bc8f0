import { Database } from '@signalapp/sqlcipher';
import { inTransaction } from '../../server/store/sqlcipher-open.ts';
import {
  type AcceptedDocument,
  type AuthorPart,
  authorPartOf,
  StoredDocument,
} from '../../shared/schema/envelope.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { Checkpoint, checkpointKey, extendCheckpoint } from '../../shared/sync/checkpoint.ts';
import {
  applied,
  type QueueState,
  type ReplicaDocument,
  requeued,
  restamped,
  settled,
  written,
} from '../../shared/sync/replica-document.ts';
import type { PushResult, ReplicaStore } from '../../shared/sync/replica-store.ts';

const parseDocument = parserOf('sim.document', StoredDocument);
const parseCheckpoint = parserOf('sim.checkpoint', Checkpoint);

const SCHEMA = `
  CREATE TABLE document (
    id TEXT PRIMARY KEY, scope TEXT NOT NULL, stamp TEXT NOT NULL, queue TEXT NOT NULL, refusal TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX document_by_queue ON document (queue, stamp);
  CREATE INDEX document_by_scope ON document (scope);
  CREATE TABLE checkpoint (name TEXT PRIMARY KEY, scope TEXT NOT NULL, checkpoint TEXT NOT NULL) STRICT;
`;

/** A replica's store in plain SQLCipher in memory: many of them fit one thread, for the simulator. */
export class SqlcipherReplicaStore implements ReplicaStore {
  readonly #database = new Database(':memory:', { cacheStatements: true });

  constructor() {
    this.#database.exec(`PRAGMA key = "x'${'07'.repeat(32)}'"`);
    this.#database.exec(SCHEMA);
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#run(() => this.#checkpoints());
  }

  unsent(limit: number): Promise<readonly AuthorPart[]> {
    return this.#run(() =>
      this.#documents("WHERE queue = 'written' ORDER BY stamp LIMIT ?", [limit]).map(authorPartOf),
    );
  }

  countUnsent(): Promise<{ readonly waiting: number; readonly refused: number }> {
    return this.#run(() => ({ waiting: this.#count('written'), refused: this.#count('refused') }));
  }

  latestStamp(): Promise<string> {
    return this.#run(() => {
      const stamp = this.#database.prepare('SELECT max(stamp) FROM document', { pluck: true }).get();
      return typeof stamp === 'string' ? stamp : '';
    });
  }

  write(part: AuthorPart): Promise<void> {
    return this.#run(() => this.#save(written(this.#held(part.id), part)));
  }

  apply(documents: readonly AcceptedDocument[], checkpoints: readonly Checkpoint[]): Promise<void> {
    return this.#run(() => {
      for (const document of documents) this.#save(applied(this.#held(document.id), document));
      const held = new Map(this.#checkpoints().map((one) => [checkpointKey(one), one]));
      for (const added of checkpoints) {
        const key = checkpointKey(added);
        this.#database
          .prepare('INSERT OR REPLACE INTO checkpoint (name, scope, checkpoint) VALUES (?, ?, ?)')
          .run([key, added.scope, JSON.stringify(extendCheckpoint(held.get(key), added))]);
      }
    });
  }

  settle(results: readonly PushResult[]): Promise<void> {
    return this.#run(() => {
      const scopes = new Set(this.#checkpoints().map(({ scope }) => scope));
      for (const result of results) {
        const held = this.#held(result.id);
        const next = held && settled(held, result, scopes.has(held.scope));
        if (next) this.#save(next);
        else this.#database.prepare('DELETE FROM document WHERE id = ?').run([result.id]);
      }
    });
  }

  restamp(id: string, oldStamp: string, newStamp: string): Promise<void> {
    return this.#run(() => this.#change(id, (held) => restamped(held, oldStamp, newStamp)));
  }

  requeue(id: string): Promise<void> {
    return this.#run(() => this.#change(id, requeued));
  }

  discard(id: string): Promise<void> {
    return this.#run(() => {
      this.#database.prepare("DELETE FROM document WHERE id = ? AND queue = 'refused'").run([id]);
    });
  }

  forget(scopes: readonly string[]): Promise<void> {
    return this.#run(() => {
      for (const scope of scopes) {
        this.#database.prepare("DELETE FROM document WHERE scope = ? AND queue = ''").run([scope]);
        this.#database.prepare('DELETE FROM checkpoint WHERE scope = ?').run([scope]);
      }
    });
  }

  close(): Promise<void> {
    this.#database.close();
    return Promise.resolve();
  }

  /** Every document that is held, for comparing. */
  all(): readonly ReplicaDocument[] {
    return this.#documents('ORDER BY id', []);
  }

  #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument): void {
    const held = this.#held(id);
    if (held) this.#save(change(held));
  }

  #held(id: string): ReplicaDocument | undefined {
    return this.#documents('WHERE id = ?', [id])[0];
  }

  #save({ queue, refusal, ...document }: ReplicaDocument): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO document (id, scope, stamp, queue, refusal, document) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run([document.id, document.scope, document.stamp, queue, refusal, JSON.stringify(document)]);
  }

  #documents(where: string, params: readonly (string | number)[]): ReplicaDocument[] {
    return this.#database
      .prepare(`SELECT queue, refusal, document FROM document ${where}`)
      .all(params)
      .map((row) => ({
        ...parseDocument(JSON.parse(String(row['document']))),
        queue: row['queue'] as QueueState,
        refusal: String(row['refusal']),
      }));
  }

  #checkpoints(): Checkpoint[] {
    const texts = this.#database.prepare('SELECT checkpoint FROM checkpoint', { pluck: true }).all();
    return texts.map((text) => parseCheckpoint(JSON.parse(String(text))));
  }

  #count(queue: QueueState): number {
    return Number(
      this.#database.prepare('SELECT count(*) FROM document WHERE queue = ?', { pluck: true }).get([queue]),
    );
  }

  #run<V>(run: () => V): Promise<V> {
    try {
      return Promise.resolve(inTransaction(this.#database, run));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
