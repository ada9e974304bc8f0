import type { Page } from '@playwright/test';
import { acceptRules, enterSecret, openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, expect, messageWith, TEACHER, test } from './fixtures.ts';

const PHRASE = 'снег идёт в мае';

/** Puts a material on the shelf of the teacher's own class. */
async function placeMaterial(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /^Материалы/ }).click();
  await page.getByRole('button', { name: 'Добавить материал' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Полка/ }).click();
  await page.getByRole('option', { name: '7Б', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Название' }).fill(title);
  await dialog.getByRole('textbox', { name: 'Тема' }).fill('Дроби');
  await dialog.getByRole('textbox', { name: /Текст/ }).fill(text);
  await dialog.getByRole('button', { name: 'Положить на полку' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main', { name: title })).toBeVisible();
}

test('F-081 with hub and internet off the application starts, and chats and materials are read, searched and written', async ({
  openDesktop,
  realSchool,
}) => {
  const { address, code } = await realSchool.slipFor(TEACHER);
  const entered = await openDesktop('teacher', {
    args: [`--enter-slip=${address}#${code}`, `--pin=${PHRASE}`],
  });
  await acceptRules(entered.page);
  await openChat(entered.page, CLASS_CHAT);
  await say(entered.page, 'Завтра контрольная по дробям');
  await expect(messageWith(entered.page, 'Завтра контрольная по дробям')).toBeVisible();
  await placeMaterial(entered.page, 'Обыкновенные дроби', 'Прочитайте и решите задачи 1–5.');
  await expect(entered.page.getByText('На связи').first()).toBeVisible();
  await entered.stop();
  await realSchool.wire.stop();
  await realSchool.hub.stop();

  const { page } = await openDesktop('teacher');
  await enterSecret(page, PHRASE);
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(page, CLASS_CHAT);
  await expect(messageWith(page, 'Завтра контрольная по дробям')).toBeVisible();
  await say(page, 'Пишу ночью, когда всё выключено');
  await expect(messageWith(page, 'Пишу ночью, когда всё выключено')).toBeVisible();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Сообщения, файлы, люди' }).fill('контрольные');
  await expect(page.getByRole('option', { name: /Завтра контрольная по дробям/ })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Сообщения, файлы, люди' }).fill('обыкновенная дробь');
  await page.getByRole('option', { name: /Материалы, 7Б/ }).click();
  const material = page.getByRole('main', { name: 'Обыкновенные дроби' });
  await expect(material.getByText('Прочитайте и решите задачи 1–5.')).toBeVisible();
});
