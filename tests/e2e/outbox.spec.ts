import type { Page } from '@playwright/test';
import type { Desktop } from '../../build/drive/desktop.ts';
import { openChat, say } from '../../build/drive/window.ts';
import { ControlClient } from '../../build/standin/control-client.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const OTHER_CHAT = 'Физика, 7Б';
const STAY = 0;
const CLOSE = 1;

const placeOf = (page: Page) => page.getByRole('button', { name: /^Связь:/ });
const fieldOf = (page: Page) => page.getByRole('textbox', { name: /Сообщение/ });

/** Clicks the window's cross, and gives the answer to what the application then asks. */
async function close(desktop: Desktop, answer: number): Promise<void> {
  const control = new ControlClient(desktop.controlPort);
  await control.answerMessageBox(answer);
  const [window] = await control.windows();
  if (!window) throw new Error('there is no window');
  await control.call('closeWindow', { id: window.id });
}

test('F-126 what is unsent is kept when the application is closed, with one warning, and goes later', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(teacher.page, CLASS_CHAT);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  school.wire.cut();
  await expect(placeOf(pupil.page)).toHaveAccessibleName('Связь: Без связи, всё работает');
  for (const text of ['Первое без связи', 'Второе без связи', 'Третье без связи']) {
    await say(pupil.page, text);
    await expect(messageWith(pupil.page, text).getByText('записано здесь, ждёт отправки')).toBeAttached();
  }
  await expect(placeOf(pupil.page)).toHaveAccessibleName(
    'Связь: Без связи, всё работает; 3 ваших сообщения ждут',
  );
  await fieldOf(pupil.page).fill('Недописанное');
  await openChat(pupil.page, OTHER_CHAT);
  await expect(pupil.page.getByRole('option', { name: /7Б, ученики/ })).toContainText(
    'Черновик: Недописанное',
  );
  await fieldOf(pupil.page).fill('И здесь недописанное');

  const control = new ControlClient(pupil.controlPort);
  await close(pupil, STAY);
  const asked = await control.waitForEntry('dialog', 0, 60_000);
  expect(asked.facts.options).toMatchObject({
    message: '3 сообщения ещё не отправлены',
    detail: 'Они сохранены на этом компьютере и уйдут, когда приложение откроют снова.',
    buttons: ['Остаться', 'Закрыть'],
    defaultId: CLOSE,
    cancelId: STAY,
  });
  await expect(fieldOf(pupil.page)).toHaveValue('И здесь недописанное');
  await close(pupil, CLOSE);
  expect(await pupil.ended).toBe(0);

  const again = await openDesktop(PUPIL);
  await expect(again.page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await expect(placeOf(again.page)).toHaveAccessibleName(
    /Связь: (Без связи|Ищем связь), всё работает; 3 ваших сообщения ждут/,
  );
  await placeOf(again.page).click();
  const list = again.page.getByRole('list', { name: 'Что ещё не ушло с этого компьютера' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list).toContainText('Второе без связи');
  // Up to when everything had come is known without a link.
  await expect(again.page.getByText(/Получено всё до: сегодня/)).toBeVisible();
  await picture(again.page, 'outbox-after-restart');
  await again.page.keyboard.press('Escape');
  await openChat(again.page, OTHER_CHAT);
  await expect(fieldOf(again.page)).toHaveValue('И здесь недописанное');
  await openChat(again.page, CLASS_CHAT);
  await expect(fieldOf(again.page)).toHaveValue('Недописанное');
  await expect(messageWith(again.page, 'Третье без связи')).toBeVisible();

  school.wire.mend();
  for (const text of ['Первое без связи', 'Второе без связи', 'Третье без связи']) {
    await expect(messageWith(teacher.page, text)).toBeVisible();
  }
  await expect(placeOf(again.page)).toHaveAccessibleName('Связь: На связи');
  await expect(messageWith(again.page, 'Третье без связи').getByText('прочитано')).toBeAttached();
  await placeOf(again.page).click();
  await expect(again.page.getByText('Всё, что вы написали, уже на школьном сервере.')).toBeVisible();
  await again.page.keyboard.press('Escape');

  await again.page.getByRole('textbox', { name: /Сообщение/ }).press('Enter');
  await expect(messageWith(teacher.page, 'Недописанное')).toBeVisible();
  await expect(fieldOf(again.page)).toHaveValue('');
  const own = messageWith(again.page, 'Недописанное');
  await expect(own.getByText(/^(отправлено|прочитано)$/)).toBeAttached();
  // With nothing unsent, nothing is asked.
  const [window] = await new ControlClient(again.controlPort).windows();
  await new ControlClient(again.controlPort).call('closeWindow', { id: window?.id ?? 0 });
  expect(await again.ended).toBe(0);
});

test('F-126 a lesson begun without a link waits in the same list, and is called what it is', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(teacher.page, CLASS_CHAT);
  school.wire.cut();
  await expect(placeOf(teacher.page)).toHaveAccessibleName(/Без связи/);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  await expect(placeOf(teacher.page)).toHaveAccessibleName(/1 ваша запись ждёт/);
  await teacher.page.getByRole('button', { name: 'К чатам, не выходя с урока' }).click();
  await placeOf(teacher.page).click();
  const list = teacher.page.getByRole('list', { name: 'Что ещё не ушло с этого компьютера' });
  await expect(list.getByRole('listitem')).toContainText('Урок начат: 7Б, ученики');
});

test('F-126 writing on while a message is written down loses no letter', async ({ openDesktop, school }) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  await fieldOf(pupil.page).focus();
  // As fast as keys can come, without waiting for anything between.
  for (let i = 1; i <= 10; i++) {
    await pupil.page.keyboard.type(`Быстро ${i}`);
    await pupil.page.keyboard.press('Enter');
  }
  await expect(messageWith(pupil.page, 'Быстро 10')).toBeVisible();
  await expect(fieldOf(pupil.page)).toHaveValue('');
  const written = pupil.page.getByRole('article').filter({ hasText: 'Быстро' });
  await expect(written).toHaveCount(10);
  const texts = await written.allInnerTexts();
  expect(texts.map((text) => /Быстро \d+/.exec(text)?.[0])).toEqual(
    Array.from({ length: 10 }, (_, index) => `Быстро ${index + 1}`),
  );
});
