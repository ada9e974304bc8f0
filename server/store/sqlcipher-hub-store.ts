import type { Database } from '@signalapp/sqlcipher';
import { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Kind } from '../../shared/schema/kinds.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { DeviceRecord, HubStore, ScopeCount } from './hub-store.ts';
import { inTransaction, openDatabase, storeError } from './sqlcipher-open.ts';
import { subjectOf } from './subject.ts';

type Row = Record<string, unknown>;

const parseStored = parserOf('store.document', AcceptedDocument);
const COLUMNS = 'id, kind, scope, parent, by_person, stamp, gone, body, hub, epoch, seq, at, reading_order';

const LAST_ACCEPTED = 'SELECT at FROM document WHERE hub = ? AND epoch = ? ORDER BY seq DESC LIMIT 1';
/** Two ranges instead of one negation: a replica that holds nearly all costs nearly nothing. */
const COUNT_OUTSIDE = `
  SELECT count(*) AS documents, coalesce(sum(length(body) + 160), 0) AS bytes FROM (
    SELECT body FROM document WHERE scope = ? AND seq < ?
    UNION ALL
    SELECT body FROM document WHERE scope = ? AND seq > ?
  )`;

export interface SqlcipherHubStoreOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** Names for a new store: 12 letters for the hub, 8 for its first epoch. */
  readonly newNames: () => { readonly hub: string; readonly epoch: string };
}

/** The hub's store in one SQLCipher file. */
export function openSqlcipherHubStore(options: SqlcipherHubStoreOptions): HubStore {
  return new SqlcipherHubStore(openDatabase(options.path, options.key), options.newNames);
}

class SqlcipherHubStore implements HubStore {
  readonly hub: string;
  readonly epoch: string;
  readonly #database: Database;

  constructor(database: Database, newNames: () => { readonly hub: string; readonly epoch: string }) {
    this.#database = database;
    const hub = this.#setting('hub');
    const epoch = this.#setting('epoch');
    if (hub && epoch) {
      this.hub = hub;
      this.epoch = epoch;
      return;
    }
    const names = newNames();
    this.hub = names.hub;
    this.epoch = names.epoch;
    inTransaction(database, () => {
      this.#saveSetting('hub', names.hub);
      this.#saveSetting('epoch', names.epoch);
    });
  }

  get(id: string): Promise<AcceptedDocument | undefined> {
    return this.#read(() => this.#documents('WHERE id = ?', [id])[0]);
  }

  bySubject(kind: Kind, subject: string): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents(`WHERE kind = ? AND subject = ? AND subject <> ''`, [kind, subject]),
    );
  }

  byParent(kind: Kind, parent: string): Promise<readonly AcceptedDocument[]> {
    return this.#read(() => this.#documents('WHERE kind = ? AND parent = ?', [kind, parent]));
  }

  byKind(kind: Kind): Promise<readonly AcceptedDocument[]> {
    return this.#read(() => this.#documents('WHERE kind = ?', [kind]));
  }

  byScope(scope: string): Promise<readonly AcceptedDocument[]> {
    return this.#read(() => this.#documents('WHERE scope = ?', [scope]));
  }

  head(): Promise<number> {
    return this.#read(() =>
      this.#number('SELECT max(seq) FROM document WHERE hub = ? AND epoch = ?', this.#log()),
    );
  }

  lastAcceptedAt(): Promise<number> {
    return this.#read(() =>
      // Acceptance times never fall as sequences rise, so the newest document has the latest one.
      this.#number(LAST_ACCEPTED, this.#log()),
    );
  }

  changesAfter(scope: string, after: number, limit: number): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents('WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?', [scope, after, limit]),
    );
  }

  changesBefore(scope: string, before: number, limit: number): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents('WHERE scope = ? AND seq < ? ORDER BY seq DESC LIMIT ?', [scope, before, limit]),
    );
  }

  countOutside(scope: string, low: number, high: number): Promise<ScopeCount> {
    return this.#read(() => {
      const row = this.#database.prepare(COUNT_OUTSIDE).get([scope, low, scope, Math.max(high, low - 1)]);
      return { documents: numberOf(row?.['documents']), bytes: numberOf(row?.['bytes']) };
    });
  }

  put(documents: readonly AcceptedDocument[]): Promise<void> {
    return this.#write(() => {
      const statement = this.#database.prepare(
        `INSERT INTO document (${COLUMNS}, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp, gone = excluded.gone, body = excluded.body,
           hub = excluded.hub, epoch = excluded.epoch, seq = excluded.seq, at = excluded.at,
           reading_order = excluded.reading_order, subject = excluded.subject`,
      );
      for (const d of documents) {
        statement.run([
          d.id, d.kind, d.scope, d.parent, d.by, d.stamp, d.gone ? 1 : 0, JSON.stringify(d.body),
          d.hub, d.epoch, d.seq, d.at, d.order, subjectOf(d),
        ]); // prettier-ignore
      }
    });
  }

  addDevice(record: DeviceRecord): Promise<void> {
    return this.#write(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO device (device, person, added_at, revoked_at) VALUES (?, ?, ?, ?)')
        .run([record.device, record.person, record.addedAt, record.revokedAt]);
    });
  }

  device(device: string): Promise<DeviceRecord | undefined> {
    return this.#read(() => {
      const row = this.#database.prepare('SELECT * FROM device WHERE device = ?').get([device]);
      if (!row) return undefined;
      return {
        device: textOf(row['device']),
        person: textOf(row['person']),
        addedAt: numberOf(row['added_at']),
        revokedAt: numberOf(row['revoked_at']),
      };
    });
  }

  setting(name: string): Promise<string | undefined> {
    return this.#read(() => this.#setting(name));
  }

  setSetting(name: string, value: string): Promise<void> {
    return this.#write(() => this.#saveSetting(name, value));
  }

  close(): Promise<void> {
    return this.#read(() => this.#database.close());
  }

  #log(): readonly string[] {
    return [this.hub, this.epoch];
  }

  #documents(where: string, params: readonly (string | number)[]): AcceptedDocument[] {
    return this.#database.prepare(`SELECT ${COLUMNS} FROM document ${where}`).all(params).map(documentOf);
  }

  #number(sql: string, params: readonly string[]): number {
    return numberOf(this.#database.prepare(sql, { pluck: true }).get(params));
  }

  #setting(name: string): string | undefined {
    const value = this.#database
      .prepare('SELECT value FROM setting WHERE name = ?', { pluck: true })
      .get([name]);
    return typeof value === 'string' ? value : undefined;
  }

  #saveSetting(name: string, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run([name, value]);
  }

  #read<V>(run: () => V): Promise<V> {
    try {
      return Promise.resolve(run());
    } catch (error) {
      return Promise.reject(storeError(error));
    }
  }

  #write(run: () => void): Promise<void> {
    return this.#read(() => inTransaction(this.#database, run));
  }
}

function documentOf(row: Row): AcceptedDocument {
  const body: unknown = JSON.parse(textOf(row['body']));
  return parseStored({
    id: row['id'],
    kind: row['kind'],
    scope: row['scope'],
    parent: row['parent'],
    by: row['by_person'],
    stamp: row['stamp'],
    gone: row['gone'] === 1,
    body,
    hub: row['hub'],
    epoch: row['epoch'],
    seq: row['seq'],
    at: row['at'],
    order: row['reading_order'],
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
