import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const TITLE = 'Задачи на движение';
const card = (page: Page) => page.getByRole('article').filter({ hasText: TITLE }).last();

async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}

async function attach(page: Page, name: string): Promise<void> {
  await page
    .getByRole('dialog')
    .locator('input[type=file][multiple]')
    .setInputFiles([{ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${name}`) }]);
  await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
}

test('F-055, F-062 forms outlive the application; a file is taken out of a task, and its card says how it stands', async ({
  openDesktop,
  school,
}) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const first = await enterWithSlip(school, openDesktop, TEACHER);
  for (const { page } of [pupil, first]) await openChat(page, CLASS_CHAT);

  await test.step('a poll and a task are begun, and the application ends', async () => {
    const { page } = first;
    await add(page, 'Опрос');
    await page.getByLabel('Вопрос').fill('Когда контрольная?');
    await page.getByLabel('Ответ 1').fill('В среду');
    await page.getByRole('button', { name: 'Допишу потом' }).click();
    await add(page, 'Задание');
    await page.getByLabel('Название').fill(TITLE);
    await page.getByLabel('Что сделать').fill('Решите номера 5 и 6.');
    await attach(page, 'вариант.pdf');
    await attach(page, 'лишнее.pdf');
    await page.getByRole('button', { name: 'Допишу потом' }).click();
    await first.stop();
  });

  const { page } = await openDesktop(TEACHER);
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(page, CLASS_CHAT);
  await test.step('after it has begun again all of it is there, and is sent', async () => {
    await add(page, 'Опрос');
    await expect(page.getByLabel('Вопрос')).toHaveValue('Когда контрольная?');
    await expect(page.getByLabel('Ответ 1')).toHaveValue('В среду');
    await picture(page, 'poll-after-restart');
    await page.getByRole('button', { name: 'Допишу потом' }).click();
    await add(page, 'Задание');
    await expect(page.getByLabel('Что сделать')).toHaveValue('Решите номера 5 и 6.');
    for (const name of ['вариант.pdf', 'лишнее.pdf']) {
      await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
    }
    await picture(page, 'task-after-restart');
    await page.getByRole('button', { name: 'Дать задание' }).click();
    await expect(card(pupil.page).getByText('лишнее.pdf')).toBeVisible();
    await expect(card(pupil.page).getByText('Вы ещё не сдали')).toBeVisible();
  });

  await test.step('a file is taken out, also when the change is put off in between', async () => {
    // By then the hub's own version has taken the place of the one that waited.
    await expect(card(page).getByText('лишнее.pdf')).toBeVisible();
    const change = async () => {
      await card(page).getByRole('button', { name: 'Действия', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Изменить', exact: true }).click();
    };
    await change();
    const named = page.getByRole('list', { name: 'Уже приложено' });
    await expect(named.getByRole('listitem')).toHaveCount(2);
    await named.getByRole('button', { name: /лишнее\.pdf/ }).click();
    await page.getByRole('button', { name: 'Допишу потом' }).click();
    await change();
    await expect(named.getByRole('listitem')).toHaveCount(1);
    await picture(page, 'task-change-light');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await expect(card(pupil.page).getByText('лишнее.pdf')).toHaveCount(0);
    await expect(card(pupil.page).getByText('вариант.pdf')).toBeVisible();
  });

  await test.step('the pupil answers, and the card says so', async () => {
    await card(pupil.page).getByRole('button', { name: 'Ответить' }).click();
    await pupil.page.getByLabel('Ваш ответ', { exact: true }).fill('5) 12 км, 6) 3 часа');
    await pupil.page.getByRole('button', { name: 'Сдать ответ' }).click();
    await pupil.page.keyboard.press('Escape');
    await expect(card(pupil.page).getByText('Вы сдали, ждёт проверки')).toBeVisible();
    await picture(pupil.page, 'task-card-light');
    await card(page).getByRole('button', { name: 'Открыть задание' }).click();
    const thread = page.getByRole('region', { name: PUPIL });
    await expect(thread.getByText('5) 12 км, 6) 3 часа')).toBeVisible();
    await thread.getByRole('button', { name: 'Принять' }).click();
    await expect(card(pupil.page).getByText('Учитель принял')).toBeVisible();
    await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100 });
    await picture(pupil.page, 'task-card-dark');
    await choosePreferences(pupil.page, { language: 'en', theme: 'light', textScale: 100 });
    await picture(pupil.page, 'task-card-en');
    await choosePreferences(pupil.page, { language: 'ru', theme: 'light', textScale: 200 });
    await picture(pupil.page, 'rail-200');
  });
});
