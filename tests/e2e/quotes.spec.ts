import type { Locator, Page } from '@playwright/test';
import { choosePreferences, openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const fieldOf = (page: Page) => page.getByRole('textbox', { name: /Сообщение/ });
const WORDS = 'Завтра **две** контрольные:\n- алгебра, вариант два\n- физика';

/** Selects words of a message from one to another, as a pointer that is drawn over them does. */
async function select(message: Locator, from: string, to: string): Promise<void> {
  await message.evaluate(
    (article, { from, to }) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        if (text.includes(from)) range.setStart(node, text.indexOf(from));
        if (text.includes(to)) range.setEnd(node, text.indexOf(to) + to.length);
      }
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    },
    { from, to },
  );
}

test('F-050 a part of a message is quoted, and leads to where it was said', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await say(teacher.page, WORDS);
  const { page } = pupil;
  const source = messageWith(page, 'две контрольные');
  await expect(source).toBeVisible();
  await source.scrollIntoViewIfNeeded();
  await select(source, 'две', 'вариант два');
  const button = page.getByRole('button', { name: 'Цитировать', exact: true });
  await expect(button).toBeVisible();
  await picture(page, 'quote-button');
  await button.click();
  await expect(page.getByText('Цитата: Соколова Анна Сергеевна')).toBeVisible();
  await expect(fieldOf(page)).toBeFocused();
  await picture(page, 'quote-aim');
  await page.keyboard.type('А на физике тоже вариант два?');
  await page.keyboard.press('Enter');
  const answer = messageWith(teacher.page, 'А на физике тоже').getByRole('button', {
    name: /^Цитата из сообщения: Соколова Анна Сергеевна две контрольные: • алгебра, вариант два$/,
  });
  await expect(answer).toBeVisible();
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'quote-dark');
  await answer.click();
  await expect(
    teacher.page.locator('[data-row]').filter({ hasText: 'вариант два' }).first(),
  ).toBeInViewport();

  // Words of two messages are of none; nor is there a way for the keyboard alone to miss.
  await page.getByRole('feed').focus();
  await select(page.getByRole('feed'), 'две', 'физике тоже');
  await expect(button).toHaveCount(0);
  await messageWith(page, 'А на физике тоже').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Цитировать часть…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Что процитировать' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (let n = 0; n < 'А на физике'.length; n += 1) await page.keyboard.press('Shift+ArrowRight');
  await picture(page, 'quote-dialog');
  await dialog.getByRole('button', { name: 'Цитировать' }).press('Enter');
  await expect(page.getByText('Цитата: Дарья Ковалёва')).toBeVisible();
  await fieldOf(page).press('Control+A');
  await page.keyboard.type('Себя цитирую');
  await page.keyboard.press('Enter');
  await expect(
    messageWith(teacher.page, 'Себя цитирую').getByRole('button', {
      name: 'Цитата из сообщения: Дарья Ковалёва А на физике',
    }),
  ).toBeVisible();
});
