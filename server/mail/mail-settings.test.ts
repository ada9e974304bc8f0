import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { type MailSettings, parseMailSettings, readMailSettings, saveMailSettings } from './mail-settings.ts';

const SETTINGS: MailSettings = {
  host: 'mail.school.example',
  port: 465,
  security: 'tls',
  user: 'school',
  password: 'a secret password',
  fromAddress: 'post@school.example',
  fromName: 'Школа № 1',
};

describe('mail settings', () => {
  test('come back from the store, are replaced, and are removed', async () => {
    const store = openMemoryStore();
    expect(await readMailSettings(store)).toBeUndefined();
    await saveMailSettings(store, SETTINGS);
    expect(await readMailSettings(store)).toEqual(SETTINGS);
    const pinned = { ...SETTINGS, certificateSha256: 'ab'.repeat(32) };
    await saveMailSettings(store, pinned);
    expect(await readMailSettings(store)).toEqual(pinned);
    await saveMailSettings(store, undefined);
    expect(await readMailSettings(store)).toBeUndefined();
    await store.close();
  });

  test.each([
    ['host', ''],
    ['host', 'mail server'],
    ['host', 'mail.example/path'],
    ['host', 'a'.repeat(254)],
    ['port', 0],
    ['port', 65_536],
    ['port', 25.5],
    ['security', 'ssl'],
    ['user', 'school\r\nQUIT'],
    ['user', 'a'.repeat(201)],
    ['password', 'a\0b'],
    ['password', 'a'.repeat(201)],
    ['fromAddress', 'School <post@school.example>'],
    ['fromAddress', 'post@school.example, eve@evil.example'],
    ['fromAddress', 'post@школа.рф'],
    ['fromName', 'School\r\nBcc: eve@evil.example'],
    ['fromName', 'School\u2028School'],
    ['fromName', 'a'.repeat(101)],
    ['certificateSha256', 'AB'.repeat(32)],
    ['certificateSha256', 'ab:cd'],
    ['somethingElse', 1],
  ])('with %s %j are refused, and the fault holds no value', async (field, value) => {
    const bad = { ...SETTINGS, [field]: value };
    expect(() => parseMailSettings(bad)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
    expect(() => parseMailSettings(bad)).not.toThrow(/secret password|evil/);
    const store = openMemoryStore();
    await expect(saveMailSettings(store, bad)).rejects.toThrow();
    expect(await readMailSettings(store)).toBeUndefined();
    await store.close();
  });
});
