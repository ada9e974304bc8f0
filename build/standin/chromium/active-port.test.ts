import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activePort } from './active-port.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-port-'));
  path = join(folder, 'DevToolsActivePort');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('waits while the file is missing, empty or half written', async () => {
  const states = ['', '45', '45123\n/devtools/browser/1'];
  const port = await activePort(path, () => {
    const next = states.shift();
    if (next !== undefined) writeFileSync(path, next);
    return false;
  });
  expect(port).toBe(45123);
});

test('does not wait for a browser that has ended', async () => {
  expect(await activePort(path, () => true)).toBeUndefined();
});
