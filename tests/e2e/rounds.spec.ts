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

/** Chooses what to add to the open chat. */
async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}
const card = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

test('F-052, F-055, D-12 three people vote with and without a link, and see the same', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const first = await enterWithSlip(school, openDesktop, PUPIL);
  const second = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  const all = [teacher, first, second];
  for (const { page } of all) await openChat(page, CLASS_CHAT);

  await test.step('the teacher asks without a link', async () => {
    school.wire.cut();
    for (const { page } of all) await expect(page.getByText('Без связи').first()).toBeVisible();
    await add(teacher.page, 'Опрос');
    await teacher.page.getByRole('button', { name: 'Отправить опрос' }).click();
    await expect(teacher.page.getByText('Напишите вопрос.')).toBeVisible();
    await teacher.page.getByLabel('Вопрос').fill('Куда едем в субботу?');
    await teacher.page.getByLabel('Ответ 1').fill('В музей');
    await teacher.page.getByLabel('Ответ 2').fill('В лес');
    await picture(teacher.page, 'poll-dialog-light');
    await teacher.page.getByRole('button', { name: 'Отправить опрос' }).click();
    await expect(card(teacher.page, 'Куда едем в субботу?')).toBeVisible();
    // Nobody has voted, so it can be asked in better words.
    await card(teacher.page, 'Куда едем в субботу?').getByRole('button', { name: 'Действия' }).click();
    await teacher.page.getByRole('menuitem', { name: 'Изменить' }).click();
    await expect(teacher.page.getByLabel('Ответ 2')).toHaveValue('В лес');
    await teacher.page.getByLabel('Вопрос').fill('Куда едем в субботу? Решаем сегодня');
    await picture(teacher.page, 'poll-change-light');
    await teacher.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await expect(card(teacher.page, 'Куда едем в субботу?')).toHaveCount(1);
    await expect(card(teacher.page, 'Решаем сегодня')).toBeVisible();
    school.wire.mend();
    for (const { page } of all) {
      await expect(card(page, 'Куда едем в субботу?')).toBeVisible();
    }
  });

  await test.step('they vote without a link, change their minds, and agree when it is back', async () => {
    school.wire.cut();
    for (const { page } of all) await expect(page.getByText('Без связи').first()).toBeVisible();
    await card(first.page, 'Куда едем')
      .getByRole('button', { name: /^В музей/ })
      .click();
    // The card grows by what is said of the own vote, and its answers make room.
    await expect(card(first.page, 'Куда едем').getByText(/Ваш голос сохранён/)).toBeVisible();
    await card(first.page, 'Куда едем')
      .getByRole('button', { name: /^В лес/ })
      .click();
    await card(second.page, 'Куда едем')
      .getByRole('button', { name: /^В лес/ })
      .click();
    await card(teacher.page, 'Куда едем')
      .getByRole('button', { name: /^В музей/ })
      .click();
    await expect(card(first.page, 'Куда едем').getByText(/Ваш голос сохранён/)).toBeVisible();
    await picture(first.page, 'poll-offline-light');
    school.wire.mend();
    for (const { page } of all) {
      await expect(card(page, 'Куда едем').getByText('Проголосовали 3 человека')).toBeVisible();
      await expect(card(page, 'Куда едем').getByRole('button', { name: 'В лес, 2 голоса' })).toBeVisible();
    }
    await card(teacher.page, 'Куда едем').getByRole('button', { name: 'Кто что выбрал' }).click();
    await expect(teacher.page.getByRole('dialog').getByText('Соколова Анна Сергеевна')).toBeVisible();
    await teacher.page.keyboard.press('Escape');
  });

  await test.step('an anonymous poll tells nothing but the number until it is closed', async () => {
    await add(teacher.page, 'Опрос');
    await teacher.page.getByLabel('Вопрос').fill('Понятна ли тема?');
    await teacher.page.getByLabel('Ответ 1').fill('Да');
    await teacher.page.getByLabel('Ответ 2').fill('Нет');
    await teacher.page.getByRole('checkbox', { name: /Анонимный опрос/ }).press('Space');
    await teacher.page.getByRole('button', { name: 'Отправить опрос' }).click();
    for (const { page } of all) {
      await card(page, 'Понятна ли тема?').getByRole('button', { name: 'Да' }).click();
    }
    for (const { page } of all) {
      await expect(card(page, 'Понятна ли').getByText('Проголосовали 3 человека')).toBeVisible();
      await expect(card(page, 'Понятна ли').getByText(/тот, кто ведёт школьный сервер/)).toBeVisible();
    }
    await card(teacher.page, 'Понятна ли').getByRole('button', { name: 'Закрыть опрос' }).click();
    await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Закрыть опрос' }).click();
    for (const { page } of all) {
      await expect(card(page, 'Понятна ли').getByRole('button', { name: 'Да, 3 голоса' })).toBeVisible();
    }
  });

  await test.step('who comes after the last place waits', async () => {
    await add(teacher.page, 'Запись');
    await teacher.page.getByLabel('На что записываемся').fill('Экскурсия');
    await teacher.page.getByLabel('Группа или время 1').fill('Суббота');
    await teacher.page.getByLabel('Мест', { exact: true }).fill('1');
    await teacher.page.getByRole('button', { name: 'Открыть запись' }).click();
    await card(second.page, 'Экскурсия')
      .getByRole('button', { name: /^Суббота/ })
      .click();
    await expect(card(second.page, 'Экскурсия').getByText('Вы записаны.')).toBeVisible();
    await card(first.page, 'Экскурсия')
      .getByRole('button', { name: /^Суббота/ })
      .click();
    await expect(card(first.page, 'Экскурсия').getByText(/Вы 1-й в очереди/)).toBeVisible();
    await picture(first.page, 'polls-light');
    await choosePreferences(first.page, { language: 'ru', theme: 'dark', textScale: 100 });
    await picture(first.page, 'polls-dark');
    await card(second.page, 'Экскурсия')
      .getByRole('button', { name: /^Суббота/ })
      .click();
    await expect(card(first.page, 'Экскурсия').getByText('Вы записаны.')).toBeVisible();
  });

  await test.step('a planned event is there for everyone', async () => {
    await add(teacher.page, 'Событие');
    await teacher.page.getByLabel('Название').fill('Поход в лес');
    await teacher.page.getByLabel('День').fill('05.06.2099');
    await teacher.page.getByLabel('Начало').fill('10:00');
    await teacher.page.getByLabel('Место').fill('Вход в школу');
    await teacher.page.getByLabel('Подробности').fill('Возьмите воду и тёплую куртку.');
    await picture(teacher.page, 'event-dialog-light');
    await teacher.page.getByRole('button', { name: 'Добавить событие' }).click();
    await card(first.page, 'Поход в лес')
      .getByRole('button', { name: /^Приду/ })
      .click();
    await expect(
      card(teacher.page, 'Поход в лес').getByRole('button', { name: 'Приду, 1 голос' }),
    ).toBeVisible();
    await picture(teacher.page, 'event-light');
  });

  await test.step('another time is told to who comes; a cancellation and a removal can be taken back', async () => {
    const own = teacher.page.getByRole('article', { name: /^Событие.*: Поход в лес$/ }).last();
    const choose = async (what: string) => {
      await own.getByRole('button', { name: 'Действия' }).click();
      await teacher.page.getByRole('menuitem', { name: what }).click();
    };
    const undo = teacher.page.getByRole('status').getByRole('button', { name: 'Вернуть' });
    await choose('Изменить');
    await expect(teacher.page.getByLabel('День')).toHaveValue('05.06.2099');
    await teacher.page.getByLabel('Начало').fill('11:30');
    await picture(teacher.page, 'event-change-light');
    await teacher.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    const told = first.page
      .getByRole('article')
      .filter({ hasText: 'Изменилось событие «Поход в лес»' })
      .last();
    await expect(told).toBeVisible();
    await expect(first.page.getByText('Событие изменили после вашего ответа.').last()).toBeVisible();
    await picture(first.page, 'event-changed-dark');

    await choose('Отменить событие');
    // There are 8 seconds to take it back, so nobody else is waited for.
    await undo.last().click();
    await expect(own.getByRole('button', { name: /^Приду/ })).toBeVisible();

    await choose('Убрать из чата');
    await undo.last().click();
    await expect(own).toBeVisible();
    await choose('Убрать из чата');
    await expect(own).toBeHidden();
  });
});

test('F-062 a pupil answers a task without a link; others see nothing until the teacher shows it', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const first = await enterWithSlip(school, openDesktop, PUPIL);
  const second = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  for (const { page } of [teacher, first, second]) await openChat(page, CLASS_CHAT);
  await add(teacher.page, 'Задание');
  await teacher.page.getByLabel('Название').fill('Сложение дробей');
  await teacher.page.getByLabel('Что сделать').fill('Сложите 1/6 и 1/3. Напишите ход решения.');
  await teacher.page.getByRole('button', { name: 'Дать задание' }).click();
  for (const { page } of [first, second]) await expect(card(page, 'Сложение дробей')).toBeVisible();

  school.wire.cut();
  await expect(first.page.getByText('Без связи').first()).toBeVisible();
  await card(first.page, 'Сложение дробей').getByRole('button', { name: 'Ответить' }).click();
  await first.page.getByLabel('Ваш ответ').fill('1/6 + 2/6 = 3/6');
  await first.page.getByRole('button', { name: 'Сдать ответ' }).click();
  await expect(first.page.getByText(/ждёт отправки/).first()).toBeVisible();
  school.wire.mend();

  await card(teacher.page, 'Сложение дробей').getByRole('button', { name: 'Открыть задание' }).click();
  const thread = teacher.page.getByRole('region', { name: PUPIL });
  await expect(thread.getByText('1/6 + 2/6 = 3/6')).toBeVisible();
  await thread.getByLabel('Ваши слова ученику').fill('Сократите дробь.');
  await picture(teacher.page, 'task-teacher-light');
  await thread.getByRole('button', { name: 'Вернуть на доработку' }).click();
  await expect(first.page.getByText('Возвращено на доработку')).toBeVisible();
  await first.page.getByLabel('Ваш ответ').fill('3/6 = 1/2');
  await first.page.getByRole('button', { name: 'Сдать исправленное' }).click();
  await expect(thread.getByText('3/6 = 1/2')).toBeVisible();
  await thread.getByRole('button', { name: 'Принять' }).click();
  await expect(first.page.getByText('Принято', { exact: true })).toBeVisible();
  await choosePreferences(first.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(first.page, 'task-pupil-dark');

  await expect(card(second.page, 'Сложение дробей').getByText('3/6 = 1/2')).toBeHidden();
  await thread.getByRole('button', { name: 'Открыть всем' }).last().click();
  await expect(card(second.page, 'Сложение дробей').getByText('3/6 = 1/2')).toBeVisible();
  await picture(second.page, 'task-shown-light');
});
