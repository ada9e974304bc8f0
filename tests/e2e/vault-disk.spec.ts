import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDeviceSecret } from '../../electron/main/vaults/device-secret.ts';
import { Vaults } from '../../electron/main/vaults/vaults.ts';
import { acceptRules, enterSecret, openChat, say } from '../../build/drive/window.ts';
import { filesBelow, findOnDisk, formsOfBytes, formsOfText, type Needle } from '../fixtures/find-on-disk.ts';
import { CLASS_CHAT, expect, messageWith, PUPIL, TEACHER, test } from './fixtures.ts';

const PHRASE = 'снег идёт в мае';
const MESSAGE = 'Контрольная про трицератопсов в пятницу';
const DRAFT = 'Черновик про жирафов пока не готов';
const SEARCH = 'ковалёва дарья';

/** The stand-in keeps no secrets for anybody; what it offers here is never asked. */
const noStore = {
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  getSelectedStorageBackend: () => 'basic_text' as const,
  encryptStringAsync: () => Promise.reject(new Error('no store')),
  decryptStringAsync: () => Promise.reject(new Error('no store')),
};

/** Person, hub and keys of the one vault there, in every form; nothing where a real store of secrets keeps them. */
async function secretsOf(folder: string): Promise<readonly Needle[]> {
  if (!existsSync(join(folder, 'device.key'))) return [];
  const vaults = new Vaults({ folder, store: noStore, platform: 'linux' });
  await vaults.load();
  const vault = await vaults.unlock(vaults.list()[0]!.id, { kind: 'phrase', text: PHRASE });
  const device = await openDeviceSecret({ folder, store: noStore, platform: 'linux' });
  const { card, inside } = vault;
  expect(card.name).toBe(TEACHER);
  return [
    ...[card.person, card.keyPin, inside.deviceKey, inside.deviceNumber].flatMap(formsOfText),
    ...formsOfBytes('key of the vault', vault.key),
    ...formsOfBytes('key of the device', Buffer.from(inside.deviceKey, 'base64')),
    ...formsOfBytes('key of the lock', device.lockKey),
    ...formsOfBytes('key of the seal', device.sealKey),
  ];
}

test('D-1 after messages, a draft, a search and a lesson, neither text nor name nor key lies on the disk in clear', async ({
  openDesktop,
  realSchool,
  folder,
}) => {
  const data = join(folder, 'teacher');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const slip = await realSchool.slipFor(TEACHER);
  const desktop = await openDesktop('teacher', {
    args: [`--enter-slip=${slip.address}#${slip.code}`, `--pin=${PHRASE}`],
    env: { TMPDIR: temporary },
  });
  const { page } = desktop;
  await acceptRules(page);
  await openChat(page, CLASS_CHAT);
  await say(page, MESSAGE);
  await expect(messageWith(page, MESSAGE)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Сообщения, файлы, люди' }).fill('трицератопсы');
  const hit = page.getByRole('listbox', { name: 'Найденное' }).getByRole('option', { name: /трицератопсов/ });
  await expect(hit).toBeVisible();
  await page.getByRole('button', { name: 'Вернуться к чатам' }).click();
  await page.getByRole('textbox', { name: /Сообщение/ }).fill(DRAFT);
  await page.getByRole('button', { name: 'Люди' }).first().click();
  await page.getByRole('searchbox', { name: 'Поиск людей' }).fill(SEARCH);
  await expect(page.getByText(PUPIL).first()).toBeVisible();
  await page.getByRole('button', { name: 'Чаты' }).first().click();
  await page.getByRole('button', { name: 'Начать урок' }).click();
  await expect(page.getByRole('button', { name: 'Завершить урок' })).toBeVisible();

  // Common given names stand in the program itself, in the words that sync is compressed with.
  const texts = [
    MESSAGE,
    'трицератопс',
    DRAFT,
    SEARCH,
    PHRASE,
    TEACHER,
    'Соколова',
    PUPIL,
    'Ковалёва',
    'Берёзовская',
    CLASS_CHAT,
  ];
  const needles = [...texts.flatMap(formsOfText), ...(await secretsOf(join(data, 'vaults')))];
  // The search finds what it has to find, the message and the word in it, or it would prove nothing.
  const probe = join(temporary, 'probe');
  writeFileSync(probe, Buffer.concat([Buffer.from('x'), Buffer.from(`..${MESSAGE}..`, 'utf16le')]));
  expect(findOnDisk([temporary], needles)).toHaveLength(2);
  writeFileSync(probe, Buffer.from(`{"text":"${Buffer.from(`..${MESSAGE}..`).toString('base64')}"}`));
  expect(findOnDisk([temporary], needles)).toHaveLength(2);
  writeFileSync(probe, '');

  expect(filesBelow(data).some((path) => path.endsWith('replica.db'))).toBe(true);
  expect(filesBelow(temporary).length).toBeGreaterThan(1);
  expect(findOnDisk([data, temporary], needles)).toEqual([]);
  await page.keyboard.press('Control+L');
  await expect(page.getByLabel('Парольная фраза')).toBeVisible();
  await enterSecret(page, PHRASE);
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await desktop.stop();
  expect(findOnDisk([data, temporary], needles)).toEqual([]);
});
