import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './electron-host.ts';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'zvonok-host-'));
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

test('takes the stand-in where there is no Electron', () => {
  expect(findElectron({ project, env: {} })).toEqual({
    host: 'standin',
    command: process.execPath,
    args: [join(project, 'build/standin/run.ts')],
  });
});

test('takes the Electron of the package, or the one that the environment names', () => {
  for (const folder of ['node_modules/electron/dist', 'elsewhere']) {
    mkdirSync(join(project, folder), { recursive: true });
    writeFileSync(join(project, folder, 'electron'), '');
  }
  const options = { project, platform: 'linux', isRoot: false } as const;
  expect(findElectron({ ...options, env: {} })).toEqual({
    host: 'electron',
    command: join(project, 'node_modules/electron/dist/electron'),
    args: [],
  });
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(project, 'elsewhere') };
  expect(findElectron({ ...options, env, isRoot: true })).toMatchObject({
    command: join(project, 'elsewhere/electron'),
    args: ['--no-sandbox'],
  });
});
