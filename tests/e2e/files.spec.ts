import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { photo } from './photo.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

const attach = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file][multiple]').setInputFiles(files);

/** Sends a program that is called a picture, as a window would that asks nobody. */
async function sendUnasked(page: Page, name: string, sizeBytes: number): Promise<void> {
  await page.evaluate(
    async ({ name, sizeBytes, title }) => {
      const valueOf = <V>(outcome: { ok: true; value: V } | { ok: false }): V => {
        if (!outcome.ok) throw new Error('refused');
        return outcome.value;
      };
      const bytes = new Uint8Array(sizeBytes);
      bytes.set([0x4d, 0x5a]);
      const { token } = valueOf(await zvonok.files.begin({ name, sizeBytes }));
      for (let at = 0; at < sizeBytes; at += 500_000) {
        valueOf(await zvonok.files.write({ token, bytes: bytes.slice(at, at + 500_000) }));
      }
      const facts = { width: 0, height: 0, durationMs: 0, isVoice: false };
      const file = valueOf(await zvonok.files.finish({ token, ...facts }));
      const chat = await new Promise<string>((resolve) => {
        zvonok.replica.watch('chats', {}, (chats) => {
          const found = chats.find((one) => one.title === title);
          if (found) resolve(found.id);
        });
      });
      const words = { text: '', replyTo: '', quote: '', mentions: [], thumbs: [], atNight: false };
      valueOf(await zvonok.files.send({ chat, files: [file], ...words }));
    },
    { name, sizeBytes, title: CLASS_CHAT },
  );
}

test('F-054 files go between two desktops, also those that were sent without a link', async ({
  folder,
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  const taken = await photo(teacher.page);
  const paper = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(400_000)]);

  school.wire.cut();
  await expect(teacher.page.getByText('Без связи').first()).toBeVisible();
  await attach(teacher.page, [
    { name: 'школа.jpg', mimeType: 'image/jpeg', buffer: taken },
    { name: 'контрольная.pdf', mimeType: 'application/pdf', buffer: paper },
  ]);
  const strip = teacher.page.getByRole('list', { name: 'Файлы к сообщению' });
  await expect(strip.getByText('0,4 МБ')).toBeVisible();
  await picture(teacher.page, 'files-composer');
  await teacher.page.getByRole('textbox', { name: /Сообщение/ }).fill('Фото и вариант контрольной');
  await teacher.page.keyboard.press('Enter');
  await expect(messageWith(teacher.page, 'Фото и вариант контрольной')).toBeVisible();
  await expect(teacher.page.getByText('0,4 МБ, уйдёт, когда будет связь')).toBeVisible();
  await picture(teacher.page, 'files-offline');
  school.wire.mend();

  const arrived = pupil.page.getByRole('group', { name: 'Файл «контрольная.pdf»' });
  await expect(arrived).toBeVisible();
  await expect(arrived.getByText('0,4 МБ', { exact: true })).toBeVisible();
  const tile = pupil.page.getByRole('button', { name: 'Картинка «школа.jpg». Открыть' });
  await expect(tile).toBeVisible();
  await picture(pupil.page, 'files-arrived');

  await tile.click();
  const shown = pupil.page.getByRole('dialog').getByRole('img', { name: 'школа.jpg' });
  await expect(shown).toHaveJSProperty('naturalWidth', 1200);
  await picture(pupil.page, 'files-preview');
  const photoPath = join(folder, 'saved.jpg');
  await pupil.answerSaveDialog(photoPath);
  await pupil.page.getByRole('dialog').getByRole('button', { name: 'Сохранить как…' }).click();
  await expect(pupil.page.getByText('Сохранено: школа.jpg')).toBeVisible();
  const saved = readFileSync(photoPath);
  expect(taken.includes('GPS 51.6720')).toBe(true);
  expect(saved.includes('GPS')).toBe(false);
  expect(saved.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  await pupil.page.keyboard.press('Escape');

  const path = join(folder, 'saved.pdf');
  writeFileSync(path, '');
  await pupil.answerSaveDialog(path);
  await arrived.getByRole('button', { name: 'Действия с файлом «контрольная.pdf»' }).click();
  await picture(pupil.page, 'files-menu');
  await pupil.page.getByRole('menuitem', { name: 'Сохранить как…' }).click();
  await expect(pupil.page.getByText('Сохранено: контрольная.pdf')).toBeVisible();
  expect(readFileSync(path).equals(paper)).toBe(true);

  await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil.page, 'files-dark');
});

test('F-054 a voice is recorded, sent and heard', async ({ openDesktop, school }) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Записать голосовое сообщение' }).click();
  await expect(teacher.page.getByRole('timer')).toHaveText(/0:(0[5-9]|[1-5]\d)/);
  await picture(teacher.page, 'files-recording');
  await teacher.page.getByRole('button', { name: 'Отправить запись' }).click();
  const voice = pupil.page.getByRole('group', { name: /^Голосовое сообщение, 0:/ });
  await voice.getByRole('button', { name: 'Слушать' }).click();
  await expect(voice.getByRole('button', { name: 'Остановить' })).toBeVisible();
  await expect(voice.getByText(/осталось 0:\d\d/)).toBeVisible();
  await expect(voice.getByRole('button', { name: 'Слушать' })).toBeVisible();
});

test('F-054 a voice is gone through by mouse and keyboard, heard quicker, and the next one follows', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  for (const [index, seconds] of [/0:(0[4-9]|[1-5]\d)/, /0:(0[4-9]|[1-5]\d)/].entries()) {
    await teacher.page.getByRole('button', { name: 'Записать голосовое сообщение' }).click();
    await expect(teacher.page.getByRole('timer')).toHaveText(seconds);
    await teacher.page.getByRole('button', { name: 'Отправить запись' }).click();
    await expect(teacher.page.getByRole('group', { name: /^Голосовое сообщение/ })).toHaveCount(index + 1);
  }
  const { page } = pupil;
  const voices = page.getByRole('group', { name: /^Голосовое сообщение, 0:/ });
  await expect(voices).toHaveCount(2);
  for (const n of [0, 1]) {
    await expect(voices.nth(n).getByRole('button', { name: 'Слушать' })).toBeVisible();
  }
  const first = voices.nth(0);
  const place = first.getByRole('slider', { name: 'Место в записи' });
  await expect(place).toHaveAttribute('aria-valuetext', /^0:00 из 0:\d\d$/);
  // What is drawn is what was said: not one bar like the other.
  const drawn = (await place.locator('path').first().getAttribute('d')) ?? '';
  const heights = [...drawn.matchAll(/v([\d.]+)/g)].map(([, height]) => height);
  expect(new Set(heights).size).toBeGreaterThan(3);
  await place.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveAttribute('aria-valuetext', /^0:02 из/);
  await page.keyboard.press('ArrowLeft');
  await expect(place).toHaveAttribute('aria-valuetext', /^0:01 из/);
  await page.keyboard.press('Home');
  await expect(place).toHaveAttribute('aria-valuetext', /^0:00 из/);
  const box = (await place.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(place).toHaveAttribute('aria-valuetext', /^0:(0[2-9]|[1-3]\d) из/);
  await expect(first.getByText(/осталось 0:(0[2-9]|[1-3]\d)/)).toBeVisible();
  const speed = first.getByRole('button', { name: /^Скорость/ });
  await expect(speed).toHaveAccessibleName('Скорость 1×');
  await speed.click();
  await expect(speed).toHaveAccessibleName('Скорость 1,5×');
  await picture(page, 'files-voice');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'files-voice-dark');

  await first.getByRole('button', { name: 'Слушать' }).press('Enter');
  const second = voices.nth(1);
  await expect(second.getByRole('button', { name: 'Остановить' })).toBeVisible();
  await expect(first.getByRole('button', { name: 'Слушать' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Скорость 1,5×' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Слушать' })).toBeVisible();
});

test('F-054 a large file over a link that is cut goes on where it was, and a program is not opened', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  const film = Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI '), randomBytes(24_000_000)]);
  await attach(teacher.page, [{ name: 'урок.avi', mimeType: 'video/x-msvideo', buffer: film }]);
  await expect(teacher.page.getByText('Всего 24 МБ')).toBeVisible();
  await picture(teacher.page, 'files-large');
  await teacher.page.getByRole('button', { name: 'Отправить', exact: true }).click();
  const sent = teacher.page.getByRole('group', { name: 'Файл «урок.avi»' });
  await expect(sent.getByText(/^Отправлено (?!0\s)/)).toBeVisible();
  school.wire.cut();
  await expect(sent.getByText('24 МБ, уйдёт, когда будет связь')).toBeVisible();
  school.wire.mend();
  for (const { page } of [teacher, pupil]) await page.evaluate(() => zvonok.replica.reconnect({}));
  await expect(sent.getByText('24 МБ', { exact: true })).toBeVisible();

  const arrived = pupil.page.getByRole('group', { name: 'Файл «урок.avi»' });
  await arrived.getByRole('button', { name: 'Скачать «урок.avi»' }).click();
  await expect(arrived.getByText(/^Скачано (?!0\s)/)).toBeVisible();
  await arrived.getByRole('button', { name: 'Приостановить «урок.avi»' }).click();
  await expect(arrived.getByText('24 МБ, приостановлено')).toBeVisible();
  await picture(pupil.page, 'files-paused');
  await arrived.getByRole('button', { name: 'Продолжить «урок.avi»' }).click();
  await expect(arrived.getByText('24 МБ', { exact: true })).toBeVisible();

  // Its name says that it is a picture; its content says what it is. The window of the sender refuses it, a
  // window that was tampered with does not.
  await sendUnasked(teacher.page, 'игра.jpg', 3_000_000);
  const strange = pupil.page.getByRole('group', { name: 'Файл «игра.jpg»' });
  await strange.getByRole('button', { name: 'Скачать «игра.jpg»' }).click();
  await strange.getByRole('button', { name: 'Действия с файлом «игра.jpg»' }).click();
  await expect(pupil.page.getByRole('menuitem', { name: 'Сохранить как…' })).toBeVisible();
  await expect(pupil.page.getByRole('menuitem', { name: 'Открыть в другой программе' })).toHaveCount(0);
  await pupil.page.keyboard.press('Escape');
  await expect(strange.getByText(/Это программа/)).toBeVisible();

  await pupil.page.getByRole('button', { name: 'Файлы чата' }).click();
  const list = pupil.page.getByRole('dialog', { name: `Файлы: ${CLASS_CHAT}` });
  await expect(list.getByRole('group')).toHaveCount(2);
  await picture(pupil.page, 'files-of-chat');
  await list.getByRole('button', { name: 'К сообщению с файлом «урок.avi»' }).click();
  await expect(list).toBeHidden();
  await expect(arrived).toBeVisible();

  await pupil.page.getByRole('button', { name: 'Настройки' }).click();
  await pupil.page.getByRole('button', { name: /данные на этом компьютере/ }).click();
  const own = pupil.page.getByRole('dialog');
  await own.getByRole('button', { name: /^Освободить/ }).scrollIntoViewIfNeeded();
  await expect(own.getByText(/^Занято 27\s/)).toBeVisible();
  await picture(pupil.page, 'files-settings');
  await own.getByRole('button', { name: /^Освободить/ }).click();
  await expect(own.getByRole('button', { name: 'Освобождать нечего' })).toBeVisible();
});
