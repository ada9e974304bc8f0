import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, picture, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`,
  );
}

const panes = (page: Page) => page.getByRole('navigation', { name: 'Разделы управления' });
const rows = (page: Page) => page.getByRole('grid', { name: 'Люди школы' }).getByRole('row');

async function openConsole(wishes: string): Promise<Page> {
  const page = await gallery.show(wishes);
  await page.getByRole('button', { name: 'Управление' }).click();
  await expect(page.getByRole('heading', { name: 'Рабочие чаты' })).toBeVisible();
  return page;
}

async function openPeople(wishes: string): Promise<Page> {
  const page = await openConsole(wishes);
  await panes(page).getByRole('button', { name: 'Люди' }).click();
  await expect(page.getByRole('grid', { name: 'Люди школы' })).toBeVisible();
  return page;
}

async function openFound(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  // The table follows its search a moment later.
  await expect(page.getByRole('grid', { name: 'Люди школы' })).not.toHaveAttribute('aria-rowcount', '1004');
  await rows(page).nth(1).click();
  await expect(page.getByRole('complementary', { name: 'Карточка человека' })).toBeVisible();
}

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`the console is readable and reachable in the theme ${theme}`, async () => {
    const page = await openConsole(`theme=${theme}`);
    expect(await findings(page), 'overview').toEqual([]);
    await picture(page, `console-overview-${theme}`);
    await panes(page).getByRole('button', { name: 'Люди' }).click();
    await expect(page.getByText('1\u202f003 человека')).toBeVisible();
    await rows(page).nth(1).getByRole('checkbox').click();
    expect(await findings(page), 'table').toEqual([]);
    await picture(page, `console-people-${theme}`);
    await openFound(page, 'вяч конст');
    expect(await findings(page), 'card').toEqual([]);
    await picture(page, `console-card-${theme}`);
    await page.getByRole('button', { name: 'Перевести', exact: true }).click();
    await page.getByRole('button', { name: /Выберите класс/ }).click();
    await page.getByRole('option', { name: '6Б' }).click();
    await expect(page.getByText('придёт в: 6Б')).toBeVisible();
    expect(await findings(page), 'preview').toEqual([]);
    await picture(page, `console-transfer-${theme}`);
  });
}

for (const wishes of ['textScale=200', 'textScale=150&link=offline', 'language=ru&theme=dark']) {
  test(`nothing of the console stands out of the window with ${wishes}`, async () => {
    const page = await openPeople(wishes);
    await openFound(page, 'вяч конст');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('F-096 a tile leads to the people whom it counts', async () => {
  const page = await openConsole('');
  const tile = page.getByRole('button', { name: /сотрудников ждут подтверждения/ });
  const count = Number(await tile.locator('span').first().textContent());
  await tile.click();
  await expect(page.getByRole('grid', { name: 'Люди школы' })).toHaveAttribute(
    'aria-rowcount',
    String(count + 1),
  );
  await expect(rows(page).nth(1).getByRole('img', { name: 'Ждёт подтверждения' })).toBeVisible();
});

test('F-127 the checklist names chats and numbers, and nobody', async () => {
  const page = await openConsole('');
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^1Б/ })).toContainText('человек');
  await expect(table.getByRole('row', { name: /^Учительская/ })).toContainText('чата нет');
  expect(await table.textContent()).not.toMatch(/Ахметов|Лапин|Ольга/);
});

test('people are chosen by keyboard alone, also many at once', async () => {
  const page = await openPeople('');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('Выбраны 3 человека')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('Выбраны 1\u202f003 человека')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Карточка человека' })).toBeVisible();
});

test('Enter in the search opens whom one has typed, also before the table has followed', async () => {
  const page = await openPeople('');
  await page.getByRole('searchbox').focus();
  await page.evaluate(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement)) throw new Error('there is no field');
    // Without a moment between, as on a slow computer.
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    value?.set?.call(field, 'вячеслав константинопольский');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const type of ['keydown', 'keyup']) {
      field.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true }));
    }
  });
  const card = page.getByRole('complementary', { name: 'Карточка человека' });
  await expect(card.getByRole('heading', { name: /Константинопольск/ })).toBeVisible();
});

test('without a link the dialog says when it will be done, and a reason is asked for', async () => {
  const page = await openPeople('link=offline');
  await page.getByRole('button', { name: 'Все в школе' }).click();
  await page.getByRole('option', { name: 'Ждут подтверждения' }).click();
  // The table follows its filters a moment later.
  await expect(rows(page).nth(1).getByRole('img', { name: 'Ждёт подтверждения' })).toBeVisible();
  await rows(page).nth(1).click();
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('выполнится сама, когда связь вернётся', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(dialog.getByText('Напишите причину', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Диплом предъявлен');
  await dialog.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(page.getByText('Записано. Выполнится, когда вернётся связь.')).toBeVisible();
});

test('F-018 the badge stands beside the name in chats, lists and calls, also without a link', async () => {
  const page = await gallery.show('link=offline&lesson');
  const badge = { name: 'Подтверждённый сотрудник школы' };
  const chats = page.getByRole('listbox', { name: 'Список чатов' });
  await expect(chats.getByRole('option', { name: /Учительская/ }).getByRole('img', badge)).toBeVisible();
  await expect(chats.getByRole('option', { name: /Родители 7Б/ }).getByRole('img', badge)).toBeHidden();
  await chats.getByRole('option', { name: /^7Б, ученики/ }).click();
  const teachersLine = page.getByRole('article').filter({ hasText: 'физика после обеда' });
  await expect(teachersLine.getByRole('img', badge)).toBeVisible();
  const pupilsLine = page.getByRole('article').filter({ hasText: 'Вот что я понял' });
  await expect(pupilsLine.getByRole('img', badge)).toBeHidden();

  await page.getByRole('button', { name: 'Люди', exact: true }).click();
  await page.getByRole('searchbox').fill('сорокина');
  await expect(page.getByRole('option', { name: /Сорокина/ }).getByRole('img', badge)).toBeVisible();

  const call = await gallery.show('lesson');
  await call.getByRole('option', { name: /^7Б, ученики/ }).click();
  await call.getByRole('button', { name: 'Войти', exact: true }).click();
  const participants = call.getByRole('list', { name: 'Участники' }).getByRole('listitem');
  await expect(participants.filter({ hasText: 'Сорокина' }).getByRole('img', badge)).toBeVisible();
  await expect(participants.filter({ hasText: 'Дарья' }).getByRole('img', badge)).toBeHidden();
});
