import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VaultConnection } from '../../electron/replica/sqlcipher-storage/connection.ts';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { SqlcipherStorageInstance } from '../../electron/replica/sqlcipher-storage/storage-instance.ts';

addRxPlugin(RxDBMigrationSchemaPlugin);

interface Note {
  id: string;
  text: string;
  author: string;
}
interface NoteOfOne {
  id: string;
  text: string;
  by: string;
  letters: number;
}

const text = { type: 'string', maxLength: 100 } as const;
const OLD: RxJsonSchema<Note> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: text, text: { type: 'string' }, author: text },
  required: ['id', 'text', 'author'],
  indexes: ['author'],
};
const NEW: RxJsonSchema<NoteOfOne> = {
  version: 1,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text,
    text: { type: 'string' },
    by: text,
    letters: { type: 'number', minimum: 0, maximum: 1000, multipleOf: 1 },
  },
  required: ['id', 'text', 'by', 'letters'],
  indexes: [['by', 'letters']],
};

const KEY = new Uint8Array(32).fill(7);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-vault-'));
  path = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  createRxDatabase({
    name: 'vault',
    storage: getRxStorageSqlcipher({ path, key: KEY }),
    multiInstance: false,
  });

/** 300 notes, every third of them deleted, in a vault that is then closed. */
async function writeOldVault(): Promise<void> {
  const database = await open();
  const { notes } = await database.addCollections<{ notes: RxCollection<Note> }>({ notes: { schema: OLD } });
  const all = Array.from({ length: 300 }, (_, n) => ({
    id: `n${n}`,
    text: 'ё'.repeat(n),
    author: `p${n % 10}`,
  }));
  await notes.bulkInsert(all);
  await notes.bulkRemove(all.filter((_, n) => n % 3 === 0).map(({ id }) => id));
  await database.close();
}

async function openNewVault(): Promise<{ database: RxDatabase; notes: RxCollection<NoteOfOne> }> {
  const database = await open();
  const { notes } = await database.addCollections<{ notes: RxCollection<NoteOfOne> }>({
    notes: {
      schema: NEW,
      migrationStrategies: {
        1: ({ author, ...note }: Note) => ({ ...note, by: author, letters: note.text.length }),
      },
    },
  });
  return { database, notes };
}

/** The names of all tables, without those of RxDB and SQLite themselves. */
function tables(): unknown[] {
  const connection = new VaultConnection({ path, key: KEY });
  const names = connection.run((database) =>
    database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", { pluck: true })
      .all(),
  );
  connection.close();
  return names.filter((name) => String(name).startsWith('vault/notes'));
}

test('a vault of an older schema opens with all its rows in the new one, and the old table is gone', async () => {
  await writeOldVault();
  expect(tables()).toEqual(['vault/notes-0']);
  const { database, notes } = await openNewVault();
  const all = await notes.find({ sort: [{ letters: 'asc' }] }).exec();
  expect(all).toHaveLength(200);
  expect(all[0]?.toMutableJSON()).toEqual({ id: 'n1', text: 'ё', by: 'p1', letters: 1 });
  expect(await notes.findOne('n0').exec()).toBeNull();
  await database.close();
  expect(tables()).toEqual(['vault/notes-1']);
});

test('the new index is there and is used', async () => {
  await writeOldVault();
  const { database, notes } = await openNewVault();
  const query = notes.find({ selector: { by: 'p1' }, sort: [{ letters: 'desc' }], limit: 3 });
  expect((await query.exec()).map(({ letters }) => letters)).toEqual([281, 271, 251]);
  const inner: unknown = notes.storageInstance.originalStorageInstance;
  if (!(inner instanceof SqlcipherStorageInstance)) throw new Error('another storage');
  const plan = inner.internals.explain(query.getPreparedQuery()).join('; ');
  expect(plan).toContain('USING INDEX vault/notes-1 _deleted,by,letters,id (deleted=? AND .by=?)');
  await database.close();
});

test('opening a migrated vault again migrates nothing more', async () => {
  await writeOldVault();
  await (await openNewVault()).database.close();
  const { database, notes } = await openNewVault();
  expect(await notes.migrationNeeded()).toBe(false);
  expect(await notes.count().exec()).toBe(200);
  await database.close();
});
