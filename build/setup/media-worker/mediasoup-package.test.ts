import { describe, expect, test } from 'vitest';
import { SetupError } from '../setup-error.ts';
import { mediasoupVersion, workerCacheKey } from './mediasoup-package.ts';

describe('the mediasoup package', () => {
  test('the cache key tells versions, systems and processors apart', () => {
    const keys = [
      workerCacheKey('3.19.22', 'linux', 'x64'),
      workerCacheKey('3.19.23', 'linux', 'x64'),
      workerCacheKey('3.19.22', 'linux', 'arm64'),
      workerCacheKey('3.19.22', 'darwin', 'x64'),
    ];
    expect(keys[0]).toMatch(/^3\.19\.22-linux-x64-r\d+$/);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('its version is the installed one; without it the sentence names the command to run', () => {
    expect(mediasoupVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(() => mediasoupVersion('/nonexistent')).toThrow(SetupError);
    expect(() => mediasoupVersion('/nonexistent')).toThrow('npm ci');
  });
});
