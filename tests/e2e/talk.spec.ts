import type { Page } from '@playwright/test';
import { chatOf, choosePreferences, messagesOf, openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

/** Opens the menu of a message as one does with the keyboard. */
async function menuOf(page: Page, text: string, item: string): Promise<void> {
  await messageWith(page, text).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item }).click();
}

test('F-050 answers, edits, signs and deletions made without a link are the same on both desktops', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await say(teacher.page, 'Завтра контрольная по алгебре');
  await expect(messageWith(pupil.page, 'Завтра контрольная по алгебре')).toBeVisible();
  await say(pupil.page, 'Ой, не туда');
  await expect(messageWith(teacher.page, 'Ой, не туда')).toBeVisible();

  school.wire.cut();
  for (const { page } of [teacher, pupil]) await expect(page.getByText('Без связи').first()).toBeVisible();
  // The pupil answers, leaves a sign and takes a message back; the teacher changes the wording meanwhile.
  await menuOf(pupil.page, 'Завтра контрольная по алгебре', 'Ответить');
  await expect(pupil.page.getByText(`Ответ: ${TEACHER}`)).toBeVisible();
  await say(pupil.page, 'А что повторить?');
  await expect(messageWith(pupil.page, 'А что повторить?')).toContainText(TEACHER);
  await messageWith(pupil.page, 'Завтра контрольная по алгебре').first().hover();
  const original = pupil.page.getByRole('article').filter({ hasText: 'Завтра контрольная' }).first();
  await original.hover();
  await original.getByRole('button', { name: 'Отметить' }).click();
  await pupil.page.getByRole('button', { name: 'Спасибо' }).click();
  await expect(original.getByRole('button', { name: /Спасибо, 1/ })).toBeVisible();
  await menuOf(pupil.page, 'Ой, не туда', 'Удалить сообщение у всех');
  await expect(pupil.page.getByText('Сообщение удалено у всех')).toBeVisible();
  await expect(messageWith(pupil.page, 'Ой, не туда')).toBeHidden();

  await menuOf(teacher.page, 'Завтра контрольная по алгебре', 'Изменить');
  const field = teacher.page.getByRole('textbox', { name: /сообщение/i });
  await expect(field).toHaveValue('Завтра контрольная по алгебре');
  await field.fill('Завтра контрольная по алгебре, параграфы 12–14');
  await picture(teacher.page, 'talk-editing-light');
  await field.press('Enter');
  await expect(messageWith(teacher.page, 'параграфы 12–14')).toContainText('изменено');

  // What is deleted can be brought back for eight seconds, and leaves for the hub after that.
  await expect(pupil.page.getByText('Сообщение удалено у всех')).toBeHidden();
  school.wire.mend();
  for (const { page } of [teacher, pupil]) {
    const seen = page.getByRole('article').filter({ hasText: 'параграфы 12–14' }).first();
    await expect(seen).toContainText('изменено');
    await expect(seen.getByRole('button', { name: /Спасибо, 1/ })).toBeVisible();
    await expect(messageWith(page, 'А что повторить?')).toContainText('параграфы 12–14');
    await expect(messageWith(page, 'Ой, не туда')).toBeHidden();
  }
  const chat = await chatOf(teacher.page, CLASS_CHAT);
  expect(await messagesOf(teacher.page, chat)).toEqual(await messagesOf(pupil.page, chat));
  await picture(pupil.page, 'talk-pupil-light');
});

test('F-052 a teacher pins a message and takes another out without a link, and the pupil learns why', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await say(teacher.page, 'Дежурит второй ряд до пятницы');
  await say(pupil.page, 'Второй ряд опять ничего не моет');
  await expect(messageWith(teacher.page, 'опять ничего не моет')).toBeVisible();
  await expect(messageWith(pupil.page, 'Дежурит второй ряд')).toBeVisible();

  school.wire.cut();
  await expect(teacher.page.getByText('Без связи').first()).toBeVisible();
  await menuOf(teacher.page, 'Дежурит второй ряд', 'Закрепить');
  await expect(teacher.page.getByRole('region', { name: 'Закреплено' })).toContainText('Дежурит второй ряд');
  await messageWith(teacher.page, 'опять ничего не моет').click({ button: 'right' });
  await teacher.page.getByRole('menuitem', { name: 'Убрать из чата' }).click();
  await teacher.page.getByRole('button', { name: 'Убрать сообщение у всех' }).click();
  await expect(teacher.page.getByText('Выберите правило: без него')).toBeVisible();
  await teacher.page.getByRole('button', { name: /Какое правило нарушено/ }).click();
  await teacher.page.getByRole('option', { name: /^4\. Мы пишем по делу чата/ }).click();
  await teacher.page.getByLabel('Пояснение').fill('Спорим лично, а не в чате класса');
  await picture(teacher.page, 'talk-take-down-light');
  await teacher.page.getByRole('button', { name: 'Убрать сообщение у всех' }).click();
  await expect(teacher.page.getByText('Сообщение убрано из чата')).toBeVisible();
  await expect(teacher.page.getByText('Сообщение убрано из чата')).toBeHidden();
  await expect(teacher.page.getByText('Вы убрали это сообщение.')).toBeVisible();

  school.wire.mend();
  await expect(pupil.page.getByText(/Ваше сообщение убрано из чата.*Спорим лично/)).toBeVisible();
  await expect(pupil.page.getByRole('region', { name: 'Закреплено' })).toContainText('Дежурит второй ряд');
  await picture(pupil.page, 'talk-taken-down-light');
  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await teacher.page.getByRole('article').filter({ hasText: 'Дежурит второй ряд' }).last().hover();
  await picture(teacher.page, 'talk-teacher-dark');
  // A pupil is offered neither.
  await pupil.page.getByRole('article').filter({ hasText: 'Дежурит второй ряд' }).last().focus();
  await pupil.page.keyboard.press('Enter');
  await expect(pupil.page.getByRole('menuitem', { name: 'Ответить' })).toBeVisible();
  await expect(pupil.page.getByRole('menuitem', { name: 'Закрепить' })).toBeHidden();
  await expect(pupil.page.getByRole('menuitem', { name: 'Убрать из чата' })).toBeHidden();
});

test('F-050 names, marks and addresses of a message reach the others, and its author sees who has read it', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(teacher.page, CLASS_CHAT);
  const field = teacher.page.getByRole('textbox', { name: /сообщение/i });
  await field.pressSequentially('@Дар');
  await expect(teacher.page.getByRole('option', { name: /Дарья Ковалёва/ })).toBeVisible();
  await picture(teacher.page, 'talk-mention-light');
  await field.press('Enter');
  await expect(field).toHaveValue('@Дарья Ковалёва ');
  // The cursor keeps up with a quick typist.
  for (const word of ['Раз', 'два', 'три']) {
    await teacher.page.keyboard.press('Control+b');
    await teacher.page.keyboard.type(word);
    await teacher.page.keyboard.press('Control+b');
    await teacher.page.keyboard.type(' ');
  }
  await expect(field).toHaveValue('@Дарья Ковалёва **Раз** **два** **три** ');
  await field.fill('@Дарья Ковалёва ');
  await field.pressSequentially('проверьте ');
  await field.press('Control+b');
  await field.pressSequentially('сегодня');
  await field.press('Control+b');
  await expect(field).toHaveValue('@Дарья Ковалёва проверьте **сегодня**');
  await field.fill(
    '@Дарья Ковалёва проверьте **сегодня**:\n- параграф 12\n- задачи из https://example.org/z7, до `x = 2`',
  );
  await field.press('Enter');

  // The name stands out in the list before the chat is opened.
  await expect(pupil.page.getByText('вас упомянули')).toBeAttached();
  await openChat(pupil.page, CLASS_CHAT);
  const message = messageWith(pupil.page, 'параграф 12');
  await expect(message.getByRole('listitem')).toHaveCount(2);
  await expect(message.locator('strong').filter({ hasText: 'сегодня' })).toBeVisible();
  await message.getByRole('button', { name: 'https://example.org/z7' }).click();
  await expect(pupil.page.getByRole('dialog', { name: 'Открыть ссылку' })).toContainText('example.org');
  await picture(pupil.page, 'talk-link-light');
  await pupil.page.keyboard.press('Escape');
  await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil.page, 'talk-formatted-dark');

  await expect(teacher.page.getByText('прочитано', { exact: true }).last()).toBeAttached();
  await menuOf(teacher.page, 'параграф 12', 'Кто прочитал');
  await expect(teacher.page.getByText('Прочитали 1 из 26')).toBeVisible();
  await picture(teacher.page, 'talk-seen-light');
});

test('F-050 a message goes on into another chat with the name of its author, and a chat is muted', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  await say(pupil.page, 'Конспект по дробям готов');
  await openChat(teacher.page, CLASS_CHAT);
  await expect(messageWith(teacher.page, 'Конспект по дробям готов')).toBeVisible();
  await menuOf(teacher.page, 'Конспект по дробям готов', 'Переслать');
  await teacher.page.getByRole('dialog').getByRole('searchbox').fill('алгебра, 7б');
  await picture(teacher.page, 'talk-forward-light');
  await teacher.page.getByRole('dialog').getByRole('row', { name: 'Алгебра, 7Б' }).click();
  await expect(teacher.page.getByText('Переслано: Алгебра, 7Б')).toBeVisible();
  await openChat(pupil.page, 'Алгебра, 7Б');
  await expect(messageWith(pupil.page, 'Конспект по дробям готов')).toContainText(
    `Переслано. Автор: ${PUPIL}`,
  );

  await teacher.page.getByRole('button', { name: 'Извещения этого чата' }).click();
  await picture(teacher.page, 'talk-mute-light');
  await teacher.page.getByRole('menuitem', { name: 'Выключить насовсем' }).click();
  await expect(teacher.page.getByRole('button', { name: 'Извещения выключены' })).toBeVisible();
  await expect(teacher.page.getByText('извещения выключены').first()).toBeAttached();
  const bell = teacher.page.getByRole('button', { name: 'Извещения выключены' });
  const hears = teacher.page.getByRole('menuitemcheckbox', { name: 'Звать, когда упомянули меня' });
  await bell.click();
  await expect(hears).toBeChecked();
  await picture(teacher.page, 'talk-muted-menu');
  await hears.click();
  await expect(hears).not.toBeChecked();
  await teacher.page.keyboard.press('Escape');
  await choosePreferences(pupil.page, { language: 'en', theme: 'dark', textScale: 100 });
  await picture(pupil.page, 'talk-forwarded-dark-en');
});
