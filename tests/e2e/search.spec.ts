import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choosePreferences, goesOnTo, openChat, say } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  messageWith,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Сообщения, файлы, люди' });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Найденное' }).getByRole('option');

test('what was written is found without a link, in other forms, and opens in its place', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  await openChat(teacher.page, CLASS_CHAT);
  await say(teacher.page, 'Ёлочные игрушки приносим в пятницу');
  for (let n = 1; n <= 40; n++) await say(teacher.page, `Строка номер ${n}`);
  await openChat(page, CLASS_CHAT);
  await goesOnTo(page, 'Строка номер 40');
  school.wire.cut();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await say(page, 'А ёлочную звезду принесу я');

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('елочная');
  await expect(hits(page)).toHaveCount(2);
  await expect(hits(page).first()).toContainText('А ёлочную звезду принесу я');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const first = messageWith(page, 'Ёлочные игрушки приносим в пятницу');
  await expect(first).toBeInViewport();
  await expect(hits(page)).toHaveCount(2);
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await choosePreferences(page, { language: 'ru', theme, textScale: 100 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    await picture(page, `search-${theme}`);
  }
});

test('people and chats are found by their names, and nothing found says what to do', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await page.getByRole('button', { name: 'Искать везде' }).click();
  await expect(page.getByText('Здесь будет найденное')).toBeVisible();
  await picture(page, 'search-empty');
  await field(page).fill('иван');
  await hits(page).filter({ hasText: 'Ещё' }).click();
  await expect(hits(page).filter({ hasText: 'Ещё' })).toBeHidden();
  await field(page).fill('ковалев');
  await expect(hits(page).filter({ hasText: PUPIL })).toContainText('7Б');
  await picture(page, 'search-people');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await field(page).fill('7б');
  await expect(hits(page).filter({ hasText: CLASS_CHAT }).first()).toBeVisible();
  await field(page).fill('жзщыъ');
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();
  await picture(page, 'search-nothing');
  await field(page).fill(SECOND_PUPIL.split(' ')[1] ?? '');
  await hits(page).filter({ hasText: SECOND_PUPIL }).click();
  await expect(page.getByRole('heading', { name: SECOND_PUPIL })).toBeVisible();
});

test('what is found is narrowed down to a chat, a person and days', async ({ openDesktop, school }) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(page, CLASS_CHAT);
  await say(page, 'Экскурсия в планетарий');
  await openChat(page, 'Учительская');
  await say(page, 'Экскурсию согласовали');
  await openChat(page, CLASS_CHAT);
  await page.getByRole('button', { name: 'Искать в этом чате' }).click();
  await field(page).fill('экскурсия');
  await expect(hits(page)).toHaveCount(1);
  await picture(page, 'search-filters');
  await page.getByRole('button', { name: 'Снять отбор' }).click();
  await expect(hits(page)).toHaveCount(2);
  await page.getByLabel('По какой день').fill('01.01.2020');
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();
  await page.getByLabel('По какой день').fill('');
  const filters = page.getByRole('group', { name: 'Отбор найденного' });
  await filters.getByRole('searchbox').fill('Соколова Анна');
  await filters.getByRole('button', { name: /Соколова Анна Сергеевна/ }).click();
  await expect(hits(page)).toHaveCount(2);
  await page.setViewportSize({ width: 640, height: 768 });
  await page.getByRole('button', { name: 'Отбор, 1' }).click();
  await expect(filters).toBeHidden();
  // Which of the two is the newer is what the hub says, and it may say so in either order.
  await hits(page).filter({ hasText: 'планетарий' }).click();
  await expect(messageWith(page, 'Экскурсия в планетарий')).toBeVisible();
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(hits(page)).toHaveCount(2);
  await picture(page, 'search-narrow');
});

test('tasks, events and pages of the help are found in groups of their own and open in their place', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(page, CLASS_CHAT);
  const add = async (what: string, title: string) => {
    await page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
    await page.getByRole('menuitem', { name: what, exact: true }).click();
    await page.getByLabel('Название').fill(title);
  };
  await add('Задание', 'Гербарий из парка');
  await page.getByRole('button', { name: 'Дать задание' }).click();
  await add('Событие', 'Прогулка за гербарием');
  await page.getByLabel('День').fill('05.06.2099');
  await page.getByLabel('Начало').fill('10:00');
  await page.getByRole('button', { name: 'Добавить событие' }).click();
  await expect(page.getByRole('article', { name: 'Событие: Прогулка за гербарием' }).last()).toBeVisible();
  await page.keyboard.press('Control+k');
  await field(page).fill('гербарий');
  await expect(hits(page)).toHaveCount(2);
  await page.getByRole('radio', { name: 'Задания' }).click();
  await expect(hits(page)).toHaveCount(1);
  await expect(hits(page)).toContainText('Задание · 7Б, ученики');
  await hits(page).click();
  await expect(page.getByRole('article', { name: 'Задание: Гербарий из парка' }).last()).toBeInViewport();
  await page.getByRole('radio', { name: 'Опросы и события' }).click();
  await expect(hits(page)).toContainText('Событие · 7Б, ученики');
  await picture(page, 'search-groups-light');
  await page.getByRole('radio', { name: 'Справка' }).click();
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();
  await field(page).fill('без связи');
  await expect(hits(page).first()).toBeVisible();
  await picture(page, 'search-help-light');
  const title = 'Работа без связи';
  await hits(page).filter({ hasText: title }).first().click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
