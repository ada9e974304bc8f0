import { Database } from '@signalapp/sqlcipher';
import Type from 'typebox';
import { inTransaction } from '../../server/store/sqlcipher-open.ts';
import {
  type KeptCredential,
  readCredential,
  writeCredential,
} from '../../shared/credential/kept-credential.ts';
import {
  type AcceptedDocument,
  type AuthorPart,
  authorPartOf,
  logName,
  StoredDocument,
} from '../../shared/schema/envelope.ts';
import { parserOf } from '../../shared/std/parse.ts';
import {
  Checkpoint,
  checkpointKey,
  endCheckpoint,
  extendCheckpoint,
  type LogPosition,
  raiseCheckpoint,
} from '../../shared/sync/checkpoint.ts';
import {
  applied,
  forgotten,
  freeStamp,
  hasEarlierVersion,
  isClash,
  isWithAuthor,
  orphaned,
  isPlaceLost,
  placedAnew,
  type QueueState,
  reissued,
  type ReplicaDocument,
  requeued,
  restamped,
  settled,
  written,
} from '../../shared/sync/replica-document.ts';
import type { OwnCounts, PushResult, ReplicaStore, Restamp, Run } from '../../shared/sync/replica-store.ts';

const parseDocument = parserOf(
  'sim.document',
  Type.Object({ ...StoredDocument.properties, oldStamps: Type.Optional(Type.String()) }),
);
const parseCheckpoint = parserOf('sim.checkpoint', Checkpoint);

const SCHEMA = `
  CREATE TABLE document (
    id TEXT PRIMARY KEY, scope TEXT NOT NULL, stamp TEXT NOT NULL, queue TEXT NOT NULL, refusal TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX document_by_queue ON document (queue, stamp);
  CREATE INDEX document_by_scope ON document (scope);
  CREATE TABLE checkpoint (name TEXT PRIMARY KEY, scope TEXT NOT NULL, checkpoint TEXT NOT NULL) STRICT;
  CREATE TABLE wanted (id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE up_to (log TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
  CREATE TABLE run (one INTEGER PRIMARY KEY, number TEXT NOT NULL, run INTEGER NOT NULL) STRICT;
  CREATE TABLE credential (one INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

const TABLES = ['document', 'checkpoint', 'wanted', 'up_to', 'run', 'credential'] as const;

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

  countUnsent(): Promise<OwnCounts> {
    return this.#run(() => ({
      waiting: this.#count('written'),
      refused: this.#count('refused'),
      aside: this.#count('aside'),
    }));
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

  apply(
    documents: readonly AcceptedDocument[],
    checkpoints: readonly Checkpoint[],
    upTo?: LogPosition,
  ): Promise<void> {
    return this.#run(() => {
      for (const document of documents) {
        this.#makeWay(document);
        this.#save(applied(this.#held(document.id), document));
      }
      const held = new Map(this.#checkpoints().map((one) => [checkpointKey(one), one]));
      for (const added of checkpoints) {
        const key = checkpointKey(added);
        const next = extendCheckpoint(held.get(key), added);
        held.set(key, next);
        this.#saveCheckpoint(next);
      }
      if (upTo) {
        this.#database
          .prepare(
            'INSERT INTO up_to VALUES (?, ?) ON CONFLICT (log) DO UPDATE SET seq = max(seq, excluded.seq)',
          )
          .run([upTo.log, upTo.seq]);
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

  restamp(changes: readonly Restamp[]): Promise<void> {
    return this.#run(() => {
      for (const { id, oldStamp, newStamp } of changes) {
        this.#change(id, (held) => restamped(held, oldStamp, newStamp));
      }
    });
  }

  reissue(id: string, stamp: string): Promise<boolean> {
    return this.#run(() => {
      const held = this.#held(id);
      const next = held && reissued(held, stamp);
      if (!next) return false;
      this.#drop(id);
      this.#save(next);
      this.#want(id);
      return true;
    });
  }

  requeue(id: string): Promise<void> {
    return this.#run(() => this.#change(id, requeued));
  }

  discard(id: string): Promise<void> {
    return this.#run(() => {
      const held = this.#held(id);
      if (held && hasEarlierVersion(held)) this.#want(id);
      this.#change(id, (one) => (isWithAuthor(one) ? undefined : one));
    });
  }

  forget(scopes: readonly string[]): Promise<void> {
    return this.#run(() => {
      for (const scope of scopes) {
        for (const { id } of this.#documents('WHERE scope = ?', [scope])) this.#change(id, forgotten);
        this.#database.prepare('DELETE FROM checkpoint WHERE scope = ?').run([scope]);
      }
    });
  }

  endLog({ log, seq }: LogPosition, person: string): Promise<readonly string[]> {
    return this.#run(() => {
      const late = this.#documents('', []).filter(
        (document) => logName(document) === log && document.seq > seq,
      );
      for (const { id } of late) this.#change(id, (held) => orphaned(held, person));
      for (const held of this.#documents("WHERE queue != ''", [])) {
        if (isPlaceLost(held, { log, seq })) this.#want(held.id);
        this.#change(held.id, (one) => placedAnew(one, { log, seq }));
      }
      for (const held of this.#checkpoints()) {
        if (held.log !== log) continue;
        this.#saveCheckpoint(endCheckpoint(held, seq));
      }
      this.#database.prepare('UPDATE up_to SET seq = min(seq, ?) WHERE log = ?').run([seq, log]);
      for (const { by, id } of late) {
        if (by !== person) this.#want(id);
      }
      return late.filter(({ by }) => by === person).map(({ id }) => id);
    });
  }

  people(): Promise<readonly string[]> {
    return this.#run(() =>
      this.#documents('', []).flatMap(({ id, kind, seq }) => (kind === 'person' && seq > 0 ? [id] : [])),
    );
  }

  wanted(): Promise<readonly string[]> {
    return this.#run(() =>
      this.#database.prepare('SELECT id FROM wanted', { pluck: true }).all().map(String),
    );
  }

  answered(): Promise<void> {
    return this.#run(() => this.#database.exec('DELETE FROM wanted'));
  }

  credential(): Promise<KeptCredential | undefined> {
    return this.#run(() => {
      const value = this.#database.prepare('SELECT value FROM credential', { pluck: true }).get();
      return typeof value === 'string' ? readCredential(JSON.parse(value)) : undefined;
    });
  }

  keepCredential(credential: KeptCredential): Promise<void> {
    return this.#run(() => {
      const value = JSON.stringify(writeCredential(credential));
      this.#database.prepare('INSERT OR REPLACE INTO credential VALUES (1, ?)').run([value]);
    });
  }

  beginRun(number: string): Promise<Run> {
    return this.#run(() => {
      this.#database
        .prepare('INSERT INTO run VALUES (1, ?, 1) ON CONFLICT (one) DO UPDATE SET run = run + 1')
        .run([number]);
      return this.#readRun();
    });
  }

  renumber(number: string): Promise<Run> {
    return this.#run(() => {
      this.#database.prepare('INSERT OR REPLACE INTO run VALUES (1, ?, 1)').run([number]);
      return this.#readRun();
    });
  }

  close(): Promise<void> {
    this.#database.close();
    return Promise.resolve();
  }

  /** Another store with the same content. */
  copy(): SqlcipherReplicaStore {
    const copy = new SqlcipherReplicaStore();
    for (const table of TABLES) {
      const rows = this.#database.prepare(`SELECT * FROM ${table}`).all();
      for (const row of rows) {
        const values = Object.values(row);
        const places = values.map(() => '?').join(', ');
        copy.#database.prepare(`INSERT INTO ${table} VALUES (${places})`).run(values);
      }
    }
    return copy;
  }

  /** Every document that is held, for comparing. */
  all(): readonly ReplicaDocument[] {
    return this.#documents('ORDER BY id', []);
  }

  #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument | undefined): void {
    const held = this.#held(id);
    const next = held && change(held);
    if (next) this.#save(next);
    else this.#drop(id);
  }

  #makeWay(document: AcceptedDocument): void {
    const held = this.#held(document.id);
    if (!held || !isClash(held, document)) return;
    const next = reissued(
      held,
      freeStamp(held.stamp, (id) => this.#held(id) !== undefined),
    );
    if (next) this.#save(next);
    this.#drop(held.id);
  }

  #want(id: string): void {
    this.#database.prepare('INSERT OR IGNORE INTO wanted VALUES (?)').run([id]);
  }

  #drop(id: string): void {
    this.#database.prepare('DELETE FROM document WHERE id = ?').run([id]);
  }

  #saveCheckpoint(checkpoint: Checkpoint): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO checkpoint (name, scope, checkpoint) VALUES (?, ?, ?)')
      .run([checkpointKey(checkpoint), checkpoint.scope, JSON.stringify(checkpoint)]);
  }

  #readRun(): Run {
    const row = this.#database.prepare('SELECT number, run FROM run').get();
    return { number: String(row?.['number']), run: Number(row?.['run']) };
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
    const upTo = new Map(
      this.#database
        .prepare('SELECT log, seq FROM up_to')
        .all()
        .map((row) => [String(row['log']), Number(row['seq'])]),
    );
    const texts = this.#database.prepare('SELECT checkpoint FROM checkpoint', { pluck: true }).all();
    return texts
      .map((text) => parseCheckpoint(JSON.parse(String(text))))
      .map((held) => raiseCheckpoint(held, upTo.get(held.log) ?? 0));
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
