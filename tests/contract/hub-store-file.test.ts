import { execFile } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Database } from '@signalapp/sqlcipher';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/store/sqlcipher-open.ts';
import { loadStoreKey } from '../../server/store/store-key.ts';
import { accept, messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { openTestStore, TEST_STORE_KEY } from '../fixtures/hub-store.ts';

const run = promisify(execFile);
const NODE = process.execPath;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-store-'));
  path = join(folder, 'hub.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const message = (seq: number, text = 'очень тайное слово') =>
  accept(messagePart({ by: 'anna', chat: 'c1', text, stamp: stampAt(seq) }), seq);

async function filled(count = 200): Promise<void> {
  const store = openTestStore(path);
  await store.put(Array.from({ length: count }, (_, n) => message(n + 1, `слово ${n} ${'x'.repeat(500)}`)));
  await store.close();
}

describe('the file of a hub store', () => {
  test('F-118 holds not one readable word, nor do the files beside it', async () => {
    const store = openTestStore(path);
    await store.put([message(1)]);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const word of ['тайное', 'message', 'CREATE TABLE', 'SQLite format'])
        expect(bytes.includes(word), `${name}: ${word}`).toBe(false);
    }
    await store.close();
  });

  test('is written through to the disk before a write counts', () => {
    const database = openDatabase(path, TEST_STORE_KEY);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('locking_mode', { simple: true })).toBe('exclusive');
    database.close();
  });

  test('with another key is foreign, and left as it was', async () => {
    await filled();
    const before = readFileSync(path);
    expect(codeOf(() => openTestStore(path, new Uint8Array(32).fill(8)))).toBe('hubStoreForeign');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await openTestStore(path).get(stampAt(1))).toBeDefined();
  });

  test('of another program is foreign, and left as it was', () => {
    const plain = new Database(path);
    plain.exec('CREATE TABLE mine (word TEXT); INSERT INTO mine VALUES (1);');
    plain.close();
    const before = readFileSync(path);
    expect(codeOf(() => openTestStore(path))).toBe('hubStoreForeign');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('of a newer version of the program is foreign', () => {
    const database = openDatabase(path, TEST_STORE_KEY);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(codeOf(() => openTestStore(path))).toBe('hubStoreForeign');
  });

  test('that is open is busy for a second hub, and free again after the first has closed', async () => {
    const first = openTestStore(path);
    await first.put([message(1)]);
    expect(codeOf(() => openTestStore(path))).toBe('hubStoreBusy');
    await first.put([message(2)]);
    await first.close();
    const second = openTestStore(path);
    expect(await second.head()).toBe(2);
    await second.close();
  });

  test.each([
    ['cut off in the middle', () => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['cut off within a page', () => truncateSync(path, 1000)],
    ['garbled at its beginning', () => garble(0)],
    ['garbled in the middle', () => garble(Math.floor(statSync(path).size / 2))],
    ['garbled at its end', () => garble(statSync(path).size - 2000)],
    ['a page of zeros', () => writeFileSync(path, Buffer.alloc(4096))],
    ['some text', () => writeFileSync(path, 'Привет!')],
  ])('%s is not taken for a good one', async (_what, damage) => {
    await filled();
    damage();
    const before = readFileSync(path);
    expect(['hubStoreDamaged', 'hubStoreForeign']).toContain(codeOf(() => openTestStore(path)));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('survives that the program is killed: what was written counts', async () => {
    const program = `
      import { openTestStore } from ${JSON.stringify(join(import.meta.dirname, '../fixtures/hub-store.ts'))};
      const store = openTestStore(${JSON.stringify(path)});
      await store.setSetting('word', 'kept');
      process.kill(process.pid, 'SIGKILL');`;
    await expect(run(NODE, ['--input-type=module', '--eval', program])).rejects.toMatchObject({
      signal: 'SIGKILL',
    });
    const store = openTestStore(path);
    expect(await store.setting('word')).toBe('kept');
    await store.close();
  });

  test('that cannot grow says that the disk is full, and loses nothing', async () => {
    const program = join(import.meta.dirname, '../fixtures/full-disk.ts');
    const { stdout } = await run('sh', ['-c', 'ulimit -f 2048 && exec "$0" "$@"', NODE, program, path]);
    const said = JSON.parse(stdout) as { stored: number; errors: string[]; readable: number };
    expect(said.errors).toEqual(['hubDiskFull', 'hubDiskFull']);
    expect(said.stored).toBeGreaterThan(20);
    expect(said.readable).toBe(said.stored);
    const store = openTestStore(path);
    expect((await store.byScope('chat:c1')).length).toBe(said.stored);
    await store.put([message(said.stored + 1)]);
    await store.close();
  });

  test('in a folder that cannot be written is said to be so', () => {
    expect(codeOf(() => openTestStore(join(folder, 'nowhere', 'hub.db')))).toBe('hubDiskFull');
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => loadStoreKey(join(folder, 'file', 'below')))).toBe('hubDiskFull');
  });
});

describe('the key of a hub store', () => {
  test('is made once, kept, and readable by its owner alone', () => {
    const key = loadStoreKey(join(folder, 'new'));
    expect(key).toHaveLength(32);
    expect(Buffer.from(loadStoreKey(join(folder, 'new'))).equals(Buffer.from(key))).toBe(true);
    expect(statSync(join(folder, 'new', 'store.key')).mode & 0o077).toBe(0);
  });

  test('that is no key is not replaced', () => {
    writeFileSync(join(folder, 'store.key'), 'nonsense');
    expect(codeOf(() => loadStoreKey(folder))).toBe('hubStoreForeign');
    expect(readFileSync(join(folder, 'store.key'), 'utf8')).toBe('nonsense');
  });
});

function garble(at: number): void {
  const bytes = readFileSync(path);
  for (let n = at; n < at + 64; n++) bytes[n] = (bytes[n] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function codeOf(open: () => unknown): string {
  try {
    open();
    return 'opened';
  } catch (error) {
    return (error as { data: { code: string } }).data.code;
  }
}
