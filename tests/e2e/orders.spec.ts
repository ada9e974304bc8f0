import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { ADMINISTRATOR, enterWithSlip, expect, HEAD, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const TITLE = 'О режиме работы в морозные дни';

const list = (page: Page) => page.getByRole('listbox', { name: 'Список документов' });
const who = (page: Page) => page.getByRole('region', { name: 'Кто ознакомился' });

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function openDocuments(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Материалы/ }).click();
  await page.getByRole('radio', { name: /^Документы/ }).click();
}

async function place(page: Page): Promise<void> {
  await openDocuments(page);
  await page.getByRole('button', { name: 'Разместить документ' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'О чём документ' }).fill(TITLE);
  await dialog.getByRole('textbox', { name: 'Номер' }).fill('41-од');
  await dialog.getByRole('textbox', { name: 'Дата' }).fill('01.09.2026');
  await dialog
    .getByRole('textbox', { name: 'Текст' })
    .fill('При морозе ниже 28 градусов 1–4 классы учатся дома.');
  await dialog.getByRole('button', { name: 'Разместить', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('F-059, F-095, F-096, G-9 an order is acknowledged without a link and on paper, and a new version asks again', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  await openDocuments(page);
  await expect(page.getByText('Здесь будут приказы и документы школы')).toBeVisible();
  await picture(page, 'orders-empty');
  await place(page);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  const before = await who(page)
    .getByText(/^0 из \d+$/)
    .textContent();
  const staff = Number(before?.split(' ').at(-1));

  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await expect(
    teacher.page.getByRole('button', { name: /Материалы ?, 1 документ ждёт ознакомления/ }),
  ).toBeVisible();
  await openDocuments(pupil.page);
  await expect(pupil.page.getByText('Здесь будут приказы и документы школы')).toBeVisible();

  school.wire.cut();
  await expect(teacher.page.getByRole('button', { name: /^Связь: Без связи/ })).toBeVisible();
  await openDocuments(teacher.page);
  await list(teacher.page)
    .getByRole('option', { name: new RegExp(TITLE) })
    .click();
  await picture(teacher.page, 'order-asked');
  await teacher.page.getByRole('button', { name: 'Ознакомлен(а)' }).click();
  await expect(teacher.page.getByText(/Вы ознакомились: сегодня/)).toBeVisible();
  await expect(teacher.page.getByText('уйдёт, когда будет связь')).toBeVisible();
  await picture(teacher.page, 'order-acknowledged-offline');

  // Meanwhile, without a link too, the administrator enters a signature from the sheet.
  await expect(page.getByRole('button', { name: /^Связь: Без связи/ })).toBeVisible();
  await who(page).getByRole('button', { name: 'Лист для подписей' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByRole('img', { name: 'QR' })
      .or(page.getByRole('dialog').locator('svg[role=img]'))
      .first(),
  ).toBeVisible();
  await picture(page, 'order-sheet');
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await who(page).getByRole('button', { name: 'Внести подписи с бумаги' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Когда расписались' }).fill('02.09.2026');
  await dialog.getByRole('checkbox').nth(2).check();
  await picture(page, 'order-enter-paper');
  await dialog.getByRole('button', { name: 'Внести подписи' }).click();
  await expect(dialog).toBeHidden();
  await expect(who(page).getByText(`1 из ${staff}, из них 1 на бумаге`)).toBeVisible();

  school.wire.mend();
  await expect(who(page).getByText(`2 из ${staff}, из них 1 на бумаге`)).toBeVisible();
  await expect(teacher.page.getByText('уйдёт, когда будет связь')).toBeHidden();
  await who(page)
    .getByRole('radio', { name: /^Ознакомились: 2/ })
    .click();
  await expect(who(page).getByRole('listitem').filter({ hasText: TEACHER })).toContainText('сегодня');
  await expect(who(page).getByText('на бумаге, 02.09.2026')).toBeVisible();
  await picture(page, 'order-who');
  expect(await findings(page)).toEqual([]);

  // Entered by mistake: the head takes it back as well as whoever has entered it, and the log says who did.
  const head = await enterWithSlip(school, openDesktop, HEAD);
  await openDocuments(head.page);
  await list(head.page)
    .getByRole('option', { name: new RegExp(TITLE) })
    .click();
  await who(head.page)
    .getByRole('radio', { name: /^Ознакомились: 2/ })
    .click();
  await head.page.getByRole('button', { name: /^Убрать подпись, внесённую по ошибке/ }).click();
  await expect(who(page).getByText(`1 из ${staff}`, { exact: true })).toBeVisible();
  await expect(who(head.page).getByText(`1 из ${staff}`, { exact: true })).toBeVisible();
  await picture(head.page, 'order-paper-dropped');
  await head.page.getByRole('button', { name: 'К полке документов' }).click();
  await expect(head.page.getByText(/^Приказы и положения школы/)).toBeVisible();

  await page.getByRole('button', { name: 'Новая редакция' }).click();
  await dialog.getByRole('textbox', { name: 'Что изменилось' }).fill('Порог 25 градусов');
  await dialog.getByRole('button', { name: 'Разместить новую редакцию' }).click();
  await expect(dialog).toBeHidden();
  await expect(who(page).getByText(`0 из ${staff}`, { exact: true })).toBeVisible();
  await expect(teacher.page.getByRole('button', { name: 'Ознакомлен(а)' })).toBeVisible();
  await expect(teacher.page.getByText(/редакция 2 · .*Порог 25 градусов/)).toBeVisible();

  await page.getByRole('button', { name: 'Управление' }).click();
  await expect(
    page.getByRole('button', { name: new RegExp(`${staff}\\s*человек.* не ознакомил`) }),
  ).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Разделы управления' })
    .getByRole('button', { name: 'Ознакомление' })
    .click();
  await expect(page.getByRole('option', { name: new RegExp(TITLE) })).toContainText(`0 из ${staff}`);
  await picture(page, 'console-orders');
  await page.getByRole('radio', { name: 'Кто ещё не ознакомился' }).click();
  await expect(page.getByRole('option', { name: new RegExp(ADMINISTRATOR) })).toContainText('№ 41-од');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'console-orders-people-dark');
  expect(await findings(page)).toEqual([]);
  await page
    .getByRole('navigation', { name: 'Разделы управления' })
    .getByRole('button', { name: 'Журнал', exact: true })
    .click();
  await expect(page.getByText('Подпись с бумаги убрана').first()).toBeVisible();
});

test('F-095 a signed sheet finds its order by its code and by a picture of its square, and an old one says so', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  await place(page);
  const dialog = page.getByRole('dialog');
  const find = page.getByRole('button', { name: 'Найти документ по бумажному листу' });
  const entry = page.getByRole('heading', { name: 'Подписи с бумажного листа' });
  await who(page).getByRole('button', { name: 'Лист для подписей' }).click();
  const sheet = dialog.getByRole('article');
  const code = /код листа ([0-9A-Z]{6})/.exec((await sheet.textContent()) ?? '')?.[1] ?? '';
  const photo = await sheet.getByRole('banner').or(sheet.locator('header')).first().screenshot();
  await dialog.getByRole('button', { name: 'Закрыть' }).click();

  await find.click();
  await picture(page, 'order-find');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Код листа' }).fill('000000');
  await dialog.getByRole('button', { name: 'Внести подписи' }).click();
  await expect(dialog.getByText(/Такого листа среди документов/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Код листа' }).fill(code.toLowerCase());
  await dialog.getByRole('button', { name: 'Внести подписи' }).click();
  await expect(entry).toBeVisible();
  await dialog.getByRole('button', { name: 'Отмена' }).click();

  const choose = (buffer: Buffer, mimeType: string) =>
    dialog.locator('input[type=file]').setInputFiles({ name: 'sheet', mimeType, buffer });
  await find.click();
  await choose(Buffer.from('это не картинка'), 'text/plain');
  await expect(dialog.getByText(/не открывается как картинка/)).toBeVisible();
  await choose(await page.getByRole('heading', { name: 'Документы' }).first().screenshot(), 'image/png');
  await expect(dialog.getByText(/не видно квадрата/)).toBeVisible();
  await picture(page, 'order-find-no-square');
  await choose(photo, 'image/png');
  await expect(entry).toBeVisible();
  await expect(dialog.getByText(new RegExp(code))).toBeVisible();
  await dialog.getByRole('button', { name: 'Отмена' }).click();

  await page.getByRole('button', { name: 'Новая редакция' }).click();
  await dialog.getByRole('textbox', { name: 'Что изменилось' }).fill('Порог 25 градусов');
  await dialog.getByRole('button', { name: 'Разместить новую редакцию' }).click();
  await expect(dialog).toBeHidden();
  await find.click();
  await choose(photo, 'image/png');
  await expect(dialog.getByText(/лист прежней редакции/)).toBeVisible();
  await picture(page, 'order-find-old');
});
