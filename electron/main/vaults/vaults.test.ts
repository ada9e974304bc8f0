import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { vaultBoxLabel } from '../../../shared/vault/pin-reset.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import { newBoxKeyPair, openBox } from '../../replica/sealed-box.ts';
import { makeDevice } from './new-device.ts';
import { fakeDeviceStore } from './testing/fake-device-store.ts';
import { Vaults } from './vaults.ts';

const CHEAP = { cost: 2 ** 4, blockSize: 8, parallel: 1 };
const PIN: Secret = { kind: 'pin', text: '2580' };
const hub = newBoxKeyPair();

let root = '';
let folder = '';
let now = 0;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zvonok-vaults-'));
  folder = join(root, 'vaults');
  now = 1_700_000_000_000;
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** The application after a start. */
function started(store = fakeDeviceStore(), at = folder): Vaults {
  return new Vaults({
    folder: at,
    store,
    platform: 'linux',
    stretchCost: CHEAP,
    now: () => now,
    monotonicNow: () => now,
  });
}

const device = makeDevice();
const card = {
  person: 'anna',
  name: 'Анна Петрова',
  roles: ['pupil' as const],
  schoolTitle: 'Школа № 5',
  place: 'remote' as const,
  isDemo: false,
  addresses: ['192.168.1.5:7443'],
  keyPin: 'c'.repeat(64),
};
const inside = { deviceKey: device.privateKey, deviceNumber: device.number, autoLockMinutes: 10 };

async function make(vaults: Vaults, secret: Secret | 'none' = PIN, of: Partial<typeof card> = {}) {
  const prepared = await vaults.prepare(secret === 'none' ? undefined : secret);
  return prepared.keep({ card: { ...card, ...of }, inside, recoveryKey: hub.publicKey });
}

const code = (value: string) => ({ data: { code: value } });

describe('G-10 a vault', () => {
  test('G-10 opens with its PIN after the next start, and with nothing else', async () => {
    const made = await make(started());
    const next = started();
    await next.load();
    const entry = next.find('anna', card.keyPin)!;
    expect(entry.card).toMatchObject({ ...card, usedAt: now, unsentCount: 0, isOpen: false });
    const open = await next.unlock(entry.id, PIN);
    expect(open.key).toEqual(made.key);
    expect(open.inside).toEqual(inside);
    for (const wrong of ['2581', '02580', '', '25800']) {
      now += 3600_000;
      await expect(next.unlock(entry.id, { kind: 'pin', text: wrong })).rejects.toMatchObject(
        code('secretWrong'),
      );
    }
  });

  test('G-10 tells the disk neither name, school, address, hub nor any key, in whatever letters', async () => {
    const vault = await make(started());
    const needles = [
      'Анна',
      'Петрова',
      'anna',
      'Школа № 5',
      '192.168.1.5',
      card.keyPin,
      device.privateKey,
      device.number,
      '2580',
    ];
    const files = readdirSync(join(folder, vault.id)).map((name) =>
      readFileSync(join(folder, vault.id, name)),
    );
    const key = Buffer.from(vault.key);
    const forms = [
      ...needles.map((text) => Buffer.from(text, 'utf8')),
      ...needles.map((text) => Buffer.from(text, 'utf16le')),
      ...needles
        .filter((text) => text.length > 6)
        .map((text) => Buffer.from(Buffer.from(text).toString('base64').slice(0, -4))),
      ...['hex', 'base64'].map((form) => Buffer.from(key.toString(form as 'hex'))),
      key,
    ];
    for (const file of files) for (const form of forms) expect(file.includes(form)).toBe(false);
  });

  test('G-10 copied to another computer opens nowhere, PIN or not', async () => {
    const vault = await make(started());
    const elsewhere = join(root, 'elsewhere');
    cpSync(join(folder, vault.id), join(elsewhere, vault.id), { recursive: true });
    const thief = started(fakeDeviceStore(), elsewhere);
    await thief.load();
    expect(thief.sound()).toEqual([]);
    await expect(thief.unlock(vault.id, PIN)).rejects.toMatchObject(code('vaultDamaged'));
  });

  test('needs no secret in the demonstration, and gets one later', async () => {
    const vaults = started();
    const vault = await make(vaults, 'none', { isDemo: true });
    expect((await vaults.unlock(vault.id, undefined)).key).toEqual(vault.key);
    await vaults.setSecret(vault, PIN);
    const next = started();
    await next.load();
    expect(next.get(vault.id)?.lockKind).toBe('pin');
    await expect(next.unlock(vault.id, undefined)).rejects.toMatchObject(code('secretWrong'));
    expect((await next.unlock(vault.id, PIN)).key).toEqual(vault.key);
  });

  test('keeps its key and its data when the secret changes; the old one no longer fits', async () => {
    const vaults = started();
    const vault = await make(vaults);
    await vaults.setSecret(vault, { kind: 'phrase', text: 'снег идёт в мае' });
    await expect(vaults.unlock(vault.id, PIN)).rejects.toMatchObject(code('secretWrong'));
    const open = await vaults.unlock(vault.id, { kind: 'phrase', text: ' снег  идёт в мае' });
    expect(open.key).toEqual(vault.key);
  });

  test('forgets its key when told to', async () => {
    const vaults = started();
    const vault = await make(vaults);
    const { key } = vault;
    vault.forget();
    expect(key).toEqual(new Uint8Array(32));
    expect(() => vault.key).toThrow('shut');
    await expect(vaults.setSecret(vault, PIN)).rejects.toThrow('shut');
  });

  test('holds its key a second time, for its own hub and its own person', async () => {
    const vault = await make(started());
    const box = vault.card.forHub!;
    const label = (person: string) => vaultBoxLabel({ person, hubKeyPin: card.keyPin });
    expect(openBox(hub, label('anna'), box)).toEqual(vault.key);
    expect(openBox(hub, label('boris'), box)).toBeUndefined();
    expect(openBox(newBoxKeyPair(), label('anna'), box)).toBeUndefined();
  });

  test('opens with the key that came back from the hub, and not with another', async () => {
    const vaults = started();
    const vault = await make(vaults);
    expect(vaults.unlockWithKey(vault.id, new Uint8Array(vault.key)).inside).toEqual(inside);
    expect(() => vaults.unlockWithKey(vault.id, new Uint8Array(32))).toThrow('vaultWrongKey');
  });
});

describe('F-119 wrong PINs', () => {
  test('F-119 slow down and lock out across starts; a new PIN from the hub’s key lets in again', async () => {
    const vaults = started();
    const vault = await make(vaults);
    const wrong: Secret = { kind: 'pin', text: '9753' };
    for (let count = 0; count < 4; count++) {
      await expect(vaults.unlock(vault.id, wrong)).rejects.toMatchObject(code('secretWrong'));
    }
    const next = started();
    await next.load();
    await expect(next.unlock(vault.id, PIN)).rejects.toMatchObject({
      data: { code: 'secretWait', params: { seconds: 30 } },
    });
    for (let count = 4; count < 10; count++) {
      now += 3600_000;
      await next.unlock(vault.id, wrong).catch(() => undefined);
    }
    now += 24 * 3600_000;
    const last = started();
    await last.load();
    await expect(last.unlock(vault.id, PIN)).rejects.toMatchObject(code('secretLockedOut'));
    const open = last.unlockWithKey(vault.id, new Uint8Array(vault.key));
    await last.setSecret(open, { kind: 'pin', text: '1357' });
    expect((await last.unlock(vault.id, { kind: 'pin', text: '1357' })).key).toEqual(vault.key);
  });

  test('F-119 are counted for each vault alone', async () => {
    const vaults = started();
    const [anna, boris] = [await make(vaults), await make(vaults, PIN, { person: 'boris' })];
    for (let count = 0; count < 4; count++) await vaults.unlock(anna.id, undefined).catch(() => undefined);
    expect((await vaults.unlock(boris.id, PIN)).card.person).toBe('boris');
  });
});

describe('the vaults of a computer', () => {
  test('are listed by last use, and a damaged one is told and kept', async () => {
    const vaults = started();
    const anna = await make(vaults);
    now += 1000;
    const boris = await make(vaults, PIN, { person: 'boris' });
    expect(vaults.list().map(({ id }) => id)).toEqual([boris.id, anna.id]);
    writeFileSync(join(folder, boris.id, 'vault.json'), '{"version":1');
    const next = started();
    await next.load();
    expect(next.list()).toMatchObject([{ id: anna.id }, { id: boris.id, fault: { code: 'vaultDamaged' } }]);
    await expect(next.unlock(boris.id, PIN)).rejects.toMatchObject(code('vaultDamaged'));
    expect(existsSync(join(folder, boris.id))).toBe(true);
    writeFileSync(join(folder, boris.id, 'vault.json'), '{"version":2}');
    const later = started();
    await later.load();
    expect(later.list()[1]).toMatchObject({ fault: { code: 'vaultForeign' } });
  });

  test('note when one was open and what is unsent', async () => {
    const vaults = started();
    const { id } = await make(vaults);
    now += 5000;
    await vaults.noteOpened(id);
    const crashed = started();
    await crashed.load();
    expect(crashed.get(id)?.card).toMatchObject({ isOpen: true, usedAt: now });
    await vaults.noteClosed(id, 3);
    const next = started();
    await next.load();
    expect(next.get(id)?.card).toMatchObject({ isOpen: false, unsentCount: 3 });
  });

  test('have sizes, and one that is removed is gone; an interrupted removal is finished', async () => {
    const vaults = started();
    const [anna, boris] = [await make(vaults), await make(vaults, PIN, { person: 'boris' })];
    writeFileSync(join(folder, anna.id, 'replica.db'), Buffer.alloc(10_000));
    expect(await vaults.sizeBytesOf(anna.id)).toBeGreaterThan(10_000);
    await vaults.remove(anna.id);
    expect(vaults.get(anna.id)).toBeUndefined();
    expect(existsSync(join(folder, anna.id))).toBe(false);
    cpSync(join(folder, boris.id), join(folder, `${boris.id}x.removed`), { recursive: true });
    const next = started();
    await next.load();
    expect(readdirSync(folder).sort()).toEqual([boris.id, 'device.sealed'].sort());
  });

  test('whose computer lost its secret are put aside whole when a person says so', async () => {
    const store = fakeDeviceStore();
    const vault = await make(started(store));
    store.isOpen = false;
    const next = started(store);
    await expect(next.load()).rejects.toMatchObject(code('deviceStoreLost'));
    await next.beginAnew();
    expect(next.list()).toEqual([]);
    const aside = readdirSync(root).find((name) => name.startsWith('vaults-unreadable-'))!;
    expect(existsSync(join(root, aside, vault.id, 'vault.json'))).toBe(true);
  });
});
