import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptRules, openChat, say, thinkOfSecret } from '../../build/drive/window.ts';
import { expect, FATHER, messageWith, picture, test } from './fixtures.ts';

/** Staff of a computer without a store of secrets take a phrase. */
const PHRASE = 'снег идёт в мае';
const PIN = '2580';
const LISTS = join(import.meta.dirname, '../fixtures/roster/small-1.2');
const TEACHER = 'Соколова Анна Сергеевна';
const PUPIL = 'Ковалёва Дарья Андреевна';

const panes = (page: Page) => page.getByRole('navigation', { name: 'Разделы управления' });
const card = (page: Page) => page.getByRole('complementary', { name: 'Карточка человека' });

async function openPane(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Управление' }).click();
  await panes(page).getByRole('button', { name, exact: true }).click();
}

async function openCard(page: Page, name: string): Promise<void> {
  await openPane(page, 'Люди');
  await page.getByRole('searchbox').fill(name);
  await page
    .getByRole('grid', { name: 'Люди школы' })
    .getByRole('row', { name: new RegExp(name) })
    .click();
  await expect(card(page).getByRole('heading', { name })).toBeVisible();
}

/** Chooses something in a list that opens. */
async function choose(page: Page, button: RegExp, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

interface PaperSlip {
  readonly name: string;
  readonly words: string;
  readonly address: string;
}

/** What stands on the slips that are on the screen. */
async function readSlips(page: Page): Promise<readonly PaperSlip[]> {
  const papers = page.getByRole('dialog').getByRole('article');
  await expect(papers.first()).toBeVisible();
  const slips: PaperSlip[] = [];
  for (const paper of await papers.all()) {
    const text = await paper.innerText();
    const words = await paper.getByRole('list', { name: 'Семь слов' }).getByRole('listitem').allInnerTexts();
    const address = /\d+\.\d+\.\d+\.\d+:\d+/.exec(text)?.[0] ?? '';
    slips.push({ name: text, words: words.join(' '), address });
  }
  return slips;
}

async function enterBySlip(page: Page, slip: PaperSlip, secret: string): Promise<void> {
  await page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await page.getByLabel('Адрес').fill(slip.address);
  await page.getByLabel('Семь слов').fill(slip.words);
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await thinkOfSecret(page, secret);
  await acceptRules(page);
}

function pagesOf(path: string): number {
  const pdf = readFileSync(path, 'latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('F-001, F-113, D-10 the first day: a school is founded by an order, gets its lists, and three people enter by slips', async ({
  openDesktop,
  folder,
}) => {
  const administrator = await openDesktop('administrator');
  const { page } = administrator;

  // The wizard: the school, the order with its file, the administrator and the head.
  await page.getByRole('button', { name: /Создать школу на этом компьютере/ }).click();
  await page.getByLabel('Название школы').fill('Школа № 5 «Родник»');
  await page.getByLabel('Населённый пункт').fill('с. Горенка');
  await picture(page, 'first-run-school-light');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByText('Заполните это поле').first()).toBeVisible();
  await page.getByLabel('Номер приказа').fill('12-о');
  await page.getByLabel('Дата приказа').fill('2026-08-28');
  const order = join(folder, 'приказ.pdf');
  writeFileSync(order, '%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n');
  await administrator.answerOpenDialog([order]);
  await page.getByRole('button', { name: 'Выбрать файл' }).click();
  await expect(page.getByText('приказ.pdf')).toBeVisible();
  await picture(page, 'first-run-order-light');
  await page.getByRole('button', { name: 'Дальше' }).click();
  const first = page.getByRole('group', { name: /дминистратор/ });
  await first.getByLabel('Фамилия').fill('Ершова');
  await first.getByLabel('Имя').fill('Лидия');
  await first.getByLabel('Отчество').fill('Павловна');
  const head = page.getByRole('group', { name: 'Директор' });
  await head.getByLabel('Фамилия').fill('Воронцова');
  await head.getByLabel('Имя').fill('Ирина');
  await head.getByLabel('Отчество').fill('Николаевна');
  await picture(page, 'first-run-people-light');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await picture(page, 'first-run-review-light');
  await page.getByRole('button', { name: 'Создать школу' }).click();
  await expect(page.getByText('Приглашение директора').first()).toBeVisible();
  await picture(page, 'first-run-slips-light');
  await page.getByRole('button', { name: 'Войти в школу' }).click();
  await thinkOfSecret(page, PHRASE);
  await acceptRules(page);
  await expect(page.getByText('Общешкольный канал').first()).toBeVisible();
  await expect(page.getByText('Сотрудники').first()).toBeVisible();

  // The lists: looked at first, then carried out as movements.
  await openPane(page, 'Обмен данными');
  await administrator.answerOpenDialog([LISTS]);
  await page.getByRole('button', { name: 'Выбрать папку' }).click();
  await expect(page.getByText('Прибыли: 10')).toBeVisible();
  await picture(page, 'roster-difference-light');
  await page.getByLabel('Причина').fill('Начало учебного года');
  await page.getByRole('button', { name: 'Применить изменения' }).click();
  await expect(page.getByText(/^Применено/)).toBeVisible();

  // Slips for three, on paper.
  await openPane(page, 'Люди');
  const table = page.getByRole('grid', { name: 'Люди школы' });
  for (const name of [TEACHER, PUPIL, FATHER]) {
    await page.getByRole('searchbox').fill(name);
    // The table follows its search a moment later.
    await expect(table).toHaveAttribute('aria-rowcount', '2');
    await table.getByRole('checkbox', { name: `Выбрать: ${name}` }).click();
  }
  await page.getByRole('searchbox').fill('');
  await picture(page, 'people-chosen-light');
  await page.getByRole('button', { name: 'Напечатать приглашения (3)' }).click();
  const slips = await readSlips(page);
  expect(slips).toHaveLength(3);
  await picture(page, 'slips-many-light');
  const pdf = join(folder, 'slips.pdf');
  await administrator.answerSaveDialog(pdf);
  await page.getByRole('button', { name: 'Сохранить PDF' }).click();
  await expect(page.getByText('PDF сохранён')).toBeVisible();
  expect(pagesOf(pdf)).toBe(1);
  await page.keyboard.press('Escape');
  const slipOf = (familyName: string): PaperSlip => {
    const found = slips.find(({ name }) => name.includes(familyName));
    if (!found) throw new Error(`no slip for ${familyName}`);
    return found;
  };

  // Three computers, three people.
  const teacher = await openDesktop('teacher');
  await enterBySlip(teacher.page, slipOf('Соколова'), PHRASE);
  const pupil = await openDesktop('pupil');
  await enterBySlip(pupil.page, slipOf('Ковалёва'), PIN);
  const parent = await openDesktop('parent');
  await enterBySlip(parent.page, slipOf('Ковалёв Андрей'), PIN);
  await expect(teacher.page.getByText('Учительская').first()).toBeVisible();
  await expect(pupil.page.getByText('7Б, ученики').first()).toBeVisible();
  await expect(parent.page.getByText('Родители 7Б').first()).toBeVisible();
  // Not confirmed yet: no chat with pupils is offered to the teacher.
  await expect(teacher.page.getByText('7Б, ученики')).toBeHidden();
  await picture(teacher.page, 'teacher-unconfirmed-light');

  // The confirmation, with a reason.
  await openCard(page, TEACHER);
  await card(page).getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByLabel('Причина').fill('Диплом и приказ о приёме предъявлены');
  await page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await teacher.page.getByRole('button', { name: /Вам предложен/ }).click();
  await picture(teacher.page, 'offers-light');
  await teacher.page
    .getByRole('listitem')
    .filter({ hasText: '7Б, ученики' })
    .getByRole('button', { name: 'Вступить' })
    .click();
  const offers = teacher.page.getByRole('dialog');
  await expect(offers.getByRole('listitem').filter({ hasText: '7Б, ученики' })).toBeHidden();
  await offers.getByRole('button', { name: 'Закрыть' }).click();
  await expect(offers).toBeHidden();
  await openChat(teacher.page, '7Б, ученики');
  await say(teacher.page, 'Здравствуйте, 7Б');
  await openChat(pupil.page, '7Б, ученики');
  await expect(messageWith(pupil.page, 'Здравствуйте, 7Б')).toBeVisible();
  await picture(pupil.page, 'pupil-first-day-light');

  // A move to the parallel class: the old chat ends, the new one is offered.
  await openCard(page, PUPIL);
  await card(page).getByRole('button', { name: 'Перевести', exact: true }).click();
  await choose(page, /Выберите класс/, '7А');
  await expect(page.getByRole('dialog').getByText('придёт в: 7А')).toBeVisible();
  await picture(page, 'transfer-light');
  await page.getByLabel('Причина').fill('Заявление родителей');
  await page.getByRole('dialog').getByRole('button', { name: 'Перевести' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(pupil.page.getByRole('button', { name: 'Вам предложен 1 чат' })).toBeVisible();
  await expect(pupil.page.getByRole('textbox', { name: /сообщение/i })).toBeHidden();
  await expect(pupil.page.getByText('Вы больше не в этом чате', { exact: false })).toBeVisible();
  await expect(messageWith(pupil.page, 'Здравствуйте, 7Б')).toBeVisible();
  // The father has a son in 7А, so he stays in that chat; nothing gives him reason to be in the old one.
  await parent.page
    .getByRole('option', { name: 'Родители 7Б' })
    .or(parent.page.getByRole('row', { name: 'Родители 7Б' }))
    .first()
    .click();
  await expect(parent.page.getByText('Вы больше не в этом чате', { exact: false })).toBeVisible();
  await openChat(parent.page, 'Родители 7А');
  await picture(pupil.page, 'pupil-moved-light');

  // Whoever moderates the old chat is told by which movement they went, and nobody else is.
  await teacher.page.getByRole('button', { name: 'Выбыл 1 человек' }).click();
  const rules = teacher.page.getByRole('dialog', { name: 'Правила и порядок' });
  const left = rules.getByRole('region', { name: 'Кто выбыл' });
  await expect(left.getByRole('listitem')).toContainText('перевод в другой класс');
  await picture(teacher.page, 'leavers-told-light');
  await teacher.page.keyboard.press('Escape');
  await expect(rules).toBeHidden();
  await expect(pupil.page.getByRole('button', { name: /^Выбыл/ })).toBeHidden();

  // The pupil leaves the school: one action, whose preview names the chats; the father has a son there and stays.
  await openCard(page, PUPIL);
  await card(page).getByRole('button', { name: 'Отчислить' }).click();
  const leaving = page.getByRole('dialog');
  await expect(leaving.getByText(/7А, ученики/)).toBeVisible();
  await picture(page, 'leaves-preview-light');
  await leaving.getByRole('button', { name: 'Отчислить' }).click();
  await expect(leaving).toBeHidden();
  await expect(pupil.page.getByText('Школа отметила, что вы из неё выбыли', { exact: false })).toBeVisible();
  await openChat(parent.page, 'Родители 7А');
  await expect(parent.page.getByRole('textbox', { name: /^Сообщение/ })).toBeVisible();

  // The teacher leaves: at once the door is shut, and everybody else goes on.
  await openCard(page, TEACHER);
  await card(page).getByRole('button', { name: 'Уволить' }).click();
  await page.getByLabel('Причина').fill('Приказ № 20-к');
  await page.getByRole('dialog').getByRole('button', { name: 'Уволить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(
    teacher.page.getByText('Школа отметила, что вы из неё выбыли', { exact: false }),
  ).toBeVisible();
  await expect(teacher.page.getByText('Здравствуйте, 7Б', { exact: true })).toBeHidden();
  await picture(teacher.page, 'teacher-dismissed-light');

  // Everything stands in the log, and its chain is whole.
  await openPane(page, 'Журнал');
  await expect(page.getByText('Причина: Заявление родителей')).toBeVisible();
  await expect(page.getByText('Причина: Приказ № 20-к')).toBeVisible();
  await page.getByRole('button', { name: 'Проверить цепочку' }).click();
  await expect(page.getByText(/цепочка цела/)).toBeVisible();
  await picture(page, 'log-light');
  const archive = join(folder, 'lists.zip');
  await openPane(page, 'Обмен данными');
  await administrator.answerSaveDialog(archive);
  await page.getByRole('button', { name: 'Сохранить' }).first().click();
  await expect(page.getByText('Сохранено: lists.zip')).toBeVisible();
  expect(readFileSync(archive).subarray(0, 2).toString()).toBe('PK');
});
