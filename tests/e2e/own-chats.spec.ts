import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  messageWith,
  PARENT,
  picture,
  PUPIL,
  type School,
  TEACHER,
  test,
  type Tools,
} from './fixtures.ts';

const PARENTS_CHAT = 'Родители 7Б';
const QUESTION = 'Куда едем в субботу?';

const poll = (page: Page) => page.getByRole('article').filter({ hasText: QUESTION });

interface Member {
  readonly name: string;
  readonly chat: string;
}

async function lives(
  { name, chat }: Member,
  school: School,
  openDesktop: Tools['openDesktop'],
): Promise<void> {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const member = await enterWithSlip(school, openDesktop, name);
  for (const { page } of [teacher, member]) await openChat(page, chat);
  await teacher.page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await teacher.page.getByRole('menuitem', { name: 'Опрос', exact: true }).click();
  await teacher.page.getByLabel('Вопрос').fill(QUESTION);
  await teacher.page.getByLabel('Ответ 1').fill('В музей');
  await teacher.page.getByLabel('Ответ 2').fill('В лес');
  await teacher.page.getByRole('button', { name: 'Отправить опрос' }).click();
  await expect(poll(member.page)).toBeVisible();

  school.wire.cut();
  for (const { page } of [teacher, member]) await expect(page.getByText('Без связи').first()).toBeVisible();
  await poll(member.page)
    .getByRole('button', { name: /^В лес/ })
    .click();
  await expect(poll(member.page).getByText(/Ваш голос сохранён/)).toBeVisible();
  await member.page.locator('input[type=file][multiple]').setInputFiles({
    name: 'заявление.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nЗаявление'),
  });
  await member.page.getByRole('textbox', { name: /Сообщение/ }).fill('Прикладываю заявление');
  await member.page.keyboard.press('Enter');
  await expect(messageWith(member.page, 'Прикладываю заявление')).toBeVisible();
  await picture(member.page, `own-chat-${name}`);
  await teacher.page.getByRole('textbox', { name: /Сообщение/ }).fill('Жду всех у входа');
  await teacher.page.keyboard.press('Enter');

  school.wire.mend();
  await expect(messageWith(member.page, 'Жду всех у входа')).toBeVisible();
  await expect(messageWith(teacher.page, 'Прикладываю заявление')).toBeVisible();
  await expect(teacher.page.getByRole('group', { name: 'Файл «заявление.pdf»' })).toBeVisible();
  await expect(poll(teacher.page).getByRole('button', { name: 'В лес, 1 голос' })).toBeVisible();
}

test('F-050 a pupil reads, writes, attaches and votes in an own chat with and without a link', async ({
  school,
  openDesktop,
}) => {
  await lives({ name: PUPIL, chat: CLASS_CHAT }, school, openDesktop);
});

test('F-051 a parent reads, writes, attaches and votes in an own chat with and without a link', async ({
  school,
  openDesktop,
}) => {
  await lives({ name: PARENT, chat: PARENTS_CHAT }, school, openDesktop);
});
