import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, PARENT, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const MINUTE_MS = 60_000;
const two = (number: number) => String(number).padStart(2, '0');

/** A moment as it is typed; none is pushed over midnight, where a day of its own would be asked for. */
function typed(fromNowMinutes: number): { readonly day: string; readonly time: string } {
  const now = new Date();
  const at = new Date(now.getTime() + fromNowMinutes * MINUTE_MS);
  const isSameDay = at.getDate() === now.getDate();
  const time = isSameDay
    ? `${two(at.getHours())}:${two(at.getMinutes())}`
    : fromNowMinutes < 0
      ? '0:00'
      : '23:59';
  return { day: [two(now.getDate()), two(now.getMonth() + 1), now.getFullYear()].join('.'), time };
}

async function toPlan(page: Page) {
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' }).click();
  return page.getByRole('main', { name: 'План' });
}

test('F-067 a pupil waits for a planned lesson from the plan and is in it once the teacher begins', async ({
  openDesktop,
  school,
}) => {
  const [teacher, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  const plan = await toPlan(pupil.page);
  await expect(plan.getByRole('button', { name: 'Запланировать' })).toHaveCount(0);

  await openChat(teacher.page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await teacher.page.getByRole('menuitem', { name: 'Урок или встреча по плану' }).click();
  const form = teacher.page.getByRole('dialog');
  const [from, to] = [typed(-2), typed(40)];
  await form.getByLabel('Тема').fill('Десятичные дроби');
  await form.getByLabel('День', { exact: true }).fill(from.day);
  await form.getByLabel('Начало').fill(from.time);
  await form.getByLabel('Конец').fill(to.time);
  await form.getByLabel('Место').fill('Кабинет 12');
  await form.getByLabel('Повестка').fill('Разбор контрольной\nНовая тема');
  await picture(teacher.page, 'session-form-light');
  await form.getByRole('button', { name: 'Запланировать' }).click();
  await expect(teacher.page.getByRole('dialog')).toBeHidden();

  // Seen without a link from then on, also what belongs to it.
  const line = plan.getByRole('button', { name: /Урок: Десятичные дроби/ });
  await expect(line.first()).toBeVisible();
  school.wire.cut();
  await expect(pupil.page.getByText('Без связи').first()).toBeVisible();
  await plan.getByRole('button', { name: /^\d.*Урок: Десятичные дроби/ }).click();
  const pane = pupil.page.getByRole('dialog', { name: 'Урок: Десятичные дроби' });
  await expect(pane.getByText('Новая тема')).toBeVisible();
  await picture(pupil.page, 'session-pane-light');
  await pupil.page.keyboard.press('Escape');
  school.wire.mend();

  await plan.getByRole('button', { name: 'Войти: Десятичные дроби' }).click();
  const lobby = pupil.page.getByRole('main', { name: 'Скоро начнётся' });
  await expect(lobby.getByText('Вы войдёте сами, как только начнётся.')).toBeVisible();
  await picture(pupil.page, 'session-lobby-light');

  const teachersPlan = await toPlan(teacher.page);
  await picture(teacher.page, 'session-plan-light');
  await teachersPlan.getByRole('button', { name: 'Начать: Десятичные дроби' }).click();
  await expect(pupil.page.getByRole('heading', { name: 'Десятичные дроби' })).toBeVisible();
  await expect(pupil.page.getByRole('button', { name: 'Выйти' }).first()).toBeVisible();
  await expect(teacher.page.getByText('2 на уроке')).toBeVisible();
  await pupil.page.getByRole('button', { name: 'К чатам, не выходя с урока' }).click();
  await toPlan(pupil.page);
  await expect(line.first()).toContainText('Идёт сейчас');
  await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil.page, 'session-plan-dark');
});

test('F-070, F-077 a chat begins what it is made for by one press, and whoever is in it comes in', async ({
  openDesktop,
  school,
}) => {
  const [teacher, parent, head] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PARENT),
    enterWithSlip(school, openDesktop, 'Воронцова Ирина Николаевна'),
  ]);
  for (const { page } of [teacher, parent]) await openChat(page, 'Родители 7Б');
  await expect(parent.page.getByRole('button', { name: /^Начать/ })).toHaveCount(0);
  await picture(teacher.page, 'begin-parents-light');
  await teacher.page.getByRole('button', { name: 'Начать собрание' }).click();
  await parent.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('2 участника')).toBeVisible();
  await picture(teacher.page, 'parents-held-light');
  await picture(parent.page, 'parents-watched-light');
  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher.page, 'parents-held-dark');
  await teacher.page.getByRole('button', { name: 'Завершить', exact: true }).click();
  await picture(teacher.page, 'parents-end-dark');
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить', exact: true }).click();
  await expect(parent.page.getByText('Встреча закончилась').first()).toBeVisible();
  await picture(parent.page, 'parents-over-light');

  await teacher.page.getByRole('button', { name: 'Вернуться в чат' }).click();
  for (const { page } of [teacher, head]) await openChat(page, 'Учительская');
  await expect(teacher.page.getByRole('button', { name: 'Начать вебинар' })).toBeVisible();
  await picture(teacher.page, 'begin-webinar-dark');
  await picture(head.page, 'begin-council-light');
  await head.page.getByRole('button', { name: 'Начать педсовет' }).click();
  await expect(head.page.getByRole('button', { name: 'Завершить', exact: true })).toBeVisible();
  await expect(teacher.page.getByText(/^Педсовет, ведёт Воронцова/)).toBeVisible();
  await expect(teacher.page.getByRole('button', { name: 'Начать вебинар' })).toHaveCount(0);
  await picture(teacher.page, 'council-goes-on-dark');
});
