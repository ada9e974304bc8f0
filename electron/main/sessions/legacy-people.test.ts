import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeDeviceStore } from '../vaults/testing/fake-device-store.ts';
import { Vaults } from '../vaults/vaults.ts';
import { moveLegacyPeople } from './legacy-people.ts';

const secrets = (name: string) => JSON.stringify({ name, deviceKey: 'AAAA' });
const known = (person: string, place: string, sealed: string) => ({
  person,
  place,
  addresses: ['10.0.0.1:7443'],
  keyPin: 'c'.repeat(64),
  deviceNumber: '000000000000',
  sealed,
});

let folder = '';
let path = '';
let vaults: Vaults;
const store = fakeDeviceStore();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-legacy-'));
  path = join(folder, 'people.json');
  vaults = new Vaults({ folder: join(folder, 'vaults'), store, platform: 'linux' });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const move = () => moveLegacyPeople({ path, store, vaults });
const write = (...people: object[]) => writeFileSync(path, JSON.stringify({ version: 1, people }));

test('people of version 0.1 become vaults with their device keys, and the old file goes', async () => {
  const sealed = `sealed:${(await store.encryptStringAsync(secrets('Анна Петрова'))).toString('base64')}`;
  const open = `open:${Buffer.from(secrets('Гость')).toString('base64')}`;
  write(known('anna', 'remote', sealed), known('guest', 'demo', open));
  expect(await move()).toBe(2);
  expect(existsSync(path)).toBe(false);
  const anna = vaults.find('anna', 'c'.repeat(64))!;
  expect(anna).toMatchObject({
    lockKind: 'device',
    card: { name: 'Анна Петрова', place: 'remote', isDemo: false },
  });
  expect(vaults.find('guest', 'c'.repeat(64))?.card.isDemo).toBe(true);
  expect((await vaults.unlock(anna.id, undefined)).inside.deviceKey).toBe('AAAA');
  expect(await move()).toBe(0);
});

test('where one cannot be read the old file stays', async () => {
  write(known('anna', 'remote', 'sealed:AAAA'));
  await expect(move()).rejects.toThrow();
  expect(existsSync(path)).toBe(true);
});

test('a computer that never had version 0.1 has nothing to move', async () => {
  expect(await move()).toBe(0);
});
