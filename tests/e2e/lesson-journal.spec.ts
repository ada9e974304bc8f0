import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, HEAD, picture, PUPIL, TEACHER, test } from './fixtures.ts';

test('F-089 the head sees what lessons were held, by whom and who came', async ({ openDesktop, school }) => {
  const [teacher, pupil, { page }] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, HEAD),
  ]);
  await page.getByRole('button', { name: 'Управление' }).click();
  await page.getByRole('button', { name: 'Уроки', exact: true }).click();
  await expect(page.getByText('За это время уроков не было')).toBeVisible();

  for (const one of [teacher, pupil]) await openChat(one.page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('2 на уроке')).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  await expect(pupil.page.getByText('Урок закончился').first()).toBeVisible();

  await page.getByRole('radio', { name: 'Месяц' }).click();
  const line = page.getByRole('option', { name: /7Б, ученики/ });
  await expect(line).toContainText('1 из 26');
  await expect(line).toContainText(TEACHER);
  await picture(page, 'journal-light');
  await line.click();
  const people = page.getByRole('dialog').getByRole('list', { name: 'Кто был' });
  await expect(people.getByRole('listitem')).toHaveCount(1);
  await expect(people).toContainText('Ковалёва Дарья');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'journal-people-dark');
  await page.keyboard.press('Escape');

  // What was read stays readable without a link, and says from when it is.
  school.wire.cut();
  await expect(page.getByText('Без связи: так было')).toBeVisible();
  await expect(line).toBeVisible();
  // A teacher has no such journal.
  await expect(teacher.page.getByRole('button', { name: 'Управление' })).toHaveCount(0);
});
