import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const shown = (page: Page) => page.getByTestId('shown-screen');

/** Pictures of the screen go on arriving: more of them have been drawn after a while than before. */
async function expectMoving(page: Page): Promise<void> {
  const video = shown(page).locator('video');
  const drawn = () =>
    video.evaluate((one: HTMLVideoElement) => one.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(drawn).toBeGreaterThan(0);
  const before = await drawn();
  await expect.poll(drawn).toBeGreaterThan(before);
}

test('F-075 a teacher shows a screen, a weak link hears on without it, and it ends for all', async ({
  openDesktop,
  school,
}) => {
  const [{ page: teacher }, { page: pupil }] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const page of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  await pupil.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.getByText('2 на уроке')).toBeVisible();
  await expect(pupil.getByRole('button', { name: 'Показать', exact: true })).toHaveCount(0);
  // A page that asks for a screen by itself, before anybody chose one, gets none.
  const byItself = await pupil.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      () => 'captured',
      (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
    ),
  );
  expect(byItself).toBe('NotAllowedError');

  await teacher.getByRole('button', { name: 'Показать', exact: true }).click();
  await teacher.getByRole('button', { name: 'Показать экран' }).click();
  const chooser = teacher.getByRole('dialog', { name: 'Что видно всем' });
  await expect(chooser.getByRole('region', { name: 'Окна' }).getByRole('button')).toHaveCount(1);
  await picture(teacher, 'screen-chooser-light');
  await chooser.getByRole('region', { name: 'Экраны' }).getByRole('button').click();
  await expect(shown(teacher).getByText('Вы показываете экран')).toBeVisible();
  await expect(shown(pupil).getByLabel(`Экран: ${TEACHER}`)).toBeVisible();
  await expectMoving(pupil);
  await picture(pupil, 'screen-shown-light');
  await picture(teacher, 'screen-own-light');

  await pupil.getByRole('button', { name: 'Связь', exact: true }).click();
  await pupil.getByRole('menuitemradio', { name: /^Голос/ }).click();
  await expect(shown(pupil).getByText(`${TEACHER} показывает экран`)).toBeVisible();
  await pupil.getByRole('button', { name: 'Голос', exact: true }).click();
  await pupil.getByRole('menuitemradio', { name: /^По связи/ }).click();
  await expectMoving(pupil);

  // Something else is shown, and the screen is no longer sent; then it is shown again, and ended.
  await teacher.getByRole('button', { name: 'Доска', exact: true }).click();
  await expect(pupil.getByRole('img', { name: /^Нарисовано/ })).toBeVisible();
  await expect(shown(teacher)).toHaveCount(0);
  await teacher.getByRole('button', { name: 'Показать', exact: true }).click();
  await teacher.getByRole('button', { name: 'Показать экран' }).click();
  await chooser.getByRole('region', { name: 'Окна' }).getByRole('button').click();
  await expectMoving(pupil);
  await shown(teacher).getByRole('button', { name: 'Закончить показ' }).click();
  await expect(shown(pupil)).toHaveCount(0);
  await expect(teacher.getByRole('button', { name: 'Убрать', exact: true })).toHaveCount(0);
});
