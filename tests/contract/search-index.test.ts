import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexKey } from '../../electron/replica/search-index/index-file.ts';
import { SqlcipherSearchIndex } from '../../electron/replica/search-index/sqlcipher-search-index.ts';
import { VaultConnection } from '../../electron/replica/sqlcipher-storage/connection.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { tagOf } from '../../shared/search/search-index.ts';
import { MemorySearchIndex } from '../../shared/testing/memory-search-index.ts';
import { entry, query, searchIndexContract } from './search-index-contract.ts';

const memory = () => new SqlcipherSearchIndex({ path: ':memory:', key: new Uint8Array(randomBytes(32)) });
searchIndexContract('in memory, without an index', () => new MemorySearchIndex());
searchIndexContract('SQLCipher', memory);

let folder: string;
let settings: { path: string; key: Uint8Array };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-index-'));
  settings = { path: join(folder, 'search.db'), key: indexKey(new Uint8Array(randomBytes(32))) };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function found(index: SqlcipherSearchIndex, text: string): string[] {
  return index.find(query(text), 0, 10).map(({ id }) => id);
}

/** Everything that the file holds, after decrypting. */
function decrypted(): string {
  const connection = new VaultConnection(settings);
  const blobs = connection.run((database) => database.prepare('SELECT block FROM words_data').all());
  const vocabulary = connection.run((database) => {
    database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'row')");
    return database.prepare('SELECT term FROM temp.vocabulary').all();
  });
  connection.close();
  const bytes = blobs.flatMap(({ block }) => (block instanceof Uint8Array ? [Buffer.from(block)] : []));
  return `${Buffer.concat(bytes).toString('utf8')} ${vocabulary.map(({ term }) => String(term)).join(' ')}`;
}

test('the key of the index is another one than the key of the vault', () => {
  const key = new Uint8Array(randomBytes(32));
  expect(indexKey(key)).toEqual(indexKey(key));
  expect(Buffer.from(indexKey(key)).equals(key)).toBe(false);
});

test('what was put in is there after closing, and nothing of it can be read on the disk', () => {
  let index = new SqlcipherSearchIndex(settings);
  index.put([entry('m1', 'Секретнейшее собрание')]);
  index.setWhole(true);
  index.close();
  const bytes = readFileSync(settings.path);
  for (const word of ['секретн', 'Секретн', 'собран']) expect(bytes.includes(word)).toBe(false);
  index = new SqlcipherSearchIndex(settings);
  expect([found(index, 'секретнейшие'), index.isWhole()]).toEqual([['m1'], true]);
  index.close();
});

test('what was removed is gone from the file itself once it was tidied, also what an edit replaced', () => {
  const index = new SqlcipherSearchIndex(settings);
  index.put(Array.from({ length: 300 }, (_, n) => entry(`m${n}`, `урок номер ${n}`)));
  index.put([entry('secret', 'жаворонок'), entry('edited', 'скворец')]);
  index.put([entry('edited', 'синица', { mark: 'later' })]);
  index.remove(['secret']);
  while (index.tidy()) continue;
  index.close();
  const words = decrypted();
  expect(words).toContain('урок');
  expect(words).toContain('синиц');
  for (const word of ['жаворон', 'аворонок', 'скворец', 'скворц']) expect(words).not.toContain(word);
});

test('a damaged, a foreign and an older index are made anew; none is an obstacle', () => {
  const damages: Record<string, () => void> = {
    page: () => {
      const bytes = readFileSync(settings.path);
      bytes.fill(7, 4096 + 100, 4096 + 200);
      bytes.fill(7, 100, 4000);
      writeFileSync(settings.path, bytes);
    },
    cut: () => writeFileSync(settings.path, readFileSync(settings.path).subarray(0, 5000)),
    foreign: () => writeFileSync(settings.path, 'something else entirely'),
    empty: () => writeFileSync(settings.path, ''),
    key: () => {
      settings = { ...settings, key: new Uint8Array(randomBytes(32)) };
    },
    version: () => {
      const connection = new VaultConnection(settings);
      connection.run((database) => database.exec("UPDATE facts SET value = '0' WHERE name = 'version'"));
      connection.close();
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    const before = new SqlcipherSearchIndex(settings);
    before.put([entry('m1', 'театр')]);
    before.setWhole(true);
    before.close();
    damage();
    const index = new SqlcipherSearchIndex(settings);
    expect([name, index.isWhole(), found(index, 'театр')]).toEqual([name, false, []]);
    index.put([entry('m2', 'музей')]);
    expect(found(index, 'музей')).toEqual(['m2']);
    index.close();
  }
});

test('damage that shows only later is told, and a reset mends it', () => {
  let index = new SqlcipherSearchIndex(settings);
  index.put(Array.from({ length: 3000 }, (_, n) => entry(`m${n}`, `урок ${n} слово${n} и ещё ${n * 7}`)));
  while (index.tidy()) continue;
  index.close();
  const bytes = readFileSync(settings.path);
  bytes.fill(9, 40 * 4096);
  writeFileSync(settings.path, bytes);
  index = new SqlcipherSearchIndex(settings);
  const readAll = () => Array.from({ length: 3000 }, (_, n) => found(index, `слово${n} `));
  expect(readAll).toThrow(AppError);
  index.reset();
  index.put([entry('m1', 'театр')]);
  expect(found(index, 'театр')).toEqual(['m1']);
  index.close();
});

test('words, chats and times pick rows by the index of words; ids and rows by their keys', () => {
  const index = memory();
  index.put([entry('m1', 'урок')]);
  const plan = index.explain(query('уро', { tags: [[tagOf.chat('c1')]], from: 5 }));
  expect(plan.some((line) => /SCAN words VIRTUAL TABLE INDEX \d+:M3><$/u.test(line))).toBe(true);
  expect(plan.some((line) => line.includes('SEARCH documents USING INTEGER PRIMARY KEY'))).toBe(true);
  expect(index.explain(query('', { from: 5 }))).toContain(
    'SEARCH documents USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
  );
  index.close();
});

test('texts are not kept a second time: the file has no place for them', () => {
  new SqlcipherSearchIndex(settings).close();
  const connection = new VaultConnection(settings);
  const tables = connection.run((database) => database.prepare('SELECT name FROM sqlite_schema').all());
  connection.close();
  const names = tables.map(({ name }) => String(name));
  expect(names).toContain('words_data');
  expect(names).not.toContain('words_content');
});
