import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { slidesPdf } from '../fixtures/slides-pdf.ts';
import { draw, drawn } from './board.ts';
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
  const [teacher, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
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

test('F-065, F-072 a board is drawn on together and stays whole for whoever comes late; a class sits at one screen', async ({
  openDesktop,
  school,
}) => {
  const [teacher, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  await teacher.page.getByRole('button', { name: 'Доска', exact: true }).click();
  await draw(teacher.page, [
    [0.2, 0.7],
    [0.5, 0.4],
    [0.8, 0.3],
  ]);
  await expect(drawn(teacher.page, '1 линия')).toBeVisible();
  await teacher.page.getByRole('radio', { name: 'Надпись' }).click();
  await teacher.page.getByRole('textbox', { name: 'Текст надписи' }).fill('b = 2');
  await teacher.page.keyboard.press('Enter');
  await expect(drawn(teacher.page, 'b = 2')).toBeVisible();

  // Whoever comes late has all of it, and draws when they are let.
  await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(drawn(pupil.page, '1 линия\\. b = 2')).toBeVisible();
  await expect(pupil.page.getByRole('toolbar', { name: 'Чем рисовать' })).toHaveCount(0);
  await teacher.page.getByRole('button', { name: `Что сделать: ${PUPIL}` }).click();
  await teacher.page.getByRole('menuitem', { name: 'Дать рисовать' }).click();
  await expect(pupil.page.getByRole('toolbar', { name: 'Чем рисовать' })).toBeVisible();
  await draw(pupil.page, [
    [0.3, 0.3],
    [0.6, 0.6],
  ]);
  await expect(drawn(teacher.page, '2 линии')).toBeVisible();
  await pupil.page.getByRole('button', { name: 'Убрать свою последнюю линию' }).click();
  await expect(drawn(teacher.page, '1 линия')).toBeVisible();
  await picture(teacher.page, 'stage-board-light');

  await pupil.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await pupil.page.getByRole('menuitem', { name: 'Класс здесь' }).click();
  await pupil.page.getByRole('textbox', { name: 'Где это' }).fill('Кабинет 12');
  await pupil.page.getByRole('textbox', { name: 'Сколько человек' }).fill('19');
  await picture(pupil.page, 'stage-room-light');
  await pupil.page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(teacher.page.getByText('19 на уроке: 19 в классе, 0 дома')).toBeVisible();
  await expect(teacher.page.getByText(/Кабинет 12 · 19 человек у одного экрана/)).toBeVisible();
  await pupil.page.getByRole('button', { name: 'Чья рука' }).click();
  await pupil.page.getByRole('menu', { name: 'Чья рука' }).getByRole('menuitem').first().click();
  await expect(pupil.page.getByRole('button', { name: /^Опустить руку/ })).toBeVisible();

  // A class hears itself from no other computer: here echo is taken out whatever was chosen for a headset.
  await pupil.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await pupil.page.getByRole('menuitem', { name: 'Настроить звук и камеру' }).click();
  const devices = pupil.page.getByRole('dialog');
  // Level and picture come when the devices have started, and what is below makes room for them.
  await expect(devices.getByRole('meter')).toBeVisible();
  await expect(devices.getByLabel('Вы', { exact: true })).toBeVisible();
  await devices.getByText('Убирать шум и эхо из голоса').click();
  await expect(devices.getByRole('checkbox', { name: 'Убирать шум и эхо из голоса' })).not.toBeChecked();
  await devices.getByRole('button', { name: 'Закрыть' }).click();
  await expect(devices).toHaveCount(0);
  const isEchoOut = await watchEcho(pupil.page);
  await teacher.page.getByRole('button', { name: `Что сделать: ${PUPIL}` }).click();
  await teacher.page.getByRole('menuitem', { name: 'Дать слово' }).click();
  await pupil.page.getByRole('button', { name: 'Микрофон' }).click();
  await expect.poll(isEchoOut).toBe(true);
  await pupil.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await pupil.page.getByRole('menuitem', { name: 'В классе 19' }).click();
  await pupil.page.getByRole('button', { name: 'Класса здесь больше нет' }).click();
  await expect.poll(isEchoOut).toBe(false);

  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher.page, 'stage-board-dark');
});

/** Gives what asks whether the microphone in use is one that leaves out what the loudspeaker plays. */
async function watchEcho(page: Page): Promise<() => Promise<boolean | undefined>> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      const [voice] = stream.getAudioTracks();
      if (voice) Object.assign(window, { voice });
      return stream;
    };
  });
  return () =>
    page.evaluate(() => {
      const { voice } = window as unknown as { voice?: MediaStreamTrack };
      const { echoCancellation } = voice?.getSettings() ?? {};
      return echoCancellation === undefined ? undefined : echoCancellation !== false;
    });
}
