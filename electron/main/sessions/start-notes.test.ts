import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeviceSecret, openDeviceSecret } from '../vaults/device-secret.ts';
import { fakeDeviceStore } from '../vaults/testing/fake-device-store.ts';
import { StartNotes } from './start-notes.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-notes-'));
  path = join(folder, 'start.sealed');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function started(device?: DeviceSecret): Promise<StartNotes> {
  const own = () => openDeviceSecret({ folder, store: fakeDeviceStore(), platform: 'linux' });
  const notes = new StartNotes({ path, device: () => (device ? Promise.resolve(device) : own()) });
  await notes.load();
  return notes;
}

test('are there after the next start, and cannot be read from the disk', async () => {
  const notes = await started();
  expect(notes.screen).toEqual({ phase: 'welcome' });
  await notes.setFounder('person-of-importance');
  await notes.setScreen({ phase: 'people', vault: 'a'.repeat(24) });
  const next = await started();
  expect([next.screen, next.founder]).toEqual([
    { phase: 'people', vault: 'a'.repeat(24) },
    'person-of-importance',
  ]);
  expect(Buffer.from(readFileSync(path, 'utf8'), 'base64').toString('latin1')).not.toContain('importance');
});

test('of another computer, or damaged ones, are forgotten', async () => {
  await (await started()).setFounder('anna');
  const other = new Uint8Array(32);
  const stranger = await started({ level: 'file', sealKey: other, lockKey: other, triesKey: other });
  expect(stranger.founder).toBe('');
  writeFileSync(path, 'nonsense');
  expect((await started()).founder).toBe('');
});
