import type { Page } from '@playwright/test';
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

const microphone = (page: Page) => page.getByRole('button', { name: 'Микрофон', exact: true });
const inRoom = (page: Page) =>
  page.getByRole('complementary', { name: 'Кто на уроке' }).getByRole('listitem');

/** Puts somebody into a group by keyboard alone. */
async function put(page: Page, name: string, group: string): Promise<void> {
  const line = page.getByRole('list', { name: 'Кто в какой группе' }).getByRole('listitem');
  await line.filter({ hasText: name }).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: group, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(line.filter({ hasText: name }).getByRole('button')).toContainText(group);
}

test('F-065 a teacher divides the class into groups, visits one and brings everyone back', async ({
  openDesktop,
  school,
}) => {
  const [teacher, pupil, other] = (
    await Promise.all([
      enterWithSlip(school, openDesktop, TEACHER),
      enterWithSlip(school, openDesktop, PUPIL),
      enterWithSlip(school, openDesktop, SECOND_PUPIL),
    ])
  ).map(({ page }) => page) as [Page, Page, Page];
  for (const page of [teacher, pupil, other]) await openChat(page, CLASS_CHAT);
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  for (const page of [pupil, other]) await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.getByText('3 на уроке')).toBeVisible();

  // Whoever listens divides nothing.
  await pupil.getByRole('button', { name: 'Ещё', exact: true }).click();
  await expect(pupil.getByRole('menu', { name: 'Ещё' })).toBeVisible();
  await expect(pupil.getByRole('menuitem', { name: 'Разделить на группы' })).toHaveCount(0);
  await pupil.keyboard.press('Escape');

  await teacher.getByRole('button', { name: 'Ещё', exact: true }).click();
  await teacher.getByRole('menuitem', { name: 'Разделить на группы' }).click();
  await put(teacher, PUPIL, 'Группа 1');
  await put(teacher, SECOND_PUPIL, 'Группа 2');
  await teacher.getByRole('button', { name: 'На какое время' }).click();
  await teacher.getByRole('option', { name: '5 минут', exact: true }).click();
  await picture(teacher, 'lesson-divide-light');
  await teacher.getByRole('button', { name: 'Разделить', exact: true }).click();

  await expect(pupil.getByText(/^Вы в группе 1, пока без других · осталось/)).toBeVisible();
  await expect(other.getByText(/^Вы в группе 2, пока без других · осталось/)).toBeVisible();
  const groups = teacher.getByRole('region', { name: 'Класс разделён на группы' });
  await expect(groups.getByRole('listitem').nth(0)).toContainText(PUPIL);
  await expect(groups.getByRole('listitem').nth(1)).toContainText(SECOND_PUPIL);
  await picture(teacher, 'lesson-groups-light');

  // In a group everyone speaks, and the other group is not there.
  await microphone(pupil).click();
  await expect(microphone(pupil)).toHaveAttribute('aria-pressed', 'true');
  await expect(inRoom(pupil).filter({ hasText: SECOND_PUPIL })).toHaveCount(0);
  await groups.getByRole('button', { name: 'Зайти в группу 1' }).click();
  await expect(pupil.getByText(/^Вы в группе 1: .*Соколова/)).toBeVisible();
  await expect(inRoom(teacher).filter({ hasText: PUPIL })).toContainText(/только голос|говорит/);
  await picture(pupil, 'lesson-in-group-light');
  await expect(other.getByText(/^Вы в группе 2, пока без других/)).toBeVisible();

  await groups.getByRole('button', { name: 'Вернуть всех' }).click();
  for (const page of [pupil, other]) await expect(page.getByText(/^Вы в группе/)).toHaveCount(0);
  await expect(groups).toHaveCount(0);
  await expect(microphone(pupil)).toHaveCount(0);
  await expect(teacher.getByText('3 на уроке')).toBeVisible();
});
