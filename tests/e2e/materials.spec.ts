import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { enterWithSlip, expect, picture, PUPIL, SECOND_PUPIL, TEACHER, test } from './fixtures.ts';

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
  const choice = dialog.getByRole('button', { name: /Полка/ });
  if (await choice.isVisible()) {
    await choice.click();
    await page.getByRole('option', { name: shelf, exact: true }).click();
  }
  await dialog.getByRole('textbox', { name: 'Название' }).fill(of.title);
  await dialog.getByRole('textbox', { name: 'Тема' }).fill(of.topic);
  await dialog.getByRole('textbox', { name: 'Источник' }).fill(of.source);
  await dialog.getByRole('textbox', { name: /Текст/ }).fill('Прочитайте и решите задачи 1–5.');
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

  school.wire.cut();
  await expect(pupil.page.getByText('Без связи')).toBeVisible();
  await pupil.page.getByRole('option', { name: /Обыкновенные дроби/ }).click();
  await expect(pupil.page.getByText('Прочитайте и решите задачи 1–5.')).toBeVisible();
  await expect(pupil.page.getByText('Получен и сохранён школьным сервером')).toBeVisible();
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
  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher.page, 'materials-dark');
});
