import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobCount } from './build.ts';
import { publishWorker, workerStarts } from './worker-check.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-worker-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(exitCode: number): string {
  const path = join(folder, `exit-${exitCode}`);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('checking a worker', () => {
  test('only the code of a worker without a version counts as starting', () => {
    expect(workerStarts(program(41))).toBe(true);
    expect(workerStarts(program(127))).toBe(false);
    expect(workerStarts(join(folder, 'missing'))).toBe(false);
    expect(workerStarts(folder)).toBe(false);
  });

  test('a worker that starts is published whole', () => {
    const target = join(folder, 'cache', 'mediasoup-worker');
    expect(publishWorker(program(41), target)).toBe(true);
    expect(workerStarts(target)).toBe(true);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['mediasoup-worker']);
  });

  test('one that does not start leaves nothing in the cache', () => {
    const target = join(folder, 'cache', 'mediasoup-worker');
    expect(publishWorker(program(1), target)).toBe(false);
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });
});

test('the build starts no more compilers than processors and memory allow, but at least one', () => {
  expect(jobCount(8, 64e9)).toBe(8);
  expect(jobCount(8, 3.5e9)).toBe(3);
  expect(jobCount(2, 0.2e9)).toBe(1);
});
