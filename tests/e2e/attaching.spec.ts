import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

const stripOf = (page: Page) => page.getByRole('list', { name: 'Файлы к сообщению' });
const fieldOf = (page: Page) => page.getByRole('textbox', { name: /Сообщение/ });
const fileOf = (page: Page, name: string) => page.getByRole('group', { name: `Файл «${name}»` });

/**
 * Drags what lies on the disk over the window and lets it go, as a file manager does. The remote control of
 * Chromium takes paths in Latin letters only.
 */
async function drop(page: Page, paths: readonly string[], look?: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const at = { x: 800, y: 300, data };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  // A pointer that drags says again and again where it is.
  await expect(async () => {
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
    expect(await page.getByText('Отпустите, чтобы прикрепить').count()).toBe(1);
  }).toPass();
  await look?.();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
}

test('F-050 F-054 attached files wait through a restart as the text does, and go with it', async ({
  folder,
  openDesktop,
  school,
}) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  for (const { page } of [pupil, teacher]) await openChat(page, CLASS_CHAT);
  const path = join(folder, 'essay.txt');
  writeFileSync(path, 'Как я провёл осень. '.repeat(3000));
  await drop(pupil.page, [path], () => picture(pupil.page, 'attaching-drop'));
  await expect(stripOf(pupil.page).getByText(/КБ|МБ/)).toBeVisible();
  await fieldOf(pupil.page).fill('Моё сочинение');
  await pupil.stop();

  const again = await openDesktop(PUPIL);
  await expect(again.page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(again.page, CLASS_CHAT);
  await expect(stripOf(again.page).getByText('essay.txt')).toBeVisible();
  await expect(fieldOf(again.page)).toHaveValue('Моё сочинение');
  await picture(again.page, 'attaching-after-restart');
  await fieldOf(again.page).press('Enter');
  await expect(stripOf(again.page)).toHaveCount(0);
  await expect(messageWith(teacher.page, 'Моё сочинение')).toBeVisible();
  await expect(fileOf(teacher.page, 'essay.txt')).toBeVisible();

  // It went once, and waits no more.
  await again.kill();
  const third = await openDesktop(PUPIL);
  await openChat(third.page, CLASS_CHAT);
  await expect(fileOf(third.page, 'essay.txt')).toHaveCount(1);
  await expect(stripOf(third.page)).toHaveCount(0);
});

test('F-054 what cannot be attached is refused in plain words, and the rest goes', async ({
  folder,
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(page, CLASS_CHAT);
  const at = (name: string) => join(folder, name);
  mkdirSync(at('photos'));
  writeFileSync(at('empty.docx'), '');
  writeFileSync(at('game.jpg'), 'MZ and so on');
  writeFileSync(at('film.avi'), '');
  truncateSync(at('film.avi'), 2_100_000_000);
  writeFileSync(at('talk.txt'), 'О пользе чтения');
  await drop(
    page,
    ['photos', 'empty.docx', 'game.jpg', 'film.avi', 'talk.txt'].map((name) => at(name)),
  );
  const strip = stripOf(page);
  await expect(strip.getByText(/^Папка целиком не прикрепляется/)).toBeVisible();
  await expect(strip.getByText(/^Файл пустой/)).toBeVisible();
  await expect(strip.getByText(/^Программы и файлы/)).toBeVisible();
  await expect(strip.getByText(/^Файл больше, чем разрешено в школе/)).toBeVisible();
  await expect(strip.getByRole('listitem').filter({ hasText: 'talk.txt' })).not.toHaveText(/Готовим/);
  await picture(page, 'attaching-refused');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'attaching-refused-dark');
  await expect(page.getByRole('button', { name: 'Отправить', exact: true })).toBeDisabled();
  for (const name of ['photos', 'empty.docx', 'game.jpg', 'film.avi']) {
    await strip.getByRole('button', { name: `Убрать «${name}»` }).click();
  }
  await fieldOf(page).press('Enter');
  await expect(fileOf(page, 'talk.txt')).toBeVisible();
});

test('F-054 a picture is pasted, words of an office program are pasted as words', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(page, CLASS_CHAT);
  const paste = (words: string) =>
    fieldOf(page).evaluate(async (field, words) => {
      const canvas = new OffscreenCanvas(300, 200);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = '#3d6b4f';
      pen.fillRect(0, 0, 300, 200);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }));
      if (words !== '') {
        clipboardData.items.add(words, 'text/plain');
        clipboardData.items.add(`<b>${words}</b>`, 'text/html');
      }
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return field.dispatchEvent(event);
    }, words);
  // False: the field did something of its own with it.
  expect(await paste('12 34')).toBe(true);
  await expect(stripOf(page)).toHaveCount(0);
  expect(await paste('')).toBe(false);
  await expect(stripOf(page).getByText('image.png')).toBeVisible();
  await fieldOf(page).press('Enter');
  await expect(page.getByRole('button', { name: 'Картинка «image.png». Открыть' })).toBeVisible();
});

test('F-054 files are attached, taken out and sent by the keyboard alone', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  page.on('filechooser', (chooser) => void chooser.setFiles([text('первый.txt'), text('второй.txt')]));
  await openChat(page, CLASS_CHAT);
  await expect(fieldOf(page)).toBeFocused();
  const attachButton = page.getByRole('button', { name: 'Прикрепить файлы' });
  for (let n = 0; n < 5; n += 1) {
    if (await attachButton.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Shift+Tab');
  }
  await expect(attachButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stripOf(page).getByRole('listitem')).toHaveCount(2);
  await expect(fieldOf(page)).toBeFocused();
  const out = page.getByRole('button', { name: 'Убрать «первый.txt»' });
  for (let n = 0; n < 8; n += 1) {
    if (await out.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Shift+Tab');
  }
  await expect(out).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stripOf(page).getByRole('listitem')).toHaveCount(1);
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fileOf(page, 'второй.txt')).toBeVisible();
});
