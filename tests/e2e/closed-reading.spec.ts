import type { Page } from '@playwright/test';
import { choosePreferences, openChat, say } from '../../build/drive/window.ts';
import {
  ADMINISTRATOR,
  CLASS_CHAT,
  enterWithSlip,
  expect,
  messageWith,
  picture,
  PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';
import { chooseOf, openCase, pickRule } from './order.ts';

const RUDE = ['Ты ничего не понимаешь', 'И ты тоже', 'Отстаньте все', 'Сами такие'] as const;

async function recordViolation(page: Page, text: string): Promise<void> {
  await chooseOf(page, text, 'Нарушено правило');
  const dialog = page.getByRole('dialog', { name: 'Нарушено правило' });
  await pickRule(page, /^1\. Мы обращаемся друг к другу уважительно/);
  await dialog.getByRole('button', { name: 'Записать нарушение', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('[MOD-13] a school sets that whoever is blocked does not read, and what was said comes once it thinks better of it', async ({
  openDesktop,
  school,
}) => {
  const { page: administrator } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { page: pupil } = await enterWithSlip(school, openDesktop, PUPIL);
  await administrator.getByRole('button', { name: 'Управление', exact: true }).click();
  const panes = administrator.getByRole('navigation', { name: 'Разделы управления' });
  await panes.getByRole('button', { name: 'Настройки', exact: true }).click();
  const reads = administrator.getByRole('switch', { name: 'Кому запретили писать, тот читает чат' });
  await expect(reads).toBeChecked();
  await reads.press('Space');
  await expect(reads).not.toBeChecked();
  // The field of a switch is hidden: the keyboard brings what is seen of it into view, and nothing out of view.
  for (const seen of [
    panes,
    administrator.getByText('Кому запретили писать, тот читает чат', { exact: true }),
  ]) {
    await expect(seen).toBeInViewport();
  }
  await picture(administrator, 'closed-reading-setting-light');

  for (const page of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  for (const text of RUDE) await say(pupil, text);
  await expect(messageWith(teacher, RUDE[3])).toBeVisible();
  for (const text of RUDE) await recordViolation(teacher, text);
  await openCase(teacher, PUPIL);
  await teacher.getByRole('button', { name: 'Запретить писать в чат' }).click();
  await expect(teacher.getByText('На это время новые сообщения не приходят')).toBeVisible();
  await picture(teacher, 'closed-reading-case-light');
  await teacher.keyboard.press('Escape');

  await expect(pupil.getByText(/не видите нового в нём до/)).toBeVisible();
  await say(teacher, 'Завтра собираемся в девять');
  await choosePreferences(pupil, { language: 'ru', theme: 'dark', textScale: 100 });
  await pupil.getByRole('button', { name: 'Почему', exact: true }).click();
  await expect(pupil.getByText(/Новых сообщений пока не видно/)).toBeVisible();
  await expect(messageWith(pupil, 'Завтра собираемся в девять')).toHaveCount(0);
  await picture(pupil, 'closed-reading-own-case-dark');
  await pupil.keyboard.press('Escape');
  await expect(pupil.getByRole('dialog')).toBeHidden();
  await picture(pupil, 'closed-reading-chat-dark');

  await reads.press('Space');
  await expect(reads).toBeChecked();
  await expect(messageWith(pupil, 'Завтра собираемся в девять')).toBeVisible();
  await expect(pupil.getByText(/Вы читаете этот чат, но не пишете/)).toBeVisible();
});
