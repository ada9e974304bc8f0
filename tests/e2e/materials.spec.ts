import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { enterWithSlip, expect, PARENT, picture, PUPIL, SECOND_PUPIL, TEACHER, test } from './fixtures.ts';

const contentOf = (name: string) => Buffer.from(`%PDF-1.7\n${name}`);
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: contentOf(name) });

/** Whether all of a file is on a computer, as its window is told. */
async function isHere(page: Page, name: string): Promise<boolean> {
  const digest = createHash('sha256').update(contentOf(name)).digest('hex');
  const [state] = await page.evaluate<readonly { readonly isHere: boolean }[]>(
    `window.zvonok.files.states({ digests: ['${digest}'] }).then((outcome) => outcome.value ?? [])`,
  );
  return state?.isHere === true;
}

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

const pane = (page: Page, name: string) => page.getByRole('main', { name });

async function openMaterials(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Материалы/ }).click();
  await page.getByRole('radio', { name: 'Материалы' }).click();
}

async function place(
  page: Page,
  shelf: string,
  of: { title: string; topic: string; source: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Добавить материал' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Полка/ }).click();
  await page.getByRole('option', { name: shelf, exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Название' }).fill(of.title);
  await dialog.getByRole('textbox', { name: 'Тема' }).fill(of.topic);
  await dialog.getByRole('textbox', { name: 'Источник' }).fill(of.source);
  await dialog.getByRole('textbox', { name: /Текст/ }).fill('Прочитайте и решите задачи 1–5.');
  await dialog.locator('input[type=file]').setInputFiles(pdf(`${of.title}.pdf`));
  await expect(dialog.getByRole('listitem').filter({ hasText: `${of.title}.pdf` })).toContainText(/\d\sБ/);
  await dialog.getByRole('button', { name: 'Положить на полку' }).click();
  await expect(dialog).toBeHidden();
}

test('F-056, F-057, F-060, F-061 a class shelf: a teacher’s material opens without a link, a pupil’s is taken off with a reason', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const second = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  await openMaterials(teacher.page);
  await expect(teacher.page.getByText('Здесь будут учебные материалы')).toBeVisible();
  await picture(teacher.page, 'materials-empty');
  await place(teacher.page, '7Б', { title: 'Обыкновенные дроби', topic: 'Дроби', source: 'Учебник, § 12' });
  await expect(teacher.page.getByText('Не проверено учителем')).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Отметить как проверенный' }).click();
  await expect(pane(teacher.page, 'Обыкновенные дроби').getByText(/^Проверено: /)).toBeVisible();

  await openMaterials(pupil.page);
  await expect(pupil.page.getByRole('option', { name: /Обыкновенные дроби.*проверено/ })).toBeVisible();
  await openMaterials(second.page);
  await expect(second.page.getByRole('option', { name: /Обыкновенные дроби/ })).toBeVisible();

  // Its file comes by itself, before anybody has opened it.
  await expect.poll(() => isHere(pupil.page, 'Обыкновенные дроби.pdf')).toBe(true);
  school.wire.cut();
  await expect(pupil.page.getByRole('button', { name: /^Связь: Без связи/ })).toBeVisible();
  await pupil.page.getByRole('option', { name: /Обыкновенные дроби/ }).click();
  await expect(pupil.page.getByText('Прочитайте и решите задачи 1–5.')).toBeVisible();
  await expect(pupil.page.getByText('Отправлен: школьный сервер получил и хранит')).toBeVisible();
  await place(pupil.page, '7Б', { title: 'Мой конспект', topic: 'Дроби', source: '' });
  await expect(pane(pupil.page, 'Мой конспект').getByText('ждёт связи со школьным сервером')).toBeVisible();
  await picture(pupil.page, 'material-offline');

  school.wire.mend();
  await teacher.page.getByRole('option', { name: /Мой конспект/ }).click();
  await expect(pane(teacher.page, 'Мой конспект').getByText(/Ковалёва Дарья.*ученик/)).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Снять с полки' }).click();
  const dialog = teacher.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Есть ошибки в примерах');
  await dialog.getByRole('button', { name: 'Снять с полки' }).click();
  await expect(dialog).toBeHidden();
  await picture(teacher.page, 'material-removed');
  await expect(pupil.page.getByText('Есть ошибки в примерах').first()).toBeVisible();
  await expect(second.page.getByRole('option', { name: /Обыкновенные дроби/ })).toBeVisible();
  await expect(second.page.getByRole('option', { name: /Мой конспект/ })).toBeHidden();

  // The teacher replaces the file; the material's life says so, and it has to be verified again.
  await teacher.page.getByRole('option', { name: /Обыкновенные дроби/ }).click();
  await teacher.page.getByRole('button', { name: 'Изменить', exact: true }).click();
  await dialog.getByRole('button', { name: 'Убрать «Обыкновенные дроби.pdf»' }).click();
  await dialog.locator('input[type=file]').setInputFiles(pdf('Дроби, издание 2.pdf'));
  await expect(dialog.getByRole('listitem').filter({ hasText: 'издание 2' })).toContainText(/\d\sБ/);
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog).toBeHidden();
  await expect(teacher.page.getByText(/Файл заменён · .*Обыкновенные дроби\.pdf/)).toBeVisible();
  await expect(second.page.getByRole('option', { name: /Обыкновенные дроби.*не проверено/ })).toBeVisible();
  await second.page.getByRole('option', { name: /Обыкновенные дроби/ }).click();
  await second.page.getByRole('checkbox', { name: 'Хранить на этом компьютере' }).check();
  await expect.poll(() => isHere(second.page, 'Дроби, издание 2.pdf')).toBe(true);
  await picture(second.page, 'material-kept');
  expect(await findings(second.page)).toEqual([]);
  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher.page, 'materials-dark');
  expect(await findings(teacher.page)).toEqual([]);
});

test('F-058 what is put on the parents’ shelf is read by the parents of the class, also without a link, and by no pupil', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const parent = await enterWithSlip(school, openDesktop, PARENT);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, parent, pupil]) await openMaterials(page);
  const title = 'Памятка к экскурсии';
  await place(teacher.page, '7Б · родителям', { title, topic: 'Экскурсия', source: 'Классный руководитель' });
  await expect(parent.page.getByRole('option', { name: new RegExp(title) })).toBeVisible();
  await expect.poll(() => isHere(parent.page, `${title}.pdf`)).toBe(true);
  // What came to the parent after this would have come to the pupil as well.
  await place(teacher.page, '7Б', { title: 'Задачи', topic: 'Дроби', source: 'Учебник' });
  await expect(pupil.page.getByRole('option', { name: /Задачи/ })).toBeVisible();
  await expect(pupil.page.getByRole('option', { name: new RegExp(title) })).toHaveCount(0);
  school.wire.cut();
  await expect(parent.page.getByRole('button', { name: /^Связь: Без связи/ })).toBeVisible();
  await parent.page.getByRole('option', { name: new RegExp(title) }).click();
  await expect(pane(parent.page, title).getByText('Прочитайте и решите задачи 1–5.')).toBeVisible();
  await expect(pane(parent.page, title).getByText(`${title}.pdf`).first()).toBeVisible();
  await picture(parent.page, 'materials-parent');
  school.wire.mend();
});
