import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Hub } from '../../server/hub.ts';
import { openDatabase } from '../../server/store/sqlcipher-open.ts';
import { MIGRATIONS } from '../../server/store/sqlcipher-schema.ts';
import {
  accept,
  messagePart,
  stampAt,
  TEST_EPOCH,
  TEST_HUB,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';
import { openTestStore, TEST_STORE_KEY } from '../fixtures/hub-store.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-upgrade-'));
  path = join(folder, 'hub.db');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A migration that has shipped is never edited: its fingerprint stays here. A new one adds a line. */
const SHIPPED = ['016e4776', '25f96da4', 'cf7d5918', '6eff1562', 'acf4d6de', '7764d02d'];

/** Rows as each version wrote them, by version. They are read by the newest one for ever. */
const OF_VERSION_1: readonly string[] = [
  `INSERT INTO document (id, kind, scope, parent, subject, by_person, stamp, gone, body, hub, epoch, seq, at, reading_order)
     VALUES ('${stampAt(3)}', 'message', 'chat:c1', 'c1', '', 'anna', '${stampAt(3)}', 0,
       '{"text":"Привет","replyTo":""}', '${TEST_HUB}', '${TEST_EPOCH}', 3, 1003, '${accept(messagePart({ by: 'anna', chat: 'c1' }), 3).order}')`,
  `INSERT INTO device (device, person, added_at, revoked_at) VALUES ('${'d'.repeat(64)}', 'anna', 5, 0)`,
  `INSERT INTO setting (name, value) VALUES ('hub', '${TEST_HUB}'), ('epoch', '${TEST_EPOCH}')`,
];
const OF_VERSION_2: readonly string[] = [
  ...OF_VERSION_1,
  `INSERT INTO log_end (hub, epoch, seq) VALUES ('${TEST_HUB}', 'epoch000', 9)`,
  `INSERT INTO device_run (device, number, run, session) VALUES ('${'d'.repeat(64)}', '000000000001', 4, 's')`,
];
const OF_VERSION_3: readonly string[] = [
  ...OF_VERSION_2,
  `INSERT INTO device_seen (device, seen_at) VALUES ('${'d'.repeat(64)}', 8)`,
];
const OF_VERSION_4: readonly string[] = [
  ...OF_VERSION_3,
  `INSERT INTO paper_file (sha256, size, is_whole, begun_at) VALUES ('${'e'.repeat(64)}', 3, 1, 9)`,
];
const OF_VERSION_5: readonly string[] = [
  ...OF_VERSION_4,
  `INSERT INTO file_blob (digest, size, kept_at, unused_at) VALUES ('${'f'.repeat(64)}', 3, 9, 0)`,
];
const OF_VERSION_6: readonly string[] = [
  ...OF_VERSION_5,
  `INSERT INTO held (scope, log, person, seq) VALUES ('channel:news', '${TEST_LOG}', 'anna', 3)`,
];
const ROWS: readonly (readonly string[])[] = [
  OF_VERSION_1,
  OF_VERSION_2,
  OF_VERSION_3,
  OF_VERSION_4,
  OF_VERSION_5,
  OF_VERSION_6,
];

function makeVersion(version: number): void {
  const database = new Database(path);
  database.exec(`PRAGMA key = "x'${Buffer.from(TEST_STORE_KEY).toString('hex')}'"`);
  for (const sql of MIGRATIONS.slice(0, version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${version}`);
  for (const sql of ROWS[version - 1] ?? []) database.exec(sql);
  database.close();
}

describe('migrations of the hub’s database', () => {
  test('that have shipped are as they were', () => {
    const fingerprints = MIGRATIONS.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 8));
    expect(fingerprints).toEqual(SHIPPED);
    expect(ROWS).toHaveLength(MIGRATIONS.length);
  });

  test.each(MIGRATIONS.map((_, index) => index + 1))(
    'version %i is read and written by the newest',
    async (version) => {
      makeVersion(version);
      const store = openTestStore(path);
      const kept = accept(messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(3) }), 3);
      expect(await store.get(kept.id)).toEqual(kept);
      expect(await store.oldDevices()).toEqual([
        { device: 'd'.repeat(64), person: 'anna', addedAt: 5, revokedAt: 0 },
      ]);
      expect([store.hub, store.epoch, await store.head()]).toEqual([TEST_HUB, TEST_EPOCH, 3]);
      await store.put([accept(messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(4) }), 4)]);
      expect(await store.head()).toBe(4);
      await store.close();
    },
  );

  test.each([1, 2])(
    'the devices of version %i become documents at the hub’s start, once',
    async (version) => {
      makeVersion(version);
      const store = openTestStore(path);
      const hub = new Hub({ store, keyPin: 'a'.repeat(64), now: () => 2000, addresses: () => [] });
      await hub.acceptor.begin();
      await hub.devices.begin();
      expect(await store.get('d'.repeat(64))).toMatchObject({
        kind: 'device',
        scope: 'keys:anna',
        body: { person: 'anna', name: '', namedAt: 0, addedAt: 5, revokedAt: 0 },
      });
      expect([await store.head(), await store.oldDevices()]).toEqual([4, []]);
      await hub.devices.begin();
      expect(await store.head()).toBe(4);
      await store.close();
    },
  );

  test('one that fails leaves the database as it was', () => {
    makeVersion(0);
    const broken = new Database(path);
    broken.exec(`PRAGMA key = "x'${Buffer.from(TEST_STORE_KEY).toString('hex')}'"`);
    // In the way of the first migration.
    broken.exec('CREATE TABLE device (other TEXT)');
    broken.close();
    expect(() => openDatabase(path, TEST_STORE_KEY)).toThrow();
    const after = new Database(path);
    after.exec(`PRAGMA key = "x'${Buffer.from(TEST_STORE_KEY).toString('hex')}'"`);
    expect(after.prepare('SELECT name FROM sqlite_schema ORDER BY name', { pluck: true }).all()).toEqual([
      'device',
    ]);
    expect(after.prepare('PRAGMA user_version', { pluck: true }).get()).toBe(0);
    after.close();
  });
});

describe('the plans of the hub’s queries', () => {
  test('no question to the documents reads the whole table', async () => {
    const prepare = vi.spyOn(Database.prototype, 'prepare');
    const store = openTestStore(path);
    await store.put([accept(messagePart({ by: 'anna', chat: 'c1' }), 1)]);
    await store.get('x');
    await store.bySubject('membership', 'x');
    await store.byParent('membership', 'x');
    await store.byKind('person');
    await store.byScope('school');
    await store.head();
    await store.lastAcceptedAt();
    await store.changesAfter({ scope: 'school', log: TEST_LOG }, 1, 1);
    await store.changesBefore({ scope: 'school', log: TEST_LOG }, 1, 1);
    await store.countOutside({ scope: 'school', log: TEST_LOG }, 1, 2);
    await store.scopesAfter({ log: TEST_LOG, seq: 1 });
    await store.seenAt(['x']);
    await store.close();
    const asked = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter((sql) =>
      /^\s*SELECT/.test(sql),
    );
    prepare.mockRestore();

    const database = openDatabase(path, TEST_STORE_KEY);
    const plans = new Map(
      asked.map((sql) => {
        const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(sql.match(/\?/g)?.map(() => 1) ?? []);
        return [sql.replace(/\s+/g, ' ').trim(), rows.map((row) => String(row['detail']))] as const;
      }),
    );
    database.close();
    const slow = [...plans].filter(([, plan]) =>
      plan.some((step) => /^SCAN (document|device_seen)|TEMP B-TREE/.test(step)),
    );
    expect(slow).toEqual([]);
    const used = (pattern: RegExp) => [...plans].find(([sql]) => pattern.test(sql))?.[1].join('; ');
    expect(used(/subject = \?/)).toContain('document_by_subject (kind=? AND subject=?)');
    expect(used(/parent = \?/)).toContain('document_by_parent (kind=? AND parent=?)');
    const place = 'scope=? AND hub=? AND epoch=?';
    expect(used(/seq > \? ORDER/)).toContain(`document_by_scope (${place} AND seq>?)`);
    expect(used(/seq < \? ORDER/)).toContain(`document_by_scope (${place} AND seq<?)`);
    expect(used(/count\(\*\)/)).toContain(`document_by_scope (${place} AND seq<?)`);
    expect(used(/count\(\*\)/)).toContain(`document_by_scope (${place} AND seq>?)`);
    expect(used(/^SELECT scope/)).toContain('document_by_log (hub=? AND epoch=? AND seq>?)');
    expect(used(/SELECT at/)).toContain('document_by_log (hub=? AND epoch=?)');
    expect(used(/max\(seq\)/)).toContain('document_by_log (hub=? AND epoch=?)');
    expect(asked.length).toBeGreaterThan(10);
  });
});
