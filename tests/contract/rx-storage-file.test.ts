import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  existsSync,
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
import { once } from 'node:events';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Database } from '@signalapp/sqlcipher';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultConnection } from '../../electron/replica/sqlcipher-storage/connection.ts';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { appErrorData } from '../../shared/errors/app-error.ts';
import { type Instance, next, openInstance, type Pupil, pupil, PUPILS, write } from './rx-storage-harness.ts';

const KEY = new Uint8Array(32).fill(7);
const OTHER_KEY = new Uint8Array(32).fill(8);
const PROGRAM = join(import.meta.dirname, '../fixtures/vault-program.ts');
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-vault-'));
  path = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (key = KEY, mustExist = false): Promise<Instance<Pupil>> =>
  openInstance(getRxStorageSqlcipher({ path, key, mustExist }), PUPILS, { database: 'vault' });

/** The code with which opening is refused; a vault that opens is closed and has none. */
async function refusal(key?: Uint8Array<ArrayBuffer>, mustExist?: boolean): Promise<string> {
  try {
    await (await open(key, mustExist)).close();
    return '';
  } catch (error) {
    return appErrorData(error).code;
  }
}

async function fill(count = 500): Promise<void> {
  const instance = await open();
  await write(instance, pupils(count));
  await instance.close();
}

const pupils = (count: number) =>
  Array.from({ length: count }, (_, n) => pupil({ id: `p${n}`, note: `тайное слово ${'x'.repeat(300)}` }));

async function countHeld(count: number): Promise<number> {
  const instance = await open();
  const ids = Array.from({ length: count }, (_, n) => `p${n}`);
  const held = await instance.findDocumentsById(ids, true);
  await instance.close();
  return held.length;
}

describe('the file of a vault', () => {
  test('F-118 holds not one readable word, name or key, nor do the files beside it', async () => {
    const instance = await open();
    await write(instance, [...pupils(50), pupil({ id: 'p0-anna' })]);
    expect(readdirSync(folder).length).toBeGreaterThan(1);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const word of ['тайное', 'p0-anna', 'pupils', 'CREATE TABLE', 'SQLite format'])
        expect(bytes.includes(word), `${name}: ${word}`).toBe(false);
      expect(bytes.includes(Buffer.from(KEY))).toBe(false);
    }
    await instance.close();
  });

  test('is written through to the disk before a write counts, and nothing is sorted outside of it', () => {
    const connection = new VaultConnection({ path, key: KEY });
    const pragma = (name: string) => connection.run((database) => database.pragma(name, { simple: true }));
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('locking_mode')).toBe('exclusive');
    expect(pragma('temp_store')).toBe(2);
    connection.close();
  });

  test('opens with plain SQLCipher and the raw key, so that other tools can rescue it', async () => {
    await fill(3);
    const database = new Database(path);
    database.exec(`PRAGMA key = "x'${Buffer.from(KEY).toString('hex')}'"`);
    const rows = database.prepare('SELECT id FROM "vault/pupils-0" ORDER BY id', { pluck: true }).all();
    expect(rows).toEqual(['p0', 'p1', 'p2']);
    database.close();
  });

  test('under another key is told from a damaged one, and stays as it was', async () => {
    await fill();
    const before = readFileSync(path);
    expect(await refusal(OTHER_KEY)).toBe('vaultWrongKey');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await refusal()).toBe('');
  });

  test('of someone else is not opened and stays as it was: plain SQLite, SQLCipher, anything', async () => {
    const foreign: Record<string, () => void> = {
      plain: () => new Database(path).exec('CREATE TABLE a (b)'),
      encrypted: () => {
        const database = new Database(path);
        database.exec(`PRAGMA key = "x'${Buffer.from(KEY).toString('hex')}'"`);
        database.exec('CREATE TABLE a (b)');
        database.close();
      },
      text: () => writeFileSync(path, 'Здесь мог бы быть дневник.'),
      short: () => writeFileSync(path, 'a'),
    };
    for (const [name, make] of Object.entries(foreign)) {
      rmSync(path, { force: true });
      make();
      const before = readFileSync(path);
      expect(await refusal(), name).toBe('vaultForeign');
      expect(readFileSync(path).equals(before), name).toBe(true);
    }
  });

  test('that was cut off is damaged, wherever the cut is', async () => {
    await fill();
    const whole = readFileSync(path);
    for (const size of [whole.length - 1, whole.length - 4096, whole.length / 2, 5000, 4096, 100, 17]) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      expect(await refusal(), `cut to ${size} of ${whole.length} bytes`).toBe('vaultDamaged');
    }
  });

  test('that lost its content is not silently begun anew where it must be there', async () => {
    expect(await refusal(KEY, true)).toBe('vaultDamaged');
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, '');
    expect(await refusal(KEY, true)).toBe('vaultDamaged');
    expect(await refusal(KEY, false)).toBe('');
    expect(await refusal(KEY, true)).toBe('');
  });

  test('with a spoilt page says so when it is read', async () => {
    await fill();
    const bytes = readFileSync(path);
    for (let at = Math.floor(bytes.length / 8192) * 4096; at < bytes.length; at += 1) bytes[at]! ^= 0xff;
    writeFileSync(path, bytes);
    const code = await countHeld(500).catch((error: unknown) => appErrorData(error).code);
    expect(code).toBe('vaultDamaged');
  });

  test('becomes small again when what was deleted is cleaned up', async () => {
    await fill(5000);
    const full = statSync(path).size;
    const instance = await open();
    const held = await instance.findDocumentsById(
      pupils(5000).map(({ id }) => id),
      true,
    );
    await instance.bulkWrite(
      held.map((document) => next(document, { _deleted: true })),
      'test',
    );
    while (!(await instance.cleanup(0))) continue;
    await instance.close();
    expect(statSync(path).size).toBeLessThan(full / 2);
    expect(await refusal()).toBe('');
  });

  test('where its folder is not there, nothing is made up', async () => {
    path = join(folder, 'nowhere', 'vault.db');
    expect(await refusal()).toBe('internal');
  });
});

describe('two at one vault', () => {
  test('in one thread share it, but not under two keys', async () => {
    const one = await open();
    const two = await open();
    await write(one, [pupil({ id: 'anna' })]);
    expect(await two.findDocumentsById(['anna'], true)).toHaveLength(1);
    expect(await refusal(OTHER_KEY)).toBe('vaultWrongKey');
    await one.close();
    expect(await two.findDocumentsById(['anna'], true)).toHaveLength(1);
    await two.close();
    await expect(async () => two.findDocumentsById(['anna'], true)).rejects.toThrow('closed');
  });

  test('in two programs: the second is told that it is busy, and may try again', async () => {
    const holder = spawn(process.execPath, [PROGRAM, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    await expect(open()).rejects.toMatchObject({ data: { code: 'vaultBusy', isRetryable: true } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await refusal()).toBe('');
  });

  test('in two threads: the second is told that it is busy; the end of the first frees the vault', async () => {
    const holder = new Worker(PROGRAM, { workerData: [path] });
    await once(holder, 'message');
    expect(await refusal()).toBe('vaultBusy');
    await holder.terminate();
    expect(await refusal()).toBe('');
    expect(await countHeld(10)).toBe(10);
  });
});

describe('a vault that is hit in the middle of a write', () => {
  test('by the end of its program keeps everything that was acknowledged, and nothing by halves', async () => {
    for (let round = 0; round < 3; round++) {
      rmSync(path, { force: true });
      const writer = spawn(process.execPath, [PROGRAM, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      let acknowledged = 0;
      for await (const line of createInterface({ input: writer.stdout })) {
        acknowledged = Number(line);
        if (acknowledged === 30 + round * 70) writer.kill('SIGKILL');
      }
      const held = await countHeld(acknowledged + 100);
      expect(held).toBeGreaterThanOrEqual(acknowledged);
      expect(held % 10).toBe(0);
    }
  });

  test('by a full disk says so, keeps everything that was acknowledged, and goes on when there is room', async () => {
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -f 1024 && exec "$0" "$@"',
      process.execPath,
      PROGRAM,
      path,
      'full',
    ]);
    const last = stdout.trim().split('\n').at(-1) ?? '';
    const said = JSON.parse(last) as { stored: number; errors: string[]; readable: number };
    expect(said.errors).toEqual(['diskFull', 'diskFull']);
    expect(said.stored).toBeGreaterThan(20);
    expect(said.readable).toBe(said.stored);
    expect(await countHeld(said.stored + 10)).toBe(said.stored);
    const instance = await open();
    await write(instance, [pupil({ id: 'anna' })]);
    await instance.close();
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});
