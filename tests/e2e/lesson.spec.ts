import { openChat } from '../../build/drive/window.ts';
import { movingPicture } from '../../build/tour/lesson-act.ts';
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

test('F-121 a teacher starts a lesson from the class chat and two pupils see the picture move', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupils = await Promise.all([
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, SECOND_PUPIL),
  ]);
  for (const { page } of [teacher, ...pupils]) await openChat(page, CLASS_CHAT);
  for (const { page } of pupils)
    await expect(page.getByRole('button', { name: 'Начать урок' })).toHaveCount(0);

  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(teacher.page.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Камера' }).click();
  await expect(teacher.page.getByRole('button', { name: 'Камера' })).toHaveAttribute('aria-pressed', 'true');

  for (const { page } of pupils) {
    await expect(page.getByText(/Идёт урок/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  }
  for (const { page } of pupils) {
    const seen = await movingPicture(page);
    expect(seen.isMoving, JSON.stringify(seen)).toBe(true);
  }
  await expect(teacher.page.getByText('3 на уроке')).toBeVisible();
  await picture(teacher.page, 'lesson-teacher-light');
  await picture(pupils[0].page, 'lesson-pupil-light');

  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  for (const { page } of pupils) await expect(page.getByText('Урок закончился').first()).toBeVisible();
});
