import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const TEACHER_SHORT = 'Анна Сергеевна';

const ringOn = (page: Page) => page.getByRole('alertdialog', { name: `Звонит ${PUPIL}` });
const call = (page: Page) => page.getByRole('button', { name: 'Позвонить', exact: true }).click();

test('F-063 a pupil calls the teacher: it rings everywhere, is declined, answered, missed, and said to be impossible without a link', async ({
  openDesktop,
  school,
}) => {
  const { page: pupil } = await enterWithSlip(school, openDesktop, PUPIL);
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { address, code } = await school.slipFor(TEACHER);
  const { page: second } = await openDesktop('second', { args: [`--enter-slip=${address}#${code}`] });
  await expect(second.getByRole('heading', { name: 'Чаты' })).toBeVisible({ timeout: 30_000 });

  await pupil.getByRole('button', { name: 'Люди', exact: true }).click();
  await pupil.getByRole('searchbox').fill('Соколова');
  await pupil
    .getByRole('option', { name: /Соколова/ })
    .first()
    .click();
  await pupil.getByRole('button', { name: 'Написать' }).click();
  await call(pupil);
  await expect(pupil.getByText('Звоним…')).toBeVisible();
  for (const page of [teacher, second]) await expect(ringOn(page)).toBeVisible();
  await picture(pupil, 'call-calling-light');
  await picture(teacher, 'call-ring-light');
  await ringOn(teacher).getByRole('button', { name: 'Отклонить' }).click();
  await expect(pupil.getByText('Звонок отклонён').first()).toBeVisible();
  for (const page of [teacher, second]) await expect(ringOn(page)).toHaveCount(0);
  await picture(pupil, 'call-declined-light');

  // Answered on one computer it rings on no other.
  await pupil.getByRole('button', { name: 'Перезвонить' }).click();
  await expect(ringOn(second)).toBeVisible();
  await ringOn(teacher).getByRole('button', { name: 'Ответить' }).click();
  await expect(ringOn(second)).toHaveCount(0);
  const people = (page: Page) => page.getByRole('main', { name: 'Участники звонка' }).getByRole('listitem');
  await expect(people(pupil)).toHaveCount(2);
  await expect(people(teacher).filter({ hasText: PUPIL })).toBeVisible();
  await teacher.getByRole('button', { name: 'Камера' }).click();
  await expect(people(pupil).filter({ hasText: TEACHER_SHORT }).locator('video')).toBeVisible();
  await picture(pupil, 'call-two-light');
  await choosePreferences(pupil, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil, 'call-two-dark');
  await pupil.getByRole('button', { name: 'Завершить', exact: true }).click();
  await expect(teacher.getByText('Звонок завершён')).toBeVisible();
  await teacher.getByRole('button', { name: 'К чату' }).click();
  await expect(teacher.getByRole('article').filter({ hasText: 'Звонок, ' })).toBeVisible();
  await expect(teacher.getByRole('article').filter({ hasText: 'Вы отклонили звонок' })).toBeVisible();
  await expect(pupil.getByRole('article').filter({ hasText: 'Звонок, ' })).toBeVisible();

  // Whoever calls gives up: it is missed, and waits to be seen where nobody looked.
  await call(pupil);
  await expect(ringOn(second)).toBeVisible();
  await pupil.getByRole('button', { name: 'Завершить', exact: true }).click();
  for (const page of [teacher, second]) await expect(ringOn(page)).toHaveCount(0);
  await expect(teacher.getByRole('article').filter({ hasText: 'Пропущенный звонок' })).toBeVisible();
  await expect(pupil.getByRole('article').filter({ hasText: 'никто не ответил' })).toBeVisible();
  await picture(teacher, 'call-missed-light');
  await picture(pupil, 'call-rows-dark');

  school.wire.cut();
  await expect(pupil.getByText('Нет связи').first()).toBeVisible();
  await call(pupil);
  await expect(pupil.getByText('позвонить нельзя')).toBeVisible();
});
