import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../server/cli/export.ts';
import { runImport } from '../../server/cli/import.ts';
import { readOptions } from '../../server/cli/options.ts';

const DEMO = join(import.meta.dirname, '../../resources/demo-school');
const ADMINISTRATOR = 'staff-06';
let folder: string;
let said: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-export-'));
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  }
  const command = ['import', DEMO, '--administrator', ADMINISTRATOR];
  expect(await runImport(options(...command))).toBe(0);
  said = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function options(...command: readonly string[]) {
  const where = ['--data', join(folder, 'hub'), '--port', '0', '--host', '127.0.0.1', '--rtc-port', '0'];
  return readOptions([...command, ...where]);
}

const out = (name: string) => join(folder, name);

describe('F-124 hub -- export', () => {
  test('writes the roster into a folder, which changes nothing when it is imported', async () => {
    expect(await runExport(options('export', 'roster', '--out', out('lists')))).toBe(0);
    expect(readdirSync(out('lists'))).toHaveLength(8);
    said = '';
    expect(await runImport(options('import', out('lists'), '--dry-run'))).toBe(0);
    expect(said).toMatch(/^(The import would change nothing|Загрузка ничего не изменит)\.\n$/);
  });

  test('writes the roster as an archive, too', async () => {
    expect(await runExport(options('export', 'roster', '--out', out('lists.zip')))).toBe(0);
    expect(await runImport(options('import', out('lists.zip'), '--dry-run'))).toBe(0);
  });

  test.each([
    ['school', [], 'documents/person.jsonl'],
    ['audit', [], 'check.json'],
    ['person', [ADMINISTRATOR], 'person.html'],
  ])('writes %s', async (what, rest, file) => {
    expect(await runExport(options('export', what, ...rest, '--out', out('export.zip')))).toBe(0);
    const files = unzipSync(readFileSync(out('export.zip')));
    expect(files[file]?.length).toBeGreaterThan(0);
    expect(existsSync(out('export.zip.part'))).toBe(false);
  });

  test.each([
    ['no place', ['school']],
    ['nobody', ['person', '--out', 'x.zip']],
    ['something else', ['everything', '--out', 'x.zip']],
  ])('with %s is wrong use', async (_what, words) => {
    const given = words.map((word) => (word === 'x.zip' ? out(word) : word));
    expect(await runExport(options('export', ...given))).toBe(2);
    expect(existsSync(out('x.zip'))).toBe(false);
  });

  test('does not write over anything', async () => {
    expect(await runExport(options('export', 'school', '--out', folder))).toBe(2);
    expect(said).toContain('already');
  });
});
