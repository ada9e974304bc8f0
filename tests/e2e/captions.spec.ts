import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
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

const FIRST = 'Сегодня складываем дроби с разными знаменателями.';
const SECOND = 'Общий знаменатель здесь двенадцать.';
const BROUGHT = 3000;

/** As many captions as an hour has, within the first seconds. */
function longText(): string {
  const clock = (at: number) => `00:00:0${Math.floor(at / 1000)}.${String(at % 1000).padStart(3, '0')}`;
  const cues = Array.from(
    { length: BROUGHT },
    (_, at) => `${clock(at)} --> ${clock(at + 1)}\nСтрока ${at + 1}`,
  );
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

test('F-125 an assistant types what is said, a pupil reads it in the lesson and beside the recording, and it goes out and comes in as WebVTT', async ({
  folder,
  openDesktop,
  school,
}) => {
  const [teacher, assistant, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, SECOND_PUPIL),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const { page } of [teacher, assistant, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(teacher.page.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await teacher.page.getByRole('menuitem', { name: 'Запись: выключено' }).click();
  for (const { page } of [assistant, pupil])
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('Идёт запись')).toBeVisible();
  await expect(teacher.page.getByText('3 на уроке')).toBeVisible();

  // Whoever leads asks somebody to type; the others are not given a field for it.
  const typing = { name: 'Что сейчас говорят' };
  await expect(assistant.page.getByRole('textbox', typing)).toHaveCount(0);
  await teacher.page.getByRole('button', { name: 'Субтитры', exact: true }).click();
  const live = (page: typeof teacher.page) => page.getByRole('region', { name: 'Субтитры' });
  await live(teacher.page)
    .getByRole('button', { name: /Кто печатает субтитры/ })
    .click();
  await teacher.page.getByRole('option', { name: SECOND_PUPIL }).click();
  await assistant.page.getByRole('textbox', typing).fill(FIRST);
  await assistant.page.getByRole('textbox', typing).press('Enter');
  await expect(assistant.page.getByRole('textbox', typing)).toHaveValue('');

  await expect(live(pupil.page)).toHaveCount(0);
  await pupil.page.getByRole('button', { name: 'Субтитры', exact: true }).focus();
  await pupil.page.keyboard.press('Space');
  await expect(live(pupil.page)).toContainText(FIRST);
  await expect(pupil.page.getByRole('textbox', typing)).toHaveCount(0);
  await assistant.page.getByRole('textbox', typing).fill(SECOND);
  await assistant.page.getByRole('button', { name: 'Показать' }).click();
  await expect(live(pupil.page)).toContainText(SECOND);
  await picture(pupil.page, 'captions-lesson-light');
  await picture(teacher.page, 'captions-lesson-teacher-light');
  await picture(assistant.page, 'captions-lesson-assistant-light');
  await teacher.page.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();

  // Beside the recording the words are a list to turn to, and stand below what was shown.
  for (const { page } of [teacher, pupil]) {
    await page.getByRole('button', { name: 'Вернуться в чат' }).click();
    const card = page.getByRole('article', { name: /^Запись: Урок/ });
    await card.getByRole('button', { name: 'Смотреть запись' }).click();
    await page.getByRole('radio', { name: 'Текст', exact: true }).click();
  }
  const list = (page: typeof teacher.page) => page.getByRole('list', { name: 'Что сказано, по порядку' });
  await expect(list(pupil.page).getByRole('listitem')).toHaveText([
    /Сегодня складываем/,
    /Общий знаменатель/,
  ]);
  await list(pupil.page).getByRole('listitem').nth(1).getByRole('button').press('Enter');
  const stage = pupil.page.getByRole('main', { name: 'Запись' });
  await expect(stage).toContainText(SECOND);
  await expect(list(pupil.page).locator('[aria-current=true]')).toContainText(SECOND);
  await expect(pupil.page.getByRole('button', { name: 'Загрузить или исправить' })).toHaveCount(0);
  await picture(pupil.page, 'captions-recording-light');

  const saved = join(folder, 'captions.vtt');
  await pupil.answerSaveDialog(saved);
  await pupil.page.getByRole('button', { name: 'Сохранить как файл VTT' }).click();
  await expect(pupil.page.getByText('Субтитры сохранены в файл')).toBeVisible();
  expect(readFileSync(saved, 'utf8')).toMatch(/^WEBVTT\n\n\d\d:\d\d:\d\d\.\d{3} --> .*\nСегодня складываем/);

  // What is no captions is told in a sentence, and what stands in the field stays.
  await teacher.page.getByRole('button', { name: 'Загрузить или исправить' }).click();
  const dialog = teacher.page.getByRole('dialog', { name: 'Субтитры записи' });
  const text = dialog.getByRole('textbox', { name: 'Текст субтитров' });
  const bring = async (bytes: Buffer | string) => {
    const path = join(folder, 'brought.vtt');
    writeFileSync(path, bytes);
    await dialog.locator('input[type=file]').setInputFiles(path);
  };
  for (const [bytes, says] of [
    ['<html><body>WEBVTT</body></html>', /Это не файл WebVTT/],
    ['WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nа', /Строка 3: время не разобрать/],
    [`WEBVTT\n\n00:01.000 --> 00:02.000\n${'а'.repeat(400)}`, /Строка 4: слишком длинно/],
    ['WEBVTT\n\n01:00:00.000 --> 01:00:02.000\nа', /Подпись 1 стоит позже конца записи/],
    [Buffer.alloc(9_000_000, 'W'), /Файл слишком велик/],
    [Buffer.from([0xd3, 0xf0, 0xee, 0xea]), /не текст в кодировке UTF-8/],
  ] as const) {
    await bring(bytes);
    await expect(dialog.getByText(says)).toBeVisible();
    await expect(text).toHaveValue(new RegExp(FIRST));
  }
  await picture(teacher.page, 'captions-fault-light');

  // Marks in it are words or nothing, never a part of the page.
  await bring('WEBVTT\n\n00:00.000 --> 00:01.000\n<img src=x onerror=alert(1)>Дроби &lt;b&gt;');
  await expect(text).toHaveValue(/Дроби &lt;b&gt;/);
  await text.fill(`${await text.inputValue()}\n00:00:01.000 --> 00:00:02.000\nИсправлено учителем.\n`);
  await dialog.getByRole('button', { name: 'Сохранить субтитры' }).click();
  await expect(dialog).toBeHidden();
  await expect(list(pupil.page).getByRole('listitem')).toHaveText([/Дроби <b>$/, /Исправлено учителем\.$/]);

  // An hour of words: all of them are there, few are drawn.
  await teacher.page.getByRole('button', { name: 'Загрузить или исправить' }).click();
  await bring(longText());
  await expect(text).toHaveValue(/Строка 3000/);
  await dialog.getByRole('button', { name: 'Сохранить субтитры' }).click();
  await expect(dialog).toBeHidden();
  const rows = list(pupil.page).getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(BROUGHT));
  expect(await rows.count()).toBeLessThan(60);
  await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100, showsCaptions: true });
  await picture(pupil.page, 'captions-recording-dark');
  await choosePreferences(pupil.page, {
    language: 'ru',
    theme: 'light',
    textScale: 200,
    showsCaptions: true,
  });
  await picture(pupil.page, 'recording-large');
  await list(pupil.page).scrollIntoViewIfNeeded();
  await picture(pupil.page, 'captions-recording-large');
  expect(await rows.count()).toBeLessThan(60);
});
