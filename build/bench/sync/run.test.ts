import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCorpus } from './corpus.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bench(...args: string[]) {
  const program = join(import.meta.dirname, '../../bench.ts');
  return spawnSync(process.execPath, [program, 'sync', ...args], { encoding: 'utf8' });
}

test('carries the messages of a file and ends with one line of JSON', { timeout: 60_000 }, () => {
  const path = join(folder, 'messages.jsonl');
  const lines = makeCorpus(2, 300).map((message, i) => JSON.stringify({ id: `m${i}`, ...message }));
  writeFileSync(path, lines.join('\n'));
  const { stdout, stderr, status } = bench('--messages', path, '--only', 'catchup,missed100,tls');
  expect(status, stderr).toBe(0);
  const figures = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
  expect(Object.keys(figures).sort()).toEqual([
    'catchupBytes',
    'messages',
    'missed100Bytes',
    'missed100RoundTrips',
    'ratioToZstdText',
    'textZstdBytes',
    'tlsHandshakeBytes',
  ]);
  expect(figures).toMatchObject({ messages: 300 });
  expect(figures.catchupBytes).toBeGreaterThan(Number(figures.textZstdBytes));
});

test('names its parts to whoever asks for another', () => {
  const { stderr, status } = bench('--only', 'catchup,dogs');
  expect([status, stderr.includes('no part dogs'), stderr.includes('missed100')]).toEqual([2, true, true]);
});
