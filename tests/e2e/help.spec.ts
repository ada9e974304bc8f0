import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { actionNames } from '../../shared/permissions/table.ts';
import { rightsOfCapacity } from '../../shared/permissions/rights.ts';
import { ru } from '../../renderer/i18n/ru.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const pages = (page: Page) => page.getByRole('listbox', { name: /Страницы справки|Pages of the help/ });

/** The functions that the open page lists, in the words of the page. */
async function listed(page: Page): Promise<readonly string[]> {
  const titles = new Set<string>(actionNames().map((action) => ru[`can.do.${action}`]));
  const lines = await page.getByRole('article').getByRole('listitem').locator('span').allTextContents();
  return lines.filter((line) => titles.has(line)).sort();
}

test('F-090, F-091 help opens without a link, by role, in both languages, and lists what each role may do', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  // Who one is has come from the school before the link goes.
  await expect(page.getByRole('option', { name: CLASS_CHAT })).toBeVisible();
  await expect(page.getByText('На связи').first()).toBeVisible();
  school.wire.cut();
  await school.hub.stop();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Ученику' })).toBeVisible();
  for (const [title, capacity] of [
    ['Ученику', 'pupil'],
    ['Родителю', 'parent'],
    ['Учителю', 'teacher'],
    ['Администратору', 'administrator'],
  ] as const) {
    await page.getByRole('searchbox', { name: 'Поиск по справке' }).fill(title);
    await pages(page).getByRole('option', { name: title, exact: true }).click();
    await expect(page.getByRole('main', { name: title })).toBeVisible();
    expect(await listed(page)).toEqual(
      rightsOfCapacity(capacity)
        .map(({ action }) => ru[`can.do.${action}`])
        .sort(),
    );
  }
  await page.getByRole('searchbox', { name: 'Поиск по справке' }).fill('шифрования');
  await pages(page).getByRole('option', { name: 'Кто может прочитать написанное' }).click();
  await expect(page.getByText('сквозного шифрования здесь нет')).toBeVisible();
  await expect(page.getByText('Основание: Положение об этике, п. 2.2')).toBeVisible();
  await picture(page, 'help-who-reads');
  await page.getByRole('searchbox', { name: 'Поиск по справке' }).fill('пожаловаться');
  await pages(page).getByRole('option', { name: 'Правила общения и жалобы' }).click();
  await expect(page.getByText('Запретить писать можно только после четвёртого нарушения')).toBeVisible();
  await picture(page, 'help-order');
  await page.getByRole('searchbox', { name: 'Поиск по справке' }).fill('щщщщ');
  await expect(page.getByText('В справке этого нет')).toBeVisible();

  await choosePreferences(page, { language: 'en', theme: 'dark', textScale: 100 });
  await page.getByRole('button', { name: 'Show all pages' }).click();
  await pages(page).getByRole('option', { name: 'For pupils' }).click();
  await expect(page.getByRole('heading', { name: 'What this role may do' })).toBeVisible();
  await picture(page, 'help-english-dark');
});

test('the help is read by keyboard, in every theme, and where one pane fits', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await page.getByRole('button', { name: /меню$/ }).click();
  await page.getByRole('menuitem', { name: 'Справка' }).click();
  await expect(page.getByRole('heading', { name: 'Классному руководителю' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Поиск по справке' }).focus();
  // The second page for a class teacher has nothing to press: its keys scroll it.
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  const open = page.getByRole('main', { name: 'Что вам можно' });
  await page.keyboard.press('Tab');
  await expect(open).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => open.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await choosePreferences(page, { language: 'ru', theme, textScale: 100 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    await picture(page, `help-${theme}`);
  }
  await choosePreferences(page, { language: 'ru', theme: 'light', textScale: 200 });
  await picture(page, 'help-200-percent');
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(pages(page)).toBeVisible();
});
