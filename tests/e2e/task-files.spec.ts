import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';
import { photo } from './photo.ts';

const TITLE = 'Сложение дробей';
const card = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words }).last();
const pane = (page: Page) => page.getByRole('dialog', { name: TITLE });
const attach = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.getByRole('dialog').locator('input[type=file][multiple]').setInputFiles([{ name, mimeType, buffer }]);

test('F-062 a pupil hands in a picture without a link; the others see it once the teacher opens it', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const first = await enterWithSlip(school, openDesktop, PUPIL);
  const second = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  for (const { page } of [teacher, first, second]) await openChat(page, CLASS_CHAT);
  const sheet = await photo(first.page);

  await test.step('the teacher sets a task with a file, in two goes', async () => {
    const { page } = teacher;
    const add = async () => {
      await page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
      await page.getByRole('menuitem', { name: 'Задание', exact: true }).click();
    };
    await add();
    await page.getByLabel('Название').fill(TITLE);
    await page.getByLabel('Что сделать').fill('Решите вариант из файла.');
    await attach(page, 'вариант.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n1/6 + 1/3'));
    await expect(page.getByRole('dialog').getByText('вариант.pdf')).toBeVisible();
    await page.getByRole('button', { name: 'Допишу потом' }).click();
    await add();
    await expect(page.getByLabel('Название')).toHaveValue(TITLE);
    await expect(page.getByRole('dialog').getByText('вариант.pdf')).toBeVisible();
    await picture(page, 'task-dialog-light');
    await page.getByRole('button', { name: 'Дать задание' }).click();
    for (const one of [first, second]) {
      await expect(card(one.page, TITLE).getByText('вариант.pdf')).toBeVisible();
    }
  });

  await test.step('a pupil answers without a link, and closes the pane in between', async () => {
    const { page } = first;
    school.wire.cut();
    await expect(page.getByText('Без связи').first()).toBeVisible();
    await card(page, TITLE).getByRole('button', { name: 'Ответить' }).click();
    await page.getByLabel('Ваш ответ', { exact: true }).fill('Решение на снимке');
    await attach(page, 'тетрадь.jpg', 'image/jpeg', sheet);
    await expect(pane(page).getByText('тетрадь.jpg')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(pane(page)).toBeHidden();
    await card(page, TITLE).getByRole('button', { name: 'Ответить' }).click();
    await expect(page.getByLabel('Ваш ответ', { exact: true })).toHaveValue('Решение на снимке');
    await expect(pane(page).getByText('тетрадь.jpg')).toBeVisible();
    await picture(page, 'task-answer-light');
    await pane(page).getByRole('button', { name: 'Записать голосовое сообщение' }).click();
    await expect(pane(page).getByRole('timer')).toHaveText(/0:0[1-9]/);
    await pane(page).getByRole('button', { name: 'Приложить запись' }).click();
    await expect(pane(page).getByText('Голосовое сообщение.webm')).toBeVisible();
    await pane(page).getByRole('button', { name: 'Сдать ответ' }).click();
    await expect(pane(page).getByText(/ждёт отправки/)).toBeVisible();
    await expect(page.getByLabel('Ваш ответ', { exact: true })).toHaveValue('');
    await picture(page, 'task-offline-light');
    school.wire.mend();
  });

  await test.step('the teacher sees it and returns it with a file', async () => {
    const { page } = teacher;
    await card(page, TITLE).getByRole('button', { name: 'Открыть задание' }).click();
    const thread = pane(page).getByRole('region', { name: PUPIL });
    await expect(thread.getByText('Решение на снимке')).toBeVisible();
    await expect(thread.getByRole('button', { name: 'Картинка «тетрадь.jpg». Открыть' })).toBeVisible();
    await expect(thread.getByRole('group', { name: /^Голосовое сообщение/ })).toBeVisible();
    await thread.getByLabel('Ваши слова ученику').fill('Сократите. Образец в файле.');
    await thread
      .locator('input[type=file][multiple]')
      .setInputFiles([
        { name: 'образец.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n3/6 = 1/2') },
      ]);
    await expect(thread.getByText('образец.pdf')).toBeVisible();
    await picture(page, 'task-judging-light');
    await thread.getByRole('button', { name: 'Вернуть на доработку' }).click();
    await expect(pane(first.page).getByText('Возвращено на доработку')).toBeVisible();
    await expect(pane(first.page).getByRole('group', { name: 'Файл «образец.pdf»' })).toBeVisible();
  });

  await test.step('what is returned is handed in again and accepted', async () => {
    await first.page.getByLabel('Ваш ответ', { exact: true }).fill('3/6 = 1/2');
    await attach(first.page, 'тетрадь 2.jpg', 'image/jpeg', sheet);
    await expect(pane(first.page).getByText('тетрадь 2.jpg')).toBeVisible();
    await pane(first.page).getByRole('button', { name: 'Сдать исправленное' }).click();
    const thread = pane(teacher.page).getByRole('region', { name: PUPIL });
    await expect(thread.getByText('3/6 = 1/2')).toBeVisible();
    await thread.getByRole('button', { name: 'Принять' }).click();
    await expect(pane(first.page).getByText('Принято', { exact: true })).toBeVisible();
    await choosePreferences(first.page, { language: 'ru', theme: 'dark', textScale: 100 });
    await picture(first.page, 'task-accepted-dark');
  });

  await test.step('another pupil sees the picture when the teacher opens it, and not before', async () => {
    const tile = card(second.page, TITLE).getByRole('button', { name: 'Картинка «тетрадь 2.jpg». Открыть' });
    await expect(card(second.page, TITLE)).toBeVisible();
    await expect(tile).toHaveCount(0);
    const thread = pane(teacher.page).getByRole('region', { name: PUPIL });
    await thread.getByRole('button', { name: 'Открыть всем' }).last().click();
    await expect(tile).toBeVisible();
    await picture(second.page, 'task-opened-light');
  });
});
