import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import { movingPicture } from '../../build/tour/lesson-act.ts';
import { slidesPdf } from '../fixtures/slides-pdf.ts';
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

const ABSENT = 'Арсений Баранов';
const QUESTION = 'Какой угловой коэффициент?';
const slides = {
  name: 'Линейная функция.pdf',
  mimeType: 'application/pdf',
  buffer: slidesPdf(['y = kx + b', 'k > 0', 'k < 0']),
};
const slide = (page: Page, number: number) =>
  page.getByRole('img', { name: new RegExp(`^Слайд ${number} из 3`) });
const side = (page: Page) => page.getByRole('complementary', { name: 'Кто на уроке' });

test('F-065, F-075, G-4 a whole lesson: two pupils see, draw, ask, vote, drop out and return, and a third catches up with it', async ({
  folder,
  openDesktop,
  school,
}) => {
  const [{ page: teacher }, { page: pupil }, { page: second }] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, SECOND_PUPIL),
  ]);
  for (const page of [teacher, pupil, second]) await openChat(page, CLASS_CHAT);
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(teacher.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await teacher.getByRole('button', { name: 'Ещё', exact: true }).click();
  await teacher.getByRole('menuitem', { name: 'Запись: выключено' }).click();
  await teacher.getByRole('button', { name: 'Камера' }).click();
  for (const page of [pupil, second]) await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.getByText('3 на уроке')).toBeVisible();
  for (const page of [pupil, second]) {
    await expect(page.getByText('Идёт запись')).toBeVisible();
    expect((await movingPicture(page)).isMoving).toBe(true);
  }

  await teacher.getByRole('button', { name: 'Показать', exact: true }).click();
  await teacher.getByTestId('stage-file').setInputFiles(slides);
  for (const page of [pupil, second]) await expect(slide(page, 1)).toBeVisible();

  // Both drop out; what happens meanwhile is there when they are back, without anybody doing anything.
  school.wire.cut();
  await teacher.getByRole('button', { name: 'Следующая страница' }).click();
  await expect(slide(teacher, 2)).toBeVisible();
  await pupil.getByRole('button', { name: 'Рука' }).click();
  school.wire.mend();
  for (const page of [pupil, second]) await expect(slide(page, 2)).toBeVisible();
  await expect(side(teacher).getByText('1 поднятая рука')).toBeVisible();
  await side(teacher).getByRole('button', { name: 'Опустить все' }).click();

  await side(teacher).getByRole('radio', { name: /^Чат/ }).click();
  await side(teacher).getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await teacher.getByRole('menuitem', { name: 'Опрос', exact: true }).click();
  await teacher.getByLabel('Вопрос').fill(QUESTION);
  await teacher.getByLabel('Ответ 1').fill('k');
  await teacher.getByLabel('Ответ 2').fill('b');
  await teacher.getByRole('button', { name: 'Отправить опрос' }).click();
  const poll = (page: Page) => side(page).getByRole('article').filter({ hasText: QUESTION });
  for (const page of [pupil, second]) await side(page).getByRole('radio', { name: /^Чат/ }).click();
  await poll(pupil).getByRole('button', { name: /^k/ }).click();
  // The card grows by that in the other window, too, and its answers make room.
  await expect(poll(second)).toContainText('Проголосовал 1');
  await poll(second).getByRole('button', { name: /^b/ }).click();
  await expect(side(teacher).getByRole('article').filter({ hasText: QUESTION })).toContainText(
    'Проголосовали 2',
  );

  await teacher.getByRole('button', { name: 'Доска', exact: true }).click();
  // Slides can be drawn on, too: it has to be the board that is there now.
  await expect(slide(teacher, 2)).toHaveCount(0);
  await draw(teacher, [
    [0.2, 0.7],
    [0.8, 0.3],
  ]);
  for (const page of [pupil, second]) await expect(drawn(page, '1 линия')).toBeVisible();
  await picture(pupil, 'whole-lesson-light');
  await expect.poll(() => recordedBytes(folder)).toBeGreaterThan(6_000);
  await teacher.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  for (const page of [pupil, second]) await expect(page.getByText('Урок закончился').first()).toBeVisible();

  const { page: absent } = await enterWithSlip(school, openDesktop, ABSENT);
  await openChat(absent, CLASS_CHAT);
  await absent
    .getByRole('article', { name: /^Запись: Урок/ })
    .getByRole('button', { name: 'Смотреть запись' })
    .click();
  await expect(absent.getByText('связь больше не нужна')).toBeVisible();
  school.wire.cut();
  await absent.getByRole('radio', { name: 'Части' }).click();
  await expect(absent.getByRole('button', { name: /слайд 2/ })).toBeVisible();
  await absent.getByRole('button', { name: 'Слушать' }).click();
  await expect(absent.getByText(/^Говорит: Соколова/)).toBeVisible();
  await expect(absent.getByText('вы наверстали этот урок')).toBeVisible({ timeout: 120_000 });
  await expect(drawn(absent, '1 линия')).toBeVisible();
  school.wire.mend();
  await teacher.getByRole('button', { name: 'Вернуться в чат' }).click();
  await teacher
    .getByRole('article', { name: /^Запись: Урок/ })
    .getByRole('button', { name: 'Смотреть запись' })
    .click();
  const about = teacher.getByRole('complementary', { name: 'К записи' });
  await about.getByRole('radio', { name: 'Кто наверстал' }).click();
  await expect(about.getByRole('status')).toContainText(/Наверстали 1 из \d+/);
});
