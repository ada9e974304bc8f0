import type { Page } from '@playwright/test';
import { chatOf, messagesOf, openChat, say } from '../../build/drive/window.ts';
import { TestClock } from '../fixtures/test-clock.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, PUPIL, TEACHER, test } from './fixtures.ts';
import { planNow } from './planning.ts';

const DAY_MS = 86_400_000;
const TWO_YEARS_MS = (2 * 365 + 3) * DAY_MS;
/** Nothing here takes as long, and no wrong clock is off by so little. */
const NOW_MS = 5 * 60_000;

const placeOf = (page: Page) => page.getByRole('button', { name: /^Связь:/ });
const rowsOf = (page: Page) =>
  page.getByRole('listbox', { name: 'Список чатов' }).getByRole('option').allInnerTexts();

/** Whether the open chat shows a message as written today, by true time. */
async function expectNow(page: Page, text: string): Promise<void> {
  const time = await messageWith(page, text).locator('time').getAttribute('datetime');
  expect(Math.abs(Date.parse(time ?? '') - Date.now()), `${text}: ${time}`).toBeLessThan(NOW_MS);
  await expect(page.getByText('Сегодня', { exact: true }).last()).toBeVisible();
}

for (const [name, offsetMs, words] of [
  ['ahead', TWO_YEARS_MS, /часы спешат на 2\u00a0года/],
  ['behind', -TWO_YEARS_MS, /часы отстают на 2\u00a0года/],
] as const) {
  test(`G-15 a computer two years ${name} reorders nothing, and says that its clock is wrong`, async ({
    folder,
    openDesktop,
    school,
  }) => {
    const clock = new TestClock(folder, offsetMs);
    const teacher = await enterWithSlip(school, openDesktop, TEACHER);
    const pupil = await enterWithSlip(school, openDesktop, PUPIL, { env: clock.env });
    await clock.giveTo(pupil.page);
    for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
    await expect(placeOf(pupil.page)).toHaveAccessibleName(words);
    await expect(placeOf(teacher.page)).toHaveAccessibleName('Связь: На связи');

    await say(teacher.page, 'Первое, по верным часам');
    await expect(messageWith(pupil.page, 'Первое, по верным часам')).toBeVisible();
    await say(pupil.page, 'Второе, по неверным часам');
    await expect(messageWith(teacher.page, 'Второе, по неверным часам')).toBeVisible();
    await say(teacher.page, 'Третье, по верным часам');
    await expect(messageWith(pupil.page, 'Третье, по верным часам')).toBeVisible();
    for (const text of ['Первое', 'Второе', 'Третье']) await expectNow(pupil.page, text);

    school.wire.cut();
    await expect(placeOf(pupil.page)).toHaveAccessibleName(/Без связи/);
    await say(pupil.page, 'Четвёртое, без связи');
    await expectNow(pupil.page, 'Четвёртое, без связи');
    school.wire.mend();
    await expect(messageWith(teacher.page, 'Четвёртое, без связи')).toBeVisible();
    await say(teacher.page, 'Пятое, по верным часам');
    await expect(messageWith(pupil.page, 'Пятое, по верным часам')).toBeVisible();

    const chat = await chatOf(teacher.page, CLASS_CHAT);
    const [a, b] = await Promise.all([messagesOf(teacher.page, chat), messagesOf(pupil.page, chat)]);
    expect(b).toEqual(a);
    expect(a.slice(-5).map(({ text }) => text.split(',')[0])).toEqual([
      'Первое',
      'Второе',
      'Третье',
      'Четвёртое',
      'Пятое',
    ]);
    for (const { at } of a.slice(-5)) expect(Math.abs(at - Date.now())).toBeLessThan(NOW_MS);

    await placeOf(pupil.page).click();
    await expect(pupil.page.getByText(/Сообщения идут по времени школы/)).toBeVisible();
    await pupil.page.getByRole('button', { name: 'Понятно' }).click();
    await pupil.page.keyboard.press('Escape');
    await expect(placeOf(pupil.page)).not.toHaveAccessibleName(words);
  });
}

test('G-15 a clock set back two years while the application runs reorders nothing, and is said', async ({
  folder,
  openDesktop,
  school,
}) => {
  const clock = new TestClock(folder, 0);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL, { env: clock.env });
  await clock.giveTo(pupil.page);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await say(pupil.page, 'До перевода часов');
  await expect(messageWith(teacher.page, 'До перевода часов')).toBeVisible();
  const own = messageWith(pupil.page, 'До перевода часов');
  await expect(own.getByText(/^(отправлено|прочитано)$/)).toBeAttached();
  const rows = await rowsOf(pupil.page);

  await clock.set(pupil.page, -TWO_YEARS_MS);
  await expect(placeOf(pupil.page)).toHaveAccessibleName(/часы отстают на 2\u00a0года/);
  await expect.poll(() => rowsOf(pupil.page)).toEqual(rows);
  await say(pupil.page, 'После перевода часов');
  await expect(messageWith(teacher.page, 'После перевода часов')).toBeVisible();
  await expectNow(pupil.page, 'После перевода часов');

  school.wire.cut();
  await expect(placeOf(pupil.page)).toHaveAccessibleName(/Без связи/);
  await say(pupil.page, 'Без связи, по переведённым часам');
  await expectNow(pupil.page, 'Без связи, по переведённым часам');
  school.wire.mend();
  await expect(messageWith(teacher.page, 'Без связи, по переведённым часам')).toBeVisible();

  await clock.set(pupil.page, 0);
  // The clock is looked at every ten seconds.
  await expect(placeOf(pupil.page)).toHaveAccessibleName('Связь: На связи');
  const chat = await chatOf(teacher.page, CLASS_CHAT);
  const [a, b] = await Promise.all([messagesOf(teacher.page, chat), messagesOf(pupil.page, chat)]);
  expect(b).toEqual(a);
  expect(a.slice(-3).map(({ text }) => text)).toEqual([
    'До перевода часов',
    'После перевода часов',
    'Без связи, по переведённым часам',
  ]);
});

test('G-15, F-067 a computer six hours ahead goes into a planned lesson when the school begins it', async ({
  folder,
  openDesktop,
  school,
}) => {
  const clock = new TestClock(folder, 6 * 3_600_000);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL, { env: clock.env });
  await clock.giveTo(pupil.page);
  await expect(placeOf(pupil.page)).toHaveAccessibleName(/часы спешат на 6\u00a0часов/);
  await openChat(teacher.page, CLASS_CHAT);
  await planNow(teacher.page, { title: 'Десятичные дроби' });
  await pupil.page.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' }).click();
  await pupil.page.getByRole('button', { name: 'Войти: Десятичные дроби' }).click();
  await teacher.page.getByRole('button', { name: 'Начать', exact: true }).click();
  await expect(teacher.page.getByText('2 на уроке')).toBeVisible();
  for (const { page } of [teacher, pupil]) {
    await expect(page.getByText(/^Урок идёт (меньше минуты|\d\sмин)/)).toBeVisible();
  }
  await teacher.page.getByRole('radio', { name: 'Перекличка' }).click();
  const there = teacher.page.getByRole('list', { name: 'Перекличка' }).getByRole('listitem');
  await expect(there.filter({ hasText: PUPIL })).toContainText(/на уроке/);
  await pupil.page.getByRole('button', { name: 'К чатам, не выходя с урока' }).click();
  await pupil.page.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' }).click();
  await expect(pupil.page.getByRole('button', { name: /Урок: Десятичные дроби/ }).first()).toContainText(
    'Идёт сейчас',
  );
});
