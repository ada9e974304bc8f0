import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const fieldOf = (page: Page) => page.getByRole('textbox', { name: /Сообщение/ });
const WRITES = `${PUPIL} печатает…`;

test('F-050 one sees who writes, until they wrote, and only where one wants it', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) {
    await expect(page.getByText('На связи').first()).toBeVisible();
    await openChat(page, CLASS_CHAT);
  }
  const shown = teacher.page.getByText(WRITES);
  // A busy computer may take its own link for a slow one: then there is silence until a chat is opened anew.
  await expect(async () => {
    for (const { page } of [teacher, pupil]) {
      await openChat(page, 'Алгебра, 7Б');
      await openChat(page, CLASS_CHAT);
    }
    await fieldOf(pupil.page).pressSequentially('Я ');
    await expect(shown).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await picture(teacher.page, 'typing');
  await fieldOf(pupil.page).fill('Я сделала');
  await fieldOf(pupil.page).press('Enter');
  await expect(messageWith(teacher.page, 'Я сделала')).toBeVisible();
  await expect(shown).toHaveCount(0);

  await teacher.page.getByRole('button', { name: 'Настройки' }).click();
  const choice = teacher.page.getByRole('checkbox', { name: /Показывать, кто печатает/ });
  await choice.scrollIntoViewIfNeeded();
  await expect(choice).toBeChecked();
  await picture(teacher.page, 'typing-settings');
  await teacher.page.getByText('Показывать, кто печатает').click();
  await expect(choice).not.toBeChecked();
  await teacher.page.keyboard.press('Escape');
});
