import { openChat } from '../../build/drive/window.ts';
import { draw, drawn } from './board.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  picture,
  PUPIL,
  recordedBytes,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';

test('G-4 a lesson is recorded, and whoever missed it catches up without a link and asks about a place of it', async ({
  folder,
  openDesktop,
  school,
}) => {
  const [teacher, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(teacher.page.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await teacher.page.getByRole('menuitem', { name: 'Запись: выключено' }).click();
  await expect(teacher.page.getByText('Идёт запись')).toBeVisible();
  // Whoever comes later is told.
  await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(pupil.page.getByText('Идёт запись')).toBeVisible();
  await expect(pupil.page.getByText('Началась запись')).toBeVisible();
  await pupil.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await expect(pupil.page.getByRole('menuitem', { name: /^Настроить/ })).toBeVisible();
  await expect(pupil.page.getByRole('menuitem', { name: /^Запись/ })).toHaveCount(0);
  await pupil.page.keyboard.press('Escape');
  await picture(teacher.page, 'recording-on-light');
  await teacher.page.getByRole('button', { name: 'Доска', exact: true }).click();
  await draw(teacher.page, [
    [0.2, 0.7],
    [0.8, 0.3],
  ]);
  await expect(drawn(teacher.page, '1 линия')).toBeVisible();
  // Shown for a while: what is passed by sooner is no part to turn to.
  const before = recordedBytes(folder);
  await expect.poll(() => recordedBytes(folder) - before).toBeGreaterThan(10_000);
  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();

  const late = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  await openChat(late.page, CLASS_CHAT);
  const card = late.page.getByRole('article', { name: /^Запись: Урок/ });
  await expect(card).toContainText('Соколова');
  await picture(late.page, 'recording-card-light');
  await card.getByRole('button', { name: 'Смотреть запись' }).click();
  await expect(late.page.getByRole('main', { name: 'Запись' })).toBeVisible();
  // What is small comes by itself; from then on no link is needed.
  await expect(late.page.getByText('связь больше не нужна')).toBeVisible();
  school.wire.cut();
  await late.page.getByRole('button', { name: 'Слушать' }).click();
  await expect(late.page.getByText(/^Говорит: Соколова/)).toBeVisible();
  await late.page.getByRole('textbox', { name: /Вопрос об этом месте/ }).fill('Почему знак меняется?');
  await late.page.getByRole('button', { name: 'Спросить' }).click();
  await expect(late.page.getByRole('list', { name: 'Вопросы к записи' })).toContainText('Почему знак');
  // Heard to its end, it is caught up with.
  await expect(late.page.getByText('вы наверстали этот урок')).toBeVisible();
  // What was shown stands where it was shown, and is a part to turn to.
  await expect(drawn(late.page, '1 линия')).toBeVisible();
  await picture(late.page, 'recording-player-light');
  await late.page.getByRole('radio', { name: 'Части' }).click();
  await late.page.getByRole('button', { name: /Доска, страница 1/ }).click();
  await expect(drawn(late.page, '0 линий')).toBeVisible();
  await picture(late.page, 'recording-chapters-light');
  await late.page.getByRole('radio', { name: 'Вопросы 1' }).click();
  school.wire.mend();

  await teacher.page.getByRole('button', { name: 'Вернуться в чат' }).click();
  await teacher.page
    .getByRole('article', { name: /^Запись: Урок/ })
    .getByRole('button', { name: 'Смотреть запись' })
    .click();
  const side = teacher.page.getByRole('complementary', { name: 'К записи' });
  await expect(side).toContainText('Почему знак меняется?');
  await side.getByRole('button', { name: 'Ответить' }).click();
  await side.getByRole('textbox', { name: 'Ответ' }).fill('Мы перенесли слагаемое.');
  await side.getByRole('button', { name: 'Отправить ответ' }).click();
  await side.getByRole('radio', { name: 'Кто наверстал' }).click();
  await expect(side.getByRole('status')).toContainText(/Наверстали 1 из \d+/);
  await side.getByRole('listitem').filter({ hasNotText: SECOND_PUPIL }).first().click();
  await expect(side.getByRole('status')).toContainText(/Наверстали 2 из \d+/);
  await picture(teacher.page, 'recording-caught-up-light');
  await expect(late.page.getByRole('list', { name: 'Вопросы к записи' })).toContainText('Мы перенесли');
});
