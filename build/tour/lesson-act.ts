import type { Page } from '@playwright/test';
import type { Stage } from './tour.ts';

/** The teacher starts a lesson from the chat; the camera's picture moves in the pupil's window. */
export async function playLesson({ account, hub, teacher, pupil, picture }: Stage): Promise<void> {
  await account.step('the hub has its media worker', () => mediaReady(hub));
  await account.step('the teacher starts a lesson and turns the camera on', async () => {
    await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
    const camera = teacher.page.getByRole('button', { name: /камер/i }).first();
    await camera.waitFor();
    if ((await camera.getAttribute('aria-pressed')) !== 'true') await camera.click();
  });
  await account.step('the pupil enters from the chat', async () => {
    await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  });
  const seen = await account.step("the teacher's picture arrives", () => movingPicture(pupil.page));
  account.check(`the picture moves (${seen.frames} frames, ${seen.width} × ${seen.height})`, seen.isMoving);
  await picture(teacher, '10-teacher-lesson');
  await picture(pupil, '11-pupil-lesson');
  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  await account.step('the teacher ends the lesson, and the pupil is told', () =>
    pupil.page.getByText('Урок закончился').first().waitFor(),
  );
}

async function mediaReady(hub: Stage['hub']): Promise<void> {
  for (;;) {
    const { media } = await hub.control('hub.status', {});
    if (media === 'ready') return;
    if (media === 'unavailable') throw new Error('the hub has no media worker');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Waits for a playing video and compares what it shows at two moments, pixel by pixel. */
export async function movingPicture(
  page: Page,
): Promise<{ frames: number; width: number; height: number; isMoving: boolean }> {
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0 && !video.paused),
    undefined,
    { timeout: 30_000 },
  );
  return await page.evaluate(async () => {
    const video = [...document.querySelectorAll('video')].find((one) => one.videoWidth > 0 && !one.paused);
    if (!video) return { frames: 0, width: 0, height: 0, isMoving: false };
    const shot = (): Uint8ClampedArray => {
      const canvas = document.createElement('canvas');
      canvas.width = 160;
      canvas.height = 120;
      const context = canvas.getContext('2d');
      context?.drawImage(video, 0, 0, 160, 120);
      return context?.getImageData(0, 0, 160, 120).data ?? new Uint8ClampedArray();
    };
    const frames = (count: number): Promise<void> =>
      new Promise((resolve) => {
        const next = (left: number): void => {
          if (left === 0) resolve();
          else video.requestVideoFrameCallback(() => next(left - 1));
        };
        next(count);
      });
    await frames(2);
    const before = shot();
    await frames(15);
    const after = shot();
    const changed = after.filter((value, index) => Math.abs(value - (before[index] ?? 0)) > 24).length;
    const { totalVideoFrames } = video.getVideoPlaybackQuality();
    return {
      frames: totalVideoFrames,
      width: video.videoWidth,
      height: video.videoHeight,
      isMoving: changed > 100,
    };
  });
}
