import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDevice } from './new-device.ts';
import { KnownPeople } from './known-people.ts';
import { openSecretStore } from './secret-store.ts';

/** A device store that turns the bytes round; enough to see that plain text does not reach the disk. */
function fakeDevice(isAvailable = true, shouldReEncrypt = false) {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text, 'utf8').reverse()),
    decryptStringAsync: (sealed: Buffer) =>
      Promise.resolve({ result: Buffer.from(sealed).reverse().toString('utf8'), shouldReEncrypt }),
  };
}

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-people-'));
  path = join(folder, 'people.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(device = fakeDevice()): KnownPeople {
  return new KnownPeople({
    path,
    secrets: () => openSecretStore(device, 'linux'),
    onBroken: () => undefined,
  });
}

const anna = {
  person: 'anna',
  place: 'remote' as const,
  addresses: ['192.168.1.5:7443'],
  keyPin: 'c'.repeat(64),
  deviceNumber: '000000000000',
};
const secrets = { name: 'Анна Петрова', deviceKey: 'AAAA' };

test('a known person is there after the next start, with the key', async () => {
  await open().remember(anna, secrets);
  const again = open();
  const known = again.find('anna', anna.keyPin)!;
  expect(known).toMatchObject(anna);
  expect(await again.secretsOf(known)).toEqual(secrets);
  expect(again.find('anna', 'd'.repeat(64))).toBeUndefined();
});

test('neither the key nor the name can be read from the file, and only the owner may read it', async () => {
  await open().remember(anna, secrets);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('Анна');
  expect(text).not.toContain(Buffer.from(JSON.stringify(secrets)).toString('base64').slice(0, 20));
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('without a device store it still works, and a store that appears is used', async () => {
  const poor = open(fakeDevice(false));
  const known = await poor.remember(anna, secrets);
  expect(await poor.secretsOf(known)).toEqual(secrets);
  const rich = open();
  expect(await rich.secretsOf(rich.find('anna', anna.keyPin)!)).toEqual(secrets);
  expect(rich.find('anna', anna.keyPin)?.sealed).toMatch(/^sealed:/);
});

test('remembers where the application was', async () => {
  expect(open().screen).toEqual({ phase: 'welcome' });
  await open().setScreen({ phase: 'inside', person: 'anna', keyPin: anna.keyPin });
  expect(open().screen).toEqual({ phase: 'inside', person: 'anna', keyPin: anna.keyPin });
});

test('a person is listed once, at the newest addresses', async () => {
  const people = open();
  const known = await people.remember(anna, secrets);
  await people.moveTo(known, ['192.168.1.6:7443']);
  expect(people.at('remote').map((one) => one.addresses)).toEqual([['192.168.1.6:7443']]);
});

test.each([
  ['linux', 'gnome_libsecret', true, 'device'],
  ['linux', 'basic_text', true, 'basic'],
  ['linux', 'kwallet6', false, 'none'],
  ['win32', 'unknown', true, 'device'],
] as const)('on %s with %s (%s) the level is %s', async (platform, backend, isAvailable, level) => {
  const device = { ...fakeDevice(isAvailable), getSelectedStorageBackend: () => backend };
  expect((await openSecretStore(device, platform)).level).toBe(level);
});

test('a new device is an Ed25519 pair with a number of its own', () => {
  const first = makeDevice();
  const second = makeDevice();
  const key = createPrivateKey({
    key: Buffer.from(first.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  expect(new Uint8Array(spki.subarray(-32))).toEqual(first.publicKey);
  expect(first.number).toMatch(/^[0-9a-z]{12}$/);
  expect(first.number).not.toBe(second.number);
});
