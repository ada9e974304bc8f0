import type { Page } from '@playwright/test';
import { chatOf, messagesOf, openChat, say } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  messageWith,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';

test('F-121 two people on two desktops talk, lose the network, write, and are equal again', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);

  await say(teacher.page, 'Здравствуйте, 7Б');
  await expect(messageWith(pupil.page, 'Здравствуйте, 7Б')).toBeVisible();
  // The pupil's window shows the chat, so the teacher sees that it was read.
  await expect(teacher.page.getByText('прочитано', { exact: true }).last()).toBeAttached();

  school.wire.cut();
  for (const { page } of [teacher, pupil]) await expect(page.getByText('Без связи').first()).toBeVisible();
  await say(teacher.page, 'Пишу без связи');
  await say(pupil.page, 'И я пишу без связи');
  await expect(messageWith(teacher.page, 'Пишу без связи')).toBeVisible();
  await expect(messageWith(pupil.page, 'И я пишу без связи')).toBeVisible();
  await expect(teacher.page.getByText('1 ваше сообщение ждёт').first()).toBeVisible();
  await expect(teacher.page.getByText(/Нет связи с/)).toBeVisible();
  await picture(teacher.page, 'offline-light');

  await teacher.page.getByRole('button', { name: /^Связь:/ }).click();
  await expect(teacher.page.getByRole('heading', { name: 'Ждёт отправки, 1' })).toBeVisible();
  await picture(teacher.page, 'connection-panel-light');
  await teacher.page.getByRole('button', { name: 'Подключиться сейчас' }).focus();
  school.wire.mend();
  // It may have come back by itself; then there is nothing to press any more.
  await teacher.page.keyboard.press('Enter');
  await expect(teacher.page.getByText('Всё, что вы написали, уже на школьном сервере.')).toBeVisible();
  await teacher.page.keyboard.press('Escape');

  await expect(messageWith(teacher.page, 'И я пишу без связи')).toBeVisible();
  await expect(messageWith(pupil.page, 'Пишу без связи')).toBeVisible();
  const chat = await chatOf(teacher.page, CLASS_CHAT);
  const [a, b] = await Promise.all([messagesOf(teacher.page, chat), messagesOf(pupil.page, chat)]);
  expect(a).toEqual(b);

  // A third person who comes later gets all of it.
  const late = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  await openChat(late.page, CLASS_CHAT);
  await expect(messageWith(late.page, 'И я пишу без связи')).toBeVisible();
  await expect.poll(() => messagesOf(late.page, chat)).toEqual(a);
  await opensWhatIsPressed(late.page, teacher.page);
});

/** A chat that moves down the list while it is being pressed, because of a message in another one. */
async function opensWhatIsPressed(page: Page, writer: Page): Promise<void> {
  const rowOf = (title: string) => page.getByRole('option', { name: title });
  const topOf = async (title: string) => (await rowOf(title).boundingBox())?.y ?? 0;
  await openChat(writer, 'Геометрия, 7Б');
  await expect
    .poll(async () => (await topOf('Геометрия, 7Б')) - (await topOf('Физика, 7Б')))
    .toBeGreaterThan(0);
  const top = await topOf('Физика, 7Б');
  await rowOf('Физика, 7Б').hover();
  await page.mouse.down();
  await say(writer, 'Возьмите линейку');
  await expect.poll(() => topOf('Физика, 7Б')).toBeGreaterThan(top);
  await page.mouse.up();
  await expect(page.getByRole('heading', { name: 'Физика, 7Б' })).toBeVisible();
}

test('F-121 works on while the hub itself goes away and comes back', async ({ openDesktop, school }) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  school.wire.cut();
  await expect(pupil.page.getByText('Без связи').first()).toBeVisible();
  for (let i = 1; i <= 5; i++) await say(pupil.page, `Без узла ${i}`);
  await expect(messageWith(pupil.page, 'Без узла 5')).toBeVisible();
  school.wire.mend();
  await expect(pupil.page.getByText('На связи').first()).toBeVisible();
  const chat = await chatOf(pupil.page, CLASS_CHAT);
  const texts = (await messagesOf(pupil.page, chat)).map((message) => message.text);
  expect(texts.slice(-5)).toEqual([1, 2, 3, 4, 5].map((i) => `Без узла ${i}`));
});
