import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf, fixtureFolder, fixtureTexts } from '../../tests/fixtures/roster/fixture-files.ts';
import { describeProblem } from './describe-problem.ts';
import { parseRoster, type RosterFiles } from './parse-roster.ts';
import { readRosterArchive, readRosterFiles } from './read-files.ts';
import { unpackRosterFiles } from './unzip.ts';

const small = fixtureTexts('small-1.2');
const expected = parseRoster(filesOf(small), { today: '2026-10-01' }).roster;
const MIB = 1024 * 1024;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(path: string, content: string | Uint8Array): Promise<string> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

/** The small roster as entries of an archive, below a folder if one is given. */
function entries(below = ''): Record<string, Uint8Array> {
  return Object.fromEntries([...small].map(([file, text]) => [`${below}${file}`, strToU8(text)]));
}

function expectRoster(files: RosterFiles): void {
  expect(files.problems).toEqual([]);
  expect(parseRoster(files, { today: '2026-10-01' }).roster).toEqual(expected);
}

function refusal(files: RosterFiles): readonly string[] {
  const { roster, problems } = parseRoster(files, { today: '2026-10-01' });
  expect(roster).toBeUndefined();
  for (const problem of problems) {
    expect(describeProblem(problem, 'ru')).not.toMatch(/[{}]/u);
    expect(describeProblem(problem, 'en')).not.toMatch(/[{}]/u);
  }
  return problems.map(({ file, reason }) => `${file}: ${reason}`);
}

describe('a folder', () => {
  it('is read, other files and letter case notwithstanding', async () => {
    for (const [file, text] of small) await write(file === 'users.csv' ? 'Users.CSV' : file, text);
    await write('demographics.csv', 'birthDate');
    expectRoster(await readRosterFiles(folder));
  });

  it('may hold the files in the only folder inside', async () => {
    for (const [file, text] of small) await write(join('export 2026', file), text);
    expectRoster(await readRosterFiles(folder));
  });

  it('is refused if it holds no roster, or does not exist', async () => {
    await write('notes.txt', 'x');
    expect(refusal(await readRosterFiles(folder))[0]).toMatch(/^roster-.*: not-a-roster$/u);
    expect(refusal(await readRosterFiles(join(folder, 'none')))).toEqual(['none: path-missing']);
    expect(refusal(await readRosterFiles(join(folder, 'notes.txt', 'x')))).toEqual(['x: path-unreadable']);
  });

  it('is refused if a file in it is a link, which could lead anywhere', async () => {
    await write('orgs.csv', 'x');
    await symlink(join(fixtureFolder('small-1.2'), 'users.csv'), join(folder, 'users.csv'));
    expect(refusal(await readRosterFiles(folder))).toEqual(['users.csv: file-not-regular']);
  });

  it('is refused if a file in it is too large', async () => {
    await write('users.csv', new Uint8Array(32 * MIB + 1));
    expect(refusal(await readRosterFiles(folder))).toEqual(['users.csv: file-too-large']);
  });
});

describe('a zip archive', () => {
  it('is read from a file and from memory', async () => {
    const bytes = zipSync(entries());
    expectRoster(await readRosterFiles(await write('roster.zip', bytes)));
    expectRoster(readRosterArchive(bytes, 'roster.zip'));
  });

  it('may hold the files in a folder, with the twins that macOS adds and an older copy further down', () => {
    const older = Object.fromEntries(
      Object.keys(entries()).map((file) => [`2026/old/${file}`, strToU8('x')]),
    );
    const twins = { '__MACOSX/2026/._users.csv': strToU8('x'), '2026/.hidden/users.csv': strToU8('x') };
    expectRoster(
      readRosterArchive(
        zipSync({ ...entries('2026/'), ...twins, ...older, 'readme.txt': strToU8('x') }),
        'r',
      ),
    );
  });

  it('may have been written with backward slashes, stored, or as a stream that states sizes afterwards', () => {
    expectRoster(readRosterArchive(zipSync(entries('export\\')), 'r'));
    expectRoster(readRosterArchive(zipSync(entries(), { level: 0 }), 'r'));
    expectRoster(readRosterArchive(streamed(entries()), 'r'));
  });

  it.each(['../users.csv', 'a/../../users.csv', '/etc/users.csv', 'C:\\users.csv', '..\\notes.txt'])(
    'is refused for the name %s',
    (name) => {
      const files = readRosterArchive(zipSync({ ...entries(), [name]: strToU8('x') }), 'roster.zip');
      expect(refusal(files)).toEqual(['roster.zip: archive-unsafe-name']);
    },
  );

  it('is refused where it is damaged, cut short, or no archive', () => {
    const bytes = zipSync(entries());
    const flipped = bytes.slice();
    flipped.fill(0xff, 60, 160);
    for (const broken of [
      flipped,
      bytes.slice(0, -30),
      bytes.slice(40),
      strToU8('PK\u0003\u0004'),
      new Uint8Array(),
    ]) {
      expect(refusal(readRosterArchive(broken, 'roster.zip'))).toEqual(['roster.zip: archive-broken']);
    }
  });

  it('is refused where one file is there twice, or the files are in several folders', () => {
    const twice = zipSync({ ...entries(), 'USERS.CSV': strToU8('x') });
    expect(refusal(readRosterArchive(twice, 'r'))).toEqual(['users.csv: file-duplicate']);
    const apart = zipSync({ ...entries('a/'), 'b/users.csv': strToU8('x') });
    expect(refusal(readRosterArchive(apart, 'r'))).toEqual(['r: several-folders']);
  });

  it('is refused where it holds no roster', () => {
    expect(refusal(readRosterArchive(zipSync({ 'a.txt': strToU8('x') }), 'r'))).toEqual(['r: not-a-roster']);
  });

  it('is refused where it is itself too large', async () => {
    const path = await write('roster.zip', new Uint8Array(32 * MIB + 1));
    expect(refusal(await readRosterFiles(path))).toEqual(['roster.zip: archive-too-large']);
  });
});

describe('an archive that unpacks to far more than it weighs', () => {
  const limits = { fileBytes: 4 * MIB, totalBytes: 6 * MIB, entries: 50 };
  const zeros = new Uint8Array(5 * MIB);

  it('is refused by the size that it states', () => {
    expect(unpackRosterFiles(zipSync({ 'users.csv': zeros }), limits)).toMatchObject({
      file: 'users.csv',
      reason: 'file-too-large',
    });
  });

  it('is refused by the bytes that come, where it states a smaller size', () => {
    const bytes = zipSync({ 'users.csv': zeros });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (view.getUint32(at, true) === zeros.length) view.setUint32(at, 100, true);
    }
    expect(unpackRosterFiles(bytes, limits)).toMatchObject({ file: 'users.csv', reason: 'file-too-large' });
  });

  it('is refused where the bytes that come are not those that it states', () => {
    const bytes = zipSync({ 'users.csv': zeros.subarray(0, 1000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (view.getUint32(at, true) === 1000) view.setUint32(at, 999, true);
    }
    expect(unpackRosterFiles(bytes, limits)).toEqual({ reason: 'archive-broken' });
  });

  it('is refused where the files together are too large', () => {
    const part = zeros.subarray(0, 3 * MIB);
    const bytes = zipSync({ 'users.csv': part, 'roles.csv': part, 'orgs.csv': part });
    expect(unpackRosterFiles(bytes, limits)).toEqual({ reason: 'archive-too-large', details: { limit: 6 } });
  });

  it('is refused for the number of its files', () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`${index}.txt`, strToU8('x')]));
    expect(unpackRosterFiles(zipSync(many), limits)).toEqual({
      reason: 'archive-too-many-files',
      details: { limit: 50 },
    });
  });
});

/** An archive as a streaming writer makes it: the sizes follow the data of each file. */
function streamed(files: Record<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(files)) {
    const entry = new ZipDeflate(name);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
