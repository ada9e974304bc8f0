import { openChat } from '../../build/drive/window.ts';
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

test('F-065 a teacher leads a lesson: hands, the word, muted microphones and the roll, also without a link', async ({
  openDesktop,
  school,
}) => {
  const [teacher, pupil, late] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, SECOND_PUPIL),
  ]);
  for (const { page } of [teacher, pupil, late]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  for (const { page } of [pupil, late])
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('3 на уроке')).toBeVisible();

  // Who listens has no microphone here, and asks for the word by a hand.
  const microphone = pupil.page.getByRole('button', { name: 'Микрофон' });
  await expect(microphone).toHaveCount(0);
  const side = teacher.page.getByRole('complementary', { name: 'Кто на уроке' });
  await pupil.page.getByRole('button', { name: 'Рука' }).click();
  await expect(side.getByText('1 поднятая рука')).toBeVisible();
  await late.page.getByRole('button', { name: 'Рука' }).click();
  await expect(side.getByText('2 поднятые руки')).toBeVisible();
  await expect(side.getByRole('listitem').nth(1)).toContainText(PUPIL);
  await picture(teacher.page, 'lesson-hands-light');

  await side.getByRole('button', { name: `Что сделать: ${PUPIL}` }).click();
  await teacher.page.getByRole('menuitem', { name: 'Дать слово' }).click();
  await expect(side.getByText('1 поднятая рука')).toBeVisible();
  await expect(pupil.page.getByText('Вам дали слово')).toBeVisible();
  await picture(pupil.page, 'lesson-word-light');
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  const line = side.getByRole('listitem').filter({ hasText: PUPIL });
  await expect(line).toContainText(/только голос|говорит/);
  await side.getByRole('button', { name: 'Выключить всем микрофоны' }).click();
  await expect(teacher.page.getByText('Выключен 1 микрофон')).toBeVisible();
  await expect(pupil.page.getByText('выключил ваш микрофон')).toBeVisible();
  await side.getByRole('button', { name: 'Опустить все' }).click();
  await expect(late.page.getByRole('button', { name: 'Рука' })).toHaveAttribute('aria-pressed', 'false');

  // A pupil is shown no roll.
  await expect(pupil.page.getByRole('radio', { name: 'Перекличка' })).toHaveCount(0);
  await side.getByRole('radio', { name: 'Перекличка' }).click();
  await expect(side.getByText('Были 2 из')).toBeVisible();
  school.wire.cut();
  const absent = side.getByRole('listitem').filter({ hasText: 'нет на уроке' }).first();
  await absent.getByRole('radio', { name: 'Присутствует' }).click();
  await expect(side.getByText('Были 3 из')).toBeVisible();
  await picture(teacher.page, 'lesson-roll-light');
  school.wire.mend();
  await expect(pupil.page.getByRole('button', { name: 'Рука' })).toBeVisible();

  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  for (const { page } of [pupil, late]) await expect(page.getByText('Урок закончился').first()).toBeVisible();
  // Who was there stays with the lesson.
  await expect(side.getByText('Были 3 из')).toBeVisible();
  await expect(side.getByText('на уроке', { exact: true })).toHaveCount(0);
});
