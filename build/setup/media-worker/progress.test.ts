import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onlyNews, readProgress, writeProgress } from './progress.ts';
import type { MediaWorkerProgress } from './progress.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-progress-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('shared progress', () => {
  test('a waiting process reads what the builder wrote', () => {
    const path = join(folder, 'progress.json');
    for (const progress of [
      { step: 'downloading' },
      { step: 'preparing' },
      { step: 'compiling', percent: 42 },
    ] satisfies MediaWorkerProgress[]) {
      writeProgress(path, progress);
      expect(readProgress(path)).toEqual(progress);
    }
  });

  test.each(['', '{"step":', '{"step":"compiling"}', '{"step":"dancing"}', 'null'])(
    'reads %j as waiting',
    (text) => {
      const path = join(folder, 'progress.json');
      writeFileSync(path, text);
      expect(readProgress(path)).toEqual({ step: 'waiting' });
    },
  );

  test('a listener hears each state once', () => {
    const heard: MediaWorkerProgress[] = [];
    const tell = onlyNews((progress) => heard.push(progress));
    tell({ step: 'compiling', percent: 1 });
    tell({ step: 'compiling', percent: 1 });
    tell({ step: 'compiling', percent: 2 });
    expect(heard).toEqual([
      { step: 'compiling', percent: 1 },
      { step: 'compiling', percent: 2 },
    ]);
  });
});
