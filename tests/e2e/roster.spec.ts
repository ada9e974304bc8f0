import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_ROSTER } from '../../build/drive/project.ts';
import { acceptRules, thinkOfSecret } from '../../build/drive/window.ts';
import { expect, picture, test } from './fixtures.ts';

test('F-124 a roster folder is shown first, then imported by an order, and its school opens', async ({
  openDesktop,
  folder,
}) => {
  const desktop = await openDesktop('importer');
  const { page } = desktop;
  await page.getByRole('button', { name: /Загрузить списки школы/ }).click();
  await desktop.answerOpenDialog([DEMO_ROSTER]);
  await page.getByRole('button', { name: 'Выбрать папку' }).click();
  await expect(page.getByText('Ошибок нет, списки можно загружать.')).toBeVisible();
  await expect(page.getByText(/Берёзовская/).first()).toBeVisible();
  await page.getByRole('button', { name: /Кто будет администратором/ }).click();
  await page.getByRole('option', { name: /Кузнецов Дмитрий Олегович/ }).click();
  await picture(page, 'roster-light');
  await page.getByRole('button', { name: 'Загрузить', exact: true }).click();
  // Without the order by which the administrator is appointed there is no school.
  await expect(page.getByText('Заполните это поле').first()).toBeVisible();
  await page.getByLabel('Номер приказа').fill('12-о');
  await page.getByLabel('Дата приказа').fill('2026-08-28');
  const order = join(folder, 'приказ.pdf');
  writeFileSync(order, '%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n');
  await desktop.answerOpenDialog([order]);
  await page.getByRole('button', { name: 'Выбрать файл' }).click();
  await expect(page.getByText('приказ.pdf')).toBeVisible();
  await page.getByRole('button', { name: 'Загрузить', exact: true }).click();
  await thinkOfSecret(page, 'снег идёт в мае');
  await acceptRules(page);
  await page
    .getByRole('button', { name: 'Люди' })
    .or(page.getByRole('tab', { name: 'Люди' }))
    .first()
    .click();
  await page.getByRole('searchbox', { name: 'Поиск людей' }).fill('ахметов тимур');
  await expect(page.getByText('Тимур Ахметов').first()).toBeVisible();
});

test('F-124 a broken roster names file, line, column and reason, and imports nothing', async ({
  openDesktop,
  folder,
}) => {
  const broken = join(folder, 'broken');
  cpSync(DEMO_ROSTER, broken, { recursive: true });
  const users = join(broken, 'users.csv');
  const lines = readFileSync(users, 'utf8').split('\n');
  const head = lines[0] ?? '';
  const familyName = head.split(',').findIndex((cell) => /familyName/.test(cell));
  const cells = (lines[9] ?? '').split(',');
  cells[familyName] = '';
  lines[9] = cells.join(',');
  writeFileSync(users, lines.join('\n'));
  const enrollments = join(broken, 'enrollments.csv');
  writeFileSync(enrollments, readFileSync(enrollments, 'utf8').replace(/,student,/, ',studnet,'));

  const desktop = await openDesktop('importer');
  const { page } = desktop;
  await page.getByRole('button', { name: /Загрузить списки школы/ }).click();
  await desktop.answerOpenDialog([broken]);
  await page.getByRole('button', { name: 'Выбрать папку' }).click();
  await expect(page.getByText(/Ничего не будет загружено, пока они не исправлены/)).toBeVisible();
  await expect(page.getByText('users.csv').first()).toBeVisible();
  await expect(page.getByText('enrollments.csv').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Загрузить', exact: true })).toHaveCount(0);
  await picture(page, 'roster-broken-light');
});
