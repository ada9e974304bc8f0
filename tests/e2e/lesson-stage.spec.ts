import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import { slidesPdf } from '../fixtures/slides-pdf.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const slides = {
  name: 'Линейная функция.pdf',
  mimeType: 'application/pdf',
  buffer: slidesPdf(['y = kx + b', 'k > 0', 'k < 0', 'b = 2']),
};
const slide = (page: Page, number: number) =>
  page.getByRole('img', { name: new RegExp(`^Слайд ${number} из 4`) });

test('F-060, F-075 a teacher shows slides of a PDF, and they turn at a pupil who drops out and returns', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('2 на уроке')).toBeVisible();

  await teacher.page.getByRole('button', { name: 'Показать', exact: true }).click();
  await picture(teacher.page, 'stage-choose-light');
  await teacher.page.getByTestId('stage-file').setInputFiles(slides);
  await expect(slide(teacher.page, 1)).toBeVisible();
  await expect(slide(pupil.page, 1)).toBeVisible();
  await expect(pupil.page.getByText('не проверено')).toBeVisible();
  // Whoever only looks has nothing to turn pages with.
  await expect(pupil.page.getByRole('button', { name: 'Следующая страница' })).toHaveCount(0);

  await teacher.page.getByRole('button', { name: 'Следующая страница' }).click();
  await expect(slide(pupil.page, 2)).toBeVisible();
  await teacher.page.getByRole('group', { name: /^Слайд 2 из 4/ }).focus();
  await teacher.page.keyboard.press('ArrowRight');
  await expect(slide(pupil.page, 3)).toBeVisible();
  await expect(pupil.page.getByText('на этом компьютере 4 из 4')).toBeVisible();
  await picture(teacher.page, 'stage-slides-light');

  // Without a link all stays on the screen, and what was turned meanwhile is there afterwards.
  school.wire.cut();
  await teacher.page.getByRole('button', { name: 'Страница 4' }).click();
  await expect(slide(teacher.page, 4)).toBeVisible();
  await expect(slide(pupil.page, 3)).toBeVisible();
  school.wire.mend();
  await expect(slide(pupil.page, 4)).toBeVisible();
  await picture(pupil.page, 'stage-pupil-light');
});
