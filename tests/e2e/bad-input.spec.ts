import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { wordsOfLetters } from '../../shared/protocol/invitation.ts';
import { expect, picture, test } from './fixtures.ts';

const WORDS = wordsOfLetters('0123456789abcde0').join(' ');

async function tryDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Открыть демонстрационную школу/ }).click();
}

test('F-121 a slip for a hub that is not there says so and keeps what was typed', async ({ openDesktop }) => {
  const { page } = await openDesktop('newcomer');
  await page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await page.getByLabel('Адрес').fill('127.0.0.1:9');
  await page.getByLabel('Семь слов').fill(WORDS);
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(page.getByText(/Школьный сервер не отвечает/)).toBeVisible();
  await expect(page.getByLabel('Адрес')).toHaveValue('127.0.0.1:9');
  await page.getByLabel('Адрес').fill('это не адрес');
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(page.getByText(/Адрес записан не так/)).toBeVisible();
  await picture(page, 'slip-address-light');
});

test('F-121 a slip with a wrong code is refused by a real hub', async ({ openDesktop, school }) => {
  const { page } = await openDesktop('newcomer');
  await page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await page.getByLabel('Адрес').fill(school.wire.address);
  await page.getByLabel('Семь слов').fill(WORDS);
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(page.getByText(/Школа не знает такого приглашения/)).toBeVisible();
});

test('F-121 a damaged store is not opened, and the way back is the welcome', async ({
  openDesktop,
  folder,
}) => {
  const hub = join(folder, 'computer/hub-demo');
  mkdirSync(hub, { recursive: true });
  writeFileSync(join(hub, 'store.key'), 'ab'.repeat(32));
  writeFileSync(join(hub, 'hub.db'), 'x'.repeat(8192));
  const { page } = await openDesktop('computer');
  await tryDemo(page);
  await expect(page.getByText(/данные другой школы|Хранилище школы повреждено/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Войти по приглашению/ })).toBeVisible();
  await picture(page, 'store-damaged-light');
});

test('F-121 a taken port is said aloud or avoided, never a crash', async ({ openDesktop }) => {
  const squatter = createServer();
  squatter.listen(0, '::');
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { page } = await openDesktop('computer', { args: [`--hub-port=${port}`] });
  await tryDemo(page);
  await expect(page.getByText(/Сетевой порт школьного сервера занят/)).toBeVisible();
  await picture(page, 'port-in-use-light');
  squatter.close();
});
