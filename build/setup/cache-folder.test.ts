import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cacheRoot, ensureCacheFolder } from './cache-folder.ts';
import { SetupError } from './setup-error.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the cache folder', () => {
  test('follows XDG_CACHE_HOME when that is a full path', () => {
    expect(cacheRoot({ XDG_CACHE_HOME: '/data/cache' }, 'linux', '/home/anna')).toBe('/data/cache/zvonok');
    expect(cacheRoot({ XDG_CACHE_HOME: 'cache' }, 'linux', '/home/anna')).toBe('/home/anna/.cache/zvonok');
    expect(cacheRoot({}, 'darwin', '/Users/anna')).toBe('/Users/anna/.cache/zvonok');
  });

  test('is made on demand', () => {
    const root = mkdtempSync(join(tmpdir(), 'zvonok-cache-'));
    vi.stubEnv('XDG_CACHE_HOME', root);
    expect(ensureCacheFolder('logs')).toBe(join(root, 'zvonok', 'logs'));
    rmSync(root, { recursive: true });
  });

  test('a place that cannot hold a folder is an error with the folder in it', () => {
    const root = mkdtempSync(join(tmpdir(), 'zvonok-cache-'));
    const file = join(root, 'file');
    writeFileSync(file, '');
    vi.stubEnv('XDG_CACHE_HOME', file);
    expect(() => ensureCacheFolder('logs')).toThrow(SetupError);
    rmSync(root, { recursive: true });
  });
});
