import type { Page } from '@playwright/test';
import { openChat } from '../../build/drive/window.ts';
import { filmWebm } from '../fixtures/film-webm.ts';
import { CLASS_CHAT, enterWithSlip, expect, PUPIL, SECOND_PUPIL, TEACHER, test } from './fixtures.ts';

const MOST_APART_MS = 300;
const film = (page: Page) => page.getByLabel('Запись: Опыт');

/** Where a film stands at this computer, and when that was looked at; both windows have one clock. */
function whereAt(page: Page) {
  return film(page).evaluate((one: HTMLVideoElement) => ({
    positionMs: one.currentTime * 1000,
    atMs: Date.now(),
    isPlaying: !one.paused,
  }));
}

/** How far apart in milliseconds two windows are now; no number where one plays and the other does not. */
async function apart(one: Page, other: Page): Promise<number> {
  const [a, b] = await Promise.all([whereAt(one), whereAt(other)]);
  if (a.isPlaying !== b.isPlaying) return Number.NaN;
  const elapsedMs = a.isPlaying ? a.atMs - b.atMs : 0;
  return Math.abs(a.positionMs - b.positionMs - elapsedMs);
}
async function expectInStep(one: Page, other: Page): Promise<void> {
  await expect.poll(() => apart(one, other)).toBeLessThan(MOST_APART_MS);
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('F-075 a film runs in step at teacher and pupils: after a pause, a jump, a late entry and a lost link', async ({
  openDesktop,
  school,
}) => {
  const [{ page: teacher }, { page: pupil }] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const page of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await press(teacher, 'Начать урок');
  await press(pupil, 'Войти');
  await expect(teacher.getByText('2 на уроке')).toBeVisible();
  await press(teacher, 'Показать');
  await teacher
    .getByTestId('stage-file')
    .setInputFiles({ name: 'Опыт.webm', mimeType: 'video/webm', buffer: await filmWebm(180) });
  await expect(film(pupil)).toBeVisible();
  await press(teacher, 'Воспроизвести для всех');
  await expect.poll(async () => (await whereAt(pupil)).positionMs).toBeGreaterThan(500);
  await expectInStep(teacher, pupil);

  await press(teacher, 'Остановить для всех');
  await expect.poll(async () => (await whereAt(pupil)).isPlaying).toBe(false);
  await expectInStep(teacher, pupil);
  await press(teacher, 'Вперёд на 10 секунд');
  await expect.poll(async () => (await whereAt(pupil)).positionMs).toBeGreaterThan(10_000);
  await expectInStep(teacher, pupil);
  await press(teacher, 'Воспроизвести для всех');
  await expectInStep(teacher, pupil);
  await press(teacher, 'Вперёд на 10 секунд');
  await expectInStep(teacher, pupil);

  // Whoever comes late sees it where the others are.
  const { page: late } = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  await openChat(late, CLASS_CHAT);
  await press(late, 'Войти');
  await expect(film(late)).toBeVisible();
  await expect.poll(async () => (await whereAt(late)).isPlaying).toBe(true);
  await expectInStep(teacher, late);

  // Without a link it plays on, and what was done meanwhile is made up for.
  school.wire.cut();
  await press(teacher, 'Вперёд на 10 секунд');
  await expect.poll(() => apart(teacher, pupil)).toBeGreaterThan(5_000);
  await expectInStep(pupil, late);
  school.wire.mend();
  await expectInStep(teacher, pupil);
  await expectInStep(teacher, late);
});
