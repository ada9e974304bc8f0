import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { readRecord, writeRecord } from './record.ts';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'zvonok-bundle-'));
  for (const folder of ['build/bundle', 'server/sync']) mkdirSync(join(project, folder), { recursive: true });
  write('package-lock.json', '{}');
  write('tsconfig.base.json', '{}');
  write('build/bundle/targets.ts', '');
  write('server/sync/feed.ts', 'export {};');
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(project, path), text);
}
const taken = (mode: 'production' | 'development' = 'production'): string =>
  fingerprint(project, ['server'], mode);

test('is the same as long as nothing changes', () => {
  expect(taken()).toBe(taken());
  expect(taken('development')).not.toBe(taken());
});

test.each(['package-lock.json', 'build/bundle/targets.ts', 'server/sync/feed.ts', 'server/new.ts'])(
  'changes with %s',
  (path) => {
    const before = taken();
    write(path, 'changed');
    expect(taken()).not.toBe(before);
  },
);

test('does not change with a test or a text', () => {
  const before = taken();
  write('server/sync/feed.test.ts', 'changed');
  write('server/README.md', 'changed');
  expect(taken()).toBe(before);
});

test('a record is kept per target and forgotten on demand', () => {
  writeRecord(project, 'hub', 'one');
  writeRecord(project, 'main', 'two');
  writeRecord(project, 'hub', undefined);
  expect(readRecord(project)).toEqual({ main: 'two' });
  write('dist/.bundle.json', 'broken');
  expect(readRecord(project)).toEqual({});
});
