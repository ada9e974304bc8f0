import type { Page } from '@playwright/test';
import { ADMINISTRATOR, enterWithSlip, expect, picture, PUPIL, test } from './fixtures.ts';

const GIRL = 'Ковалёва Дарья Андреевна';

const panes = (page: Page) => page.getByRole('navigation', { name: 'Разделы управления' });
const card = (page: Page) => page.getByRole('complementary', { name: 'Карточка человека' });

async function openCard(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Управление' }).click();
  await panes(page).getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await expect(card(page).getByRole('heading', { name })).toBeVisible();
}

async function transfer(page: Page, to: string): Promise<void> {
  await card(page).getByRole('button', { name: 'Перевести' }).click();
  await page.getByRole('button', { name: /Выберите класс/ }).click();
  await page.getByRole('option', { name: to, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`придёт в: ${to}, `)).toBeVisible();
  await expect(dialog.getByText(`будет предложен чат «Родители ${to}»`).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Перевести' }).click();
  await expect(dialog).toBeHidden();
}

test('a pupil is transferred without a link, and it is carried out when the link returns', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await expect(pupil.page.getByRole('option', { name: /7Б, ученики/ })).toBeVisible();
  await openCard(page, GIRL);
  await expect(card(page).getByRole('button', { name: '7Б' })).toBeVisible();

  school.wire.cut();
  await expect(page.getByText('Без связи')).toBeVisible();
  await transfer(page, '7А');
  await expect(page.getByText('Записано. Выполнится, когда вернётся связь.')).toBeVisible();
  await expect(card(page).getByRole('button', { name: '7А' })).toBeVisible();
  await expect(card(page).getByText('Изменение ждёт связи')).toBeVisible();
  await picture(page, 'console-offline');
  await panes(page).getByRole('button', { name: 'Обзор' }).click();
  await expect(page.getByRole('button', { name: /1\s*ваше действие ждёт связи/ })).toBeVisible();

  school.wire.mend();
  await expect(page.getByText('На связи')).toBeVisible();
  await openCard(page, GIRL);
  await expect(card(page).getByText('Изменение ждёт связи')).toBeHidden();
  await expect(card(page).getByText('Перевод в другой класс')).toBeVisible();
  // The chats of the new class are offered, and none is joined for anybody; the old ones can still be read.
  await expect(pupil.page.getByText('Вам предложено 16 чатов')).toBeVisible();
  await expect(pupil.page.getByRole('option', { name: /7А, ученики/ })).toBeHidden();
  await expect(pupil.page.getByRole('option', { name: /7Б, ученики/ })).toBeVisible();
});
