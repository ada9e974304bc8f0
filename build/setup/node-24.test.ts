import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureNode24, node24Path, NodePreparationError } from './node-24.mjs';

let project = '';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'zvonok-node-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function installNodePackage(): void {
  mkdirSync(join(project, 'node_modules', 'node'), { recursive: true });
  writeFileSync(join(project, 'node_modules', 'node', 'package.json'), '{}');
}

describe('Node 24', () => {
  test('without libraries, the sentence names the command to run', async () => {
    await expect(ensureNode24(project)).rejects.toThrow('run `npm ci` first');
  });

  test('is prepared once when two commands start together', async () => {
    installNodePackage();
    let rebuilds = 0;
    const rebuild = async () => {
      rebuilds += 1;
      await Promise.resolve();
      mkdirSync(dirname(node24Path(project)), { recursive: true });
      writeFileSync(node24Path(project), '');
      return { code: 0, output: '' };
    };
    const paths = await Promise.all([ensureNode24(project, rebuild), ensureNode24(project, rebuild)]);
    expect(paths).toEqual([node24Path(project), node24Path(project)]);
    expect(rebuilds).toBe(1);
  });

  test('a failed preparation is an error with a sentence in both languages', async () => {
    installNodePackage();
    const failure = ensureNode24(project, () => Promise.resolve({ code: 1, output: '' }));
    await expect(failure).rejects.toBeInstanceOf(NodePreparationError);
    await expect(failure).rejects.toHaveProperty('sentence.ru');
  });
});
