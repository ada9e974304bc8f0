import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, TEACHER, test } from './fixtures.ts';

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`,
  );
}

test('the main window is readable and reachable in every theme and size', async ({ openDesktop, school }) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(page, CLASS_CHAT);
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await choosePreferences(page, { language: 'ru', theme, textScale: 100 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findings(page), theme).toEqual([]);
    await picture(page, `chats-${theme === 'light' ? 'light-school' : theme}`);
  }
  await choosePreferences(page, { language: 'ru', theme: 'light', textScale: 200 });
  await expect(page.getByRole('heading', { name: CLASS_CHAT })).toBeVisible();
  await picture(page, 'chats-200-percent');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('the way to a message is possible by keyboard alone', async ({ openDesktop, school }) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  // The newest message decides who is first: until all have come, that is another chat.
  await expect(page.getByRole('option').first()).toHaveAccessibleName(new RegExp(CLASS_CHAT));
  await page.getByRole('searchbox', { name: 'Поиск по чатам' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: CLASS_CHAT })).toBeVisible();
  const field = page.getByRole('textbox', { name: /Сообщение/ });
  for (let i = 0; i < 40; i++) {
    if (await field.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(field).toBeFocused();
  await page.keyboard.type('С клавиатуры');
  await page.keyboard.press('Enter');
  await expect(messageWith(page, 'С клавиатуры')).toBeVisible();
});
