import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDeviceSecret, setAside } from './device-secret.ts';
import { fakeDeviceStore } from './testing/fake-device-store.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zvonok-device-'));
  folder = join(root, 'vaults');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const open = (store = fakeDeviceStore(), platform: NodeJS.Platform = 'linux') =>
  openDeviceSecret({ folder, store, platform });

test('the secret is made once, sealed by the system, and gives three different keys', async () => {
  const first = await open();
  expect(readdirSync(folder)).toEqual(['device.sealed']);
  const again = await open();
  expect(again).toEqual(first);
  const keys = [first.sealKey, first.lockKey, first.triesKey].map((key) => Buffer.from(key).toString('hex'));
  expect(new Set(keys).size).toBe(3);
});

test('without a real store it is a file that only its owner may read', async () => {
  const store = { ...fakeDeviceStore(), getSelectedStorageBackend: () => 'basic_text' as const };
  const first = await open(store);
  expect(first.level).toBe('file');
  expect(readdirSync(folder)).toEqual(['device.key']);
  expect(statSync(join(folder, 'device.key')).mode & 0o777).toBe(0o600);
  expect(await open(store)).toEqual(first);
});

test('a store that appears later takes the secret over, and the file goes', async () => {
  const store = fakeDeviceStore();
  store.isAvailable = false;
  const poor = await open(store);
  const plain = readFileSync(join(folder, 'device.key'), 'utf8');
  store.isAvailable = true;
  const rich = await open(store);
  expect(rich).toEqual({ ...poor, level: 'device' });
  expect(readdirSync(folder)).toEqual(['device.sealed']);
  expect(readFileSync(join(folder, 'device.sealed'), 'utf8')).not.toContain(plain);
});

test('a store that wants it sealed anew gets it anew', async () => {
  const store = fakeDeviceStore();
  const first = await open(store);
  store.shouldReEncrypt = true;
  expect(await open(store)).toEqual(first);
  expect(store.sealedCount).toBe(2);
});

test('a store that no longer opens it is told, and nothing is overwritten', async () => {
  const store = fakeDeviceStore();
  const first = await open(store);
  store.isOpen = false;
  await expect(open(store)).rejects.toMatchObject({ data: { code: 'deviceStoreLost', isRetryable: true } });
  store.isOpen = true;
  expect(await open(store)).toEqual(first);
});

test('a lost secret is put aside whole, so that a new one can be made', async () => {
  const store = fakeDeviceStore();
  await open(store);
  await setAside(folder);
  expect(readdirSync(root)[0]).toMatch(/^vaults-unreadable-[0-9a-f]{8}$/);
  await open(store);
  expect(readdirSync(root)).toHaveLength(2);
});

test.each([
  ['linux', 'gnome_libsecret', true, 'device'],
  ['linux', 'basic_text', true, 'file'],
  ['linux', 'unknown', true, 'file'],
  ['linux', 'kwallet6', false, 'file'],
  ['win32', 'unknown', true, 'device'],
] as const)('on %s with %s (%s) the secret is kept by: %s', async (platform, backend, isAvailable, level) => {
  const store = { ...fakeDeviceStore(), getSelectedStorageBackend: () => backend };
  store.isAsyncEncryptionAvailable = () => Promise.resolve(isAvailable);
  expect((await open(store, platform)).level).toBe(level);
});
