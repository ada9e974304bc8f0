import type { Database } from '@signalapp/sqlcipher';
import { AcceptedDocument, logName } from '../../shared/schema/envelope.ts';
import type { Kind } from '../../shared/schema/kinds.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import { noteUses, SqlcipherFileIndex } from '../files/sqlcipher-file-index.ts';
import type { FileIndex } from '../files/file-index.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { SqlcipherPaperStore, type StoreWork } from '../papers/sqlcipher-paper-store.ts';
import { type HeldMarks, SqlcipherHeldMarks } from '../reach/held-marks.ts';
import type { DeviceRun, HubStore, OldDevice, ScopeInLog } from './hub-store.ts';
import { inTransaction, openDatabase, storeError } from './sqlcipher-open.ts';
import { subjectOf } from './subject.ts';

type Row = Record<string, unknown>;

const parseStored = parserOf('store.document', AcceptedDocument);
const COLUMNS = 'id, kind, scope, parent, by_person, stamp, gone, body, hub, epoch, seq, at, reading_order';

const LAST_ACCEPTED = 'SELECT at FROM document WHERE hub = ? AND epoch = ? ORDER BY seq DESC LIMIT 1';
/** Two ranges instead of one negation: a replica that holds nearly all costs nearly nothing. */
const COUNT_OUTSIDE = `
  SELECT (SELECT count(*) FROM document WHERE scope = ? AND hub = ? AND epoch = ? AND seq < ?)
    + (SELECT count(*) FROM document WHERE scope = ? AND hub = ? AND epoch = ? AND seq > ?)`;
const IN_LOG = 'scope = ? AND hub = ? AND epoch = ?';

export interface SqlcipherHubStoreOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** Names for a new store: 12 letters for the hub, 8 for its first epoch. */
  readonly newNames: () => { readonly hub: string; readonly epoch: string };
}

/**
 * Begins a new log in a store that was put back from a backup: what was accepted after the backup is lost,
 * and clients are told where the old log ends. Returns that position.
 * @param epoch 8 letters that no log of this hub had before
 */
export function beginNewEpoch(
  options: Omit<SqlcipherHubStoreOptions, 'newNames'>,
  epoch: string,
): LogPosition {
  const database = openDatabase(options.path, options.key);
  try {
    const setting = (name: string) =>
      textOf(database.prepare('SELECT value FROM setting WHERE name = ?', { pluck: true }).get([name]));
    const [hub, old] = [setting('hub'), setting('epoch')];
    return inTransaction(database, () => {
      const seq = numberOf(
        database
          .prepare('SELECT max(seq) FROM document WHERE hub = ? AND epoch = ?', { pluck: true })
          .get([hub, old]),
      );
      database.prepare('INSERT INTO log_end (hub, epoch, seq) VALUES (?, ?, ?)').run([hub, old, seq]);
      database.prepare("UPDATE setting SET value = ? WHERE name = 'epoch'").run([epoch]);
      return { log: logName({ hub, epoch: old }), seq };
    });
  } catch (error) {
    throw storeError(error);
  } finally {
    database.close();
  }
}

/** The hub's store in one SQLCipher file. */
export function openSqlcipherHubStore(options: SqlcipherHubStoreOptions): HubStore {
  return new SqlcipherHubStore(openDatabase(options.path, options.key), options.newNames);
}

class SqlcipherHubStore implements HubStore {
  readonly hub: string;
  readonly epoch: string;
  readonly papers: PaperStore;
  readonly files: FileIndex;
  readonly held: HeldMarks;
  readonly #database: Database;
  /** The highest sequence of each log, so that nobody has to look it up. */
  #heads: ReadonlyMap<string, number>;

  constructor(database: Database, newNames: () => { readonly hub: string; readonly epoch: string }) {
    this.#database = database;
    const work: StoreWork = { read: (run) => this.#read(run), write: (run) => this.#write(run) };
    this.papers = new SqlcipherPaperStore(database, work);
    this.files = new SqlcipherFileIndex(database, work);
    this.held = new SqlcipherHeldMarks(database, work);
    this.#heads = headsOf(database);
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

  pageOfKind(
    kind: Kind,
    { parent, id }: { readonly parent: string; readonly id: string },
    limit: number,
  ): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents('WHERE kind = ? AND (parent, id) > (?, ?) ORDER BY parent, id LIMIT ?', [
        kind,
        parent,
        id,
        limit,
      ]),
    );
  }

  countOfKind(kind: Kind): Promise<number> {
    return this.#read(() => this.#number('SELECT count(*) FROM document WHERE kind = ?', [kind]));
  }

  byScope(scope: string): Promise<readonly AcceptedDocument[]> {
    return this.#read(() => this.#documents('WHERE scope = ?', [scope]));
  }

  head(): Promise<number> {
    return this.#read(() => this.#heads.get(logName(this)) ?? 0);
  }

  lastAcceptedAt(): Promise<number> {
    return this.#read(() => {
      // Acceptance times never fall as sequences rise, so the newest document of a log has its latest one.
      const own = [...this.#heads.keys()].filter((log) => log.startsWith(`${this.hub}.`));
      return Math.max(0, ...own.map((log) => this.#number(LAST_ACCEPTED, partsOf(log))));
    });
  }

  logs(): Promise<readonly LogPosition[]> {
    return this.#read(() => {
      const current = logName(this);
      const others = [...this.#heads].filter(([log]) => log !== current);
      return [[current, this.#heads.get(current) ?? 0] as const, ...others].map(([log, seq]) => ({
        log,
        seq,
      }));
    });
  }

  ends(): Promise<readonly LogPosition[]> {
    return this.#read(() =>
      this.#database.prepare('SELECT hub, epoch, seq FROM log_end ORDER BY rowid').all().map(positionOf),
    );
  }

  changesAfter(place: ScopeInLog, after: number, limit: number): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents(`WHERE ${IN_LOG} AND seq > ? ORDER BY seq LIMIT ?`, [...placeOf(place), after, limit]),
    );
  }

  changesBefore(place: ScopeInLog, before: number, limit: number): Promise<readonly AcceptedDocument[]> {
    return this.#read(() =>
      this.#documents(`WHERE ${IN_LOG} AND seq < ? ORDER BY seq DESC LIMIT ?`, [
        ...placeOf(place),
        before,
        limit,
      ]),
    );
  }

  countOutside(place: ScopeInLog, low: number, high: number): Promise<number> {
    return this.#read(() => {
      const where = placeOf(place);
      return this.#number(COUNT_OUTSIDE, [...where, low, ...where, Math.max(high, low - 1)]);
    });
  }

  scopesAfter({ log, seq }: LogPosition): Promise<ReadonlySet<string>> {
    return this.#read(() => {
      const scopes = this.#database
        .prepare('SELECT scope FROM document WHERE hub = ? AND epoch = ? AND seq > ?', {
          pluck: true,
        })
        .all([...partsOf(log), seq]);
      return new Set(scopes.map(textOf));
    });
  }

  put(documents: readonly AcceptedDocument[]): Promise<void> {
    return this.#write(() => {
      // The heads rise with what is stored and not with what was tried.
      const heads = new Map(this.#heads);
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
        noteUses(this.#database, d);
        heads.set(logName(d), Math.max(d.seq, heads.get(logName(d)) ?? 0));
      }
      return heads;
    }).then((heads) => {
      this.#heads = heads;
    });
  }

  oldDevices(): Promise<readonly OldDevice[]> {
    return this.#read(() => this.#database.prepare('SELECT * FROM device').all().map(oldDeviceOf));
  }

  forgetOldDevices(): Promise<void> {
    return this.#write(() => void this.#database.prepare('DELETE FROM device').run());
  }

  noteSeen(device: string, at: number): Promise<void> {
    return this.#write(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO device_seen (device, seen_at) VALUES (?, ?)')
        .run([device, at]);
    });
  }

  seenAt(devices: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#read(() => {
      const seen = this.#database.prepare('SELECT seen_at FROM device_seen WHERE device = ?', {
        pluck: true,
      });
      return new Map(
        devices.flatMap((device): [string, number][] => {
          const at = seen.get([device]);
          return typeof at === 'number' ? [[device, at]] : [];
        }),
      );
    });
  }

  noteRun({ device, number, run, session }: DeviceRun): Promise<boolean> {
    return this.#read(() =>
      inTransaction(this.#database, () => {
        const known = this.#database
          .prepare('SELECT run, session FROM device_run WHERE device = ? AND number = ?')
          .get([device, number]);
        const isSame = known?.['run'] === run && known['session'] === session;
        if (known && !isSame && numberOf(known['run']) >= run) return false;
        if (isSame) return true;
        this.#database
          .prepare('INSERT OR REPLACE INTO device_run (device, number, run, session) VALUES (?, ?, ?, ?)')
          .run([device, number, run, session]);
        return true;
      }),
    );
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

  #documents(where: string, params: readonly (string | number)[]): AcceptedDocument[] {
    return this.#database.prepare(`SELECT ${COLUMNS} FROM document ${where}`).all(params).map(documentOf);
  }

  #number(sql: string, params: readonly (string | number)[]): number {
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

  #write<V>(run: () => V): Promise<V> {
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

function oldDeviceOf(row: Row): OldDevice {
  return {
    device: textOf(row['device']),
    person: textOf(row['person']),
    addedAt: numberOf(row['added_at']),
    revokedAt: numberOf(row['revoked_at']),
  };
}

/** The highest sequence of each log: one look at the index for each, however many documents there are. */
function headsOf(database: Database): ReadonlyMap<string, number> {
  const heads = new Map<string, number>();
  const next = database.prepare(
    'SELECT hub, epoch FROM document WHERE (hub, epoch) > (?, ?) ORDER BY hub, epoch LIMIT 1',
  );
  const head = database.prepare('SELECT max(seq) AS seq FROM document WHERE hub = ? AND epoch = ?');
  for (let row = next.get(['', '']); row; row = next.get([textOf(row['hub']), textOf(row['epoch'])])) {
    const seq = head.get([textOf(row['hub']), textOf(row['epoch'])])?.['seq'];
    heads.set(positionOf(row).log, numberOf(seq));
  }
  return heads;
}

function partsOf(log: string): readonly [string, string] {
  const [hub = '', epoch = ''] = log.split('.');
  return [hub, epoch];
}

function placeOf({ scope, log }: ScopeInLog): readonly string[] {
  return [scope, ...partsOf(log)];
}

function positionOf(row: Row): LogPosition {
  const log = logName({ hub: textOf(row['hub']), epoch: textOf(row['epoch']) });
  return { log, seq: numberOf(row['seq']) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
