import { join } from 'node:path';
import { HubProcess } from '../../build/drive/hub-process.ts';
import { openChat } from '../../build/drive/window.ts';
import { movingPicture } from '../../build/tour/lesson-act.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  mediaEnvironment,
  picture,
  PUPIL,
  recordedBytes,
  TEACHER,
  test,
} from './fixtures.ts';

const LOST = 'Связь пропала, возвращаемся сами';

test('F-065 the hub is killed in the middle of a lesson: hands are raised meanwhile, and sound and picture come back by themselves', async ({
  folder,
  openDesktop,
  school,
}) => {
  const [{ page: teacher }, { page: pupil }] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const page of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(teacher.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await teacher.getByRole('button', { name: 'Камера' }).click();
  await pupil.getByRole('button', { name: 'Войти', exact: true }).click();
  expect((await movingPicture(pupil)).isMoving).toBe(true);
  await teacher.getByRole('button', { name: 'Запись', exact: true }).click();
  await expect(pupil.getByText('Идёт запись')).toBeVisible();
  await expect.poll(() => recordedBytes(folder)).toBeGreaterThan(3_000);

  await school.hub.kill();
  await expect(pupil.getByText(LOST).first()).toBeVisible();
  await picture(pupil, 'lesson-hub-away-light');
  // What is a document needs no hub.
  const hand = pupil.getByRole('button', { name: 'Рука' });
  await hand.click();
  await expect(hand).toHaveAttribute('aria-pressed', 'true');

  const again = await HubProcess.start({
    dataFolder: join(folder, 'hub'),
    port: school.hub.status.port,
    env: mediaEnvironment(),
  });
  try {
    await expect(pupil.getByText(LOST)).toHaveCount(0);
    await expect(teacher.getByText(LOST)).toHaveCount(0);
    expect((await movingPicture(pupil)).isMoving).toBe(true);
    const side = teacher.getByRole('complementary', { name: 'Кто на уроке' });
    await expect(side.getByText('1 поднятая рука')).toBeVisible();
    await expect(teacher.getByText('2 на уроке')).toBeVisible();
    await expect(teacher.getByRole('button', { name: 'Камера' })).toHaveAttribute('aria-pressed', 'true');
    // The hub still knows who leads.
    await side.getByRole('button', { name: `Что сделать: ${PUPIL}` }).click();
    await teacher.getByRole('menuitem', { name: 'Дать слово' }).click();
    await expect(pupil.getByText('Вам дали слово')).toBeVisible();
    await teacher.getByRole('button', { name: 'Завершить урок' }).click();
    await teacher.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
    await expect(pupil.getByText('Урок закончился').first()).toBeVisible();
    // What was recorded before is kept, goes on after it, and says that there is a gap.
    await pupil.getByRole('button', { name: 'Вернуться в чат' }).click();
    const card = pupil.getByRole('article', { name: /^Запись: Урок/ });
    await card.getByRole('button', { name: 'Смотреть запись' }).click();
    await expect(pupil.getByText(/с перерывами, не записано/)).toBeVisible();
    // One lesson, and one stay of the pupil, with the gap in it.
    await side.getByRole('radio', { name: 'Перекличка' }).click();
    await expect(side.getByText('Были 1 из')).toBeVisible();
  } finally {
    await again.stop();
  }
});
