import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { findings } from './axe.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  HEAD,
  PARENT,
  picture,
  PUPIL,
  recordedBytes,
  TEACHER,
  test,
} from './fixtures.ts';
import { planNow } from './planning.ts';

const PARENTS_CHAT = 'Родители 7Б';
const PAPERS = 'Встречи и протоколы';

async function papersIn(page: Page) {
  await page.getByRole('button', { name: PAPERS }).click();
  return page.getByRole('dialog', { name: PAPERS });
}

test('F-076 an olympiad has a report of its own, written without a link and read by the class and the head', async ({
  openDesktop,
  school,
}) => {
  const [{ page }, pupil, head] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, HEAD),
  ]);
  await openChat(page, CLASS_CHAT);
  await planNow(page, { type: 'Олимпиада', title: 'Математика, школьный этап' });

  const papers = await papersIn(page);
  await picture(page, 'papers-light');
  await papers.getByRole('button', { name: /Отчёт об олимпиаде/ }).click();
  const form = page.getByRole('dialog', { name: 'Отчёт об олимпиаде' });
  await form.getByLabel('Предмет и этап').fill('Математика, школьный этап');
  await form.getByRole('button', { name: 'Подписать' }).click();
  await expect(form.getByRole('alert')).toContainText('Напишите, чем всё закончилось');
  await form.getByLabel('Итоги').fill('Участвовали семеро, двое прошли дальше.');
  await form.getByRole('button', { name: 'Допишу потом' }).click();

  // What was typed waits, and is signed without a link.
  school.wire.cut();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await papers.getByRole('button', { name: /Отчёт об олимпиаде/ }).click();
  await expect(form.getByLabel('Итоги')).toHaveValue('Участвовали семеро, двое прошли дальше.');
  await form.getByLabel('Места и призёры').fill('1 место: Ковалёва Дарья\n2 место: Ахметов Тимур');
  await form.getByLabel('Ещё присутствовали, без имён').fill('3');
  await picture(page, 'report-form-light');
  await form.getByRole('button', { name: 'Подписать' }).click();
  await expect(form).toBeHidden();
  await expect(papers.getByRole('list', { name: 'Протоколы и отчёты' })).toContainText('Отчёт об олимпиаде');
  await page.keyboard.press('Escape');
  school.wire.mend();

  await openChat(pupil.page, CLASS_CHAT);
  await expect(pupil.page.getByText(/Готов документ: Отчёт об олимпиаде/).first()).toBeVisible();
  await (await papersIn(pupil.page)).getByRole('button', { name: /Отчёт об олимпиаде/ }).click();
  const read = pupil.page.getByRole('dialog', { name: 'Отчёт об олимпиаде' });
  await expect(read.getByRole('cell', { name: 'Ахметов Тимур' })).toBeVisible();
  await expect(read.getByRole('button', { name: 'Исправить' })).toHaveCount(0);
  await picture(pupil.page, 'report-sheet-light');

  await head.page.getByRole('button', { name: 'Управление' }).click();
  await head.page.getByRole('button', { name: 'Уроки', exact: true }).click();
  const line = head.page.getByRole('option', { name: /Олимпиада: Математика/ });
  await expect(line).toContainText('есть отчёт');
  await picture(head.page, 'journal-report-light');
  await line.click();
  await expect(head.page.getByRole('dialog')).toContainText('двое прошли дальше');
  await choosePreferences(head.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(head.page, 'journal-report-dark');
});

test("F-069 a parents' meeting is planned, held and recorded, and whoever was there finds the attendance, the minutes and the recording in the plan", async ({
  folder,
  openDesktop,
  school,
}) => {
  const [{ page }, parent] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PARENT),
  ]);
  for (const one of [page, parent.page]) await openChat(one, PARENTS_CHAT);
  const title = 'Летний лагерь';
  await planNow(page, { type: 'Родительское собрание', title, agenda: 'Поездка в музей' });
  await page.getByRole('button', { name: 'Начать', exact: true }).click();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(page.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Запись: выключено' }).click();
  await expect(page.getByText('Идёт запись')).toBeVisible();
  await expect(parent.page.getByText(/Родительское собрание, ведёт Соколова/).first()).toBeVisible();
  await picture(parent.page, 'meeting-live-light');
  await parent.page.getByRole('button', { name: 'Войти', exact: true }).first().click();
  await expect.poll(() => recordedBytes(folder)).toBeGreaterThan(6_000);

  const side = page.getByRole('complementary', { name: 'Кто на встрече' });
  await side.getByRole('radio', { name: 'Перекличка' }).click();
  await page.getByRole('button', { name: 'Написать протокол' }).click();
  const form = page.getByRole('dialog', { name: 'Протокол родительского собрания' });
  await expect(form.getByLabel('Номер')).toHaveValue('1');
  await expect(form.getByText(/Присутствовали 2 из/)).toBeVisible();
  await expect(form.getByLabel('О чём')).toHaveValue('Поездка в музей');
  await form.getByLabel('Что решили').fill('Едем 14 мая. Ответственная Соколова А. С.');
  await form.getByLabel('Как голосовали').fill('За: 20, против: 0');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'minutes-form-dark');
  expect(await findings(page), 'form').toEqual([]);
  await choosePreferences(page, { language: 'ru', theme: 'light', textScale: 100 });
  await form.getByRole('button', { name: 'Подписать' }).click();
  await page.getByRole('button', { name: 'Протокол родительского собрания № 1' }).click();
  const sheet = page.getByRole('dialog', { name: 'Протокол родительского собрания № 1' });
  await expect(sheet.getByText('Едем 14 мая', { exact: false })).toBeVisible();
  await picture(page, 'minutes-sheet-light');
  expect(await findings(page), 'sheet').toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'minutes-print');
  await page.emulateMedia({ media: null });
  await sheet.getByRole('button', { name: 'Исправить' }).click();
  await form.getByLabel('Секретарь').fill('Волкова В. И.');
  await form.getByRole('button', { name: 'Подписать исправленное' }).click();
  await expect(sheet.getByText('Исправлено', { exact: false })).toBeVisible();
  await expect(sheet.getByText('Волкова В. И.').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Завершить', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Завершить', exact: true }).click();

  // What stays of it is at one place, and read there without a link.
  await parent.page.getByRole('button', { name: 'Вернуться в чат' }).click();
  const article = parent.page.getByRole('article', { name: /^Запись: Родительское собрание/ });
  await expect(article).toBeVisible();
  school.wire.cut();
  await parent.page
    .getByRole('navigation', { name: 'Разделы' })
    .getByRole('button', { name: 'План' })
    .click();
  await parent.page.getByRole('button', { name: 'Прошедшее' }).click();
  const past = parent.page.getByRole('dialog', { name: 'Прошедшее' });
  const row = past.getByRole('button', { name: /Родительское собрание: Летний лагерь/ });
  await expect(row).toContainText('протокол');
  await expect(row).toContainText('запись');
  await picture(parent.page, 'meetings-past-light');
  await row.click();
  const meeting = parent.page.getByRole('dialog', { name: 'Родительское собрание: Летний лагерь' });
  await expect(meeting.getByRole('region', { name: 'Кто был' })).toContainText('Волкова');
  await expect(meeting.getByText('Не было')).toHaveCount(0);
  await picture(parent.page, 'meeting-light');
  await choosePreferences(parent.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(parent.page, 'meeting-dark');
  await choosePreferences(parent.page, { language: 'en', theme: 'contrast', textScale: 200 });
  await picture(parent.page, 'meeting-contrast-200');
  expect(await findings(parent.page), 'meeting').toEqual([]);
  await choosePreferences(parent.page, { language: 'ru', theme: 'light', textScale: 100 });
  await meeting.getByRole('button', { name: 'Протокол родительского собрания № 1' }).click();
  const read = parent.page.getByRole('dialog', { name: 'Протокол родительского собрания № 1' });
  await expect(read.getByText('Едем 14 мая', { exact: false })).toBeVisible();
  await read.getByRole('button', { name: 'Закрыть' }).click();
  await meeting.getByRole('button', { name: /^Смотреть запись/ }).click();
  await expect(parent.page.getByRole('main', { name: 'Запись' })).toBeVisible();
});
