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

const placeOf = (page: Page) => page.getByRole('button', { name: /^(Связь|Connection):/ });
const panelOf = (page: Page) => page.getByRole('dialog', { name: /^(Связь|Connection)$/ });

/** Words that stand out of the place, or out of the window. */
async function wordsOutside(page: Page): Promise<readonly string[]> {
  return await placeOf(page).evaluate((place) => {
    const frame = place.getBoundingClientRect();
    const isInside = ({ left, right, top, bottom }: DOMRect) =>
      left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    const outside = frame.bottom <= window.innerHeight && frame.top >= 0 ? [] : ['the place itself'];
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      if (![...range.getClientRects()].every(isInside)) outside.push(text.textContent ?? '');
    }
    return outside;
  });
}

/** Every state of the connection: its address in the gallery, what the place says, a word of the panel. */
const STATES = [
  ['live', 'link=live', 'Связь: На связи', 'Новое приходит сразу.'],
  [
    'syncing',
    'link=syncing',
    'Связь: Догоняем: 312 из 1\u202f840 сообщений, 0,4\u00a0МБ',
    'осталось 0,4\u00a0МБ. Читать и писать можно уже сейчас.',
  ],
  [
    'connecting',
    'link=connecting&waiting=2',
    'Связь: Ищем связь, всё работает; 3 ваших сообщения ждут',
    'Попытка 3.',
  ],
  [
    'offline',
    'link=offline&waiting=2',
    'Связь: Без связи, всё работает; 3 ваших сообщения ждут',
    'Связи со школьным сервером нет с 14:04.',
  ],
  [
    'needs-login',
    'link=needsLogin',
    'Связь: Нужен вход, нужно новое приглашение; 1 ваше сообщение ждёт',
    'Попросите новое приглашение',
  ],
  [
    'too-old-client',
    'link=tooOld&oldSide=client',
    'Связь: Нужно обновление, обновите эту программу; 1 ваше сообщение ждёт',
    'Обновите программу.',
  ],
  [
    'too-old-hub',
    'link=tooOld&oldSide=hub',
    'Связь: Нужно обновление, обновите школьный сервер; 1 ваше сообщение ждёт',
    'Попросите администратора обновить сервер.',
  ],
  [
    'failed',
    'link=failed',
    'Связь: Связь прервана, отвечает чужой сервер; 1 ваше сообщение ждёт',
    'не тот сервер',
  ],
] as const;

for (const [name, wishes, place, words] of STATES) {
  test(`the connection says in words and a sign that it is ${name}`, async () => {
    const page = await gallery.show(wishes);
    await expect(placeOf(page)).toHaveAccessibleName(place);
    await expect(placeOf(page).locator('svg').first()).toBeVisible();
    expect(await wordsOutside(page)).toEqual([]);
    await picture(page, `connection-${name}`);
    await placeOf(page).click();
    await expect(panelOf(page)).toContainText(words);
    await expect(panelOf(page).getByText('Получено всё до: сегодня, 14:05')).toBeVisible();
    await expect(panelOf(page).getByRole('progressbar')).toHaveCount(name === 'syncing' ? 1 : 0);
    expect(await findings(page)).toEqual([]);
    await picture(page, `connection-${name}-panel`);
    await page.context().close();
  });
}

test('the place of the connection fits at any size', async () => {
  const worst = 'link=syncing&waiting=1840&refusal&aside&clockOffsetMs=-63331200000';
  for (const size of ['textScale=100', 'textScale=200', 'textScale=100&language=en']) {
    const page = await gallery.show(`${worst}&${size}`);
    await expect(placeOf(page)).toBeVisible();
    expect(await wordsOutside(page), size).toEqual([]);
    await expect(page.getByRole('button', { name: /, меню$|, menu$/ })).toBeInViewport({ ratio: 1 });
    await picture(page, `connection-everything-${size.replaceAll(/[^a-z0-9]+/gi, '-')}`);
    await page.context().close();
  }
});

test('F-126 what has not left this computer is one list with text, reason and what can be done', async () => {
  const page = await gallery.show('link=offline&waiting=2&refusal&aside');
  await placeOf(page).click();
  const list = page.getByRole('list', { name: 'Что ещё не ушло с этого компьютера' });
  for (const title of ['Не принято, 1', 'Сохранено отдельно, 3', 'Ждёт отправки, 3']) {
    await expect(list.getByRole('heading', { name: title })).toBeAttached();
  }
  const refused = list.getByRole('listitem').filter({ hasText: 'ведомость за октябрь' });
  await expect(refused).toContainText('Учительская, сегодня, 13:30');
  await expect(refused).toContainText('Для этого у вас нет прав.');
  const aside = list.getByRole('listitem').filter({ hasText: 'на экскурсию берём паспорт' });
  await expect(aside).toContainText('чат недоступен, 19 августа, 14:30');
  await expect(aside).toContainText('Этот чат вам больше не доступен, сообщение сохранено здесь.');
  await expect(aside.getByText('не отправлено, сохранено здесь')).toBeAttached();
  await expect(aside.getByRole('button', { name: 'Отправить снова' })).toHaveCount(0);
  await picture(page, 'outbox-light');

  await aside.getByRole('button', { name: 'Скопировать' }).click();
  await expect(page.getByText('Скопировано')).toBeVisible();
  await refused.getByRole('button', { name: 'Удалить' }).click();
  await expect(refused).toHaveCount(0);
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect(refused).toBeVisible();
  await refused.getByRole('button', { name: 'Отправить снова' }).click();
  await expect(list.getByRole('heading', { name: 'Ждёт отправки, 4' })).toBeAttached();

  await aside.getByRole('button', { name: 'Удалить' }).click();
  await page.clock.runFor(8_000);
  await expect(page.getByRole('button', { name: 'Вернуть' })).toHaveCount(0);
  await expect(aside).toHaveCount(0);
  await expect(panelOf(page)).toBeVisible();
  await page.context().close();
});

test('F-126 a list of thousands is drawn in part, and goes by keyboard alone', async () => {
  const page = await gallery.show('link=offline&waiting=5000');
  await placeOf(page).focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: 'Что ещё не ушло с этого компьютера' });
  const rows = list.getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '5001');
  expect(await rows.count()).toBeLessThan(60);
  const last = list.getByRole('listitem').filter({ hasText: 'Задача 5000 к среде.' });
  await expect(last).toHaveCount(0);

  const first = rows.first().getByRole('button', { name: 'Скопировать' });
  while (!(await first.evaluate((button) => button === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  for (let i = 0; i < 40; i++) await page.keyboard.press('Tab');
  const place = await page.evaluate(
    () => document.activeElement?.closest('[role="listitem"]')?.getAttribute('aria-posinset') ?? '0',
  );
  expect(Number(place)).toBeGreaterThan(15);

  // The row with the keyboard in it stays while the rest of the list is scrolled past.
  await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
  await expect(last).toBeVisible();
  await expect(rows.and(page.locator(`[aria-posinset="${place}"]`))).toHaveCount(1);
  expect(await rows.count()).toBeLessThan(60);
  expect(await findings(page)).toEqual([]);
  await page.context().close();
});

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`the outbox and the states of messages are readable in ${theme}`, async () => {
    const page = await gallery.show(`link=offline&waiting=2&refusal&aside&theme=${theme}&draft=Завтра`);
    await page.getByRole('option', { name: /Учительская/ }).click();
    await expect(page.getByRole('article').last()).toContainText('не принято');
    await expect(page.getByRole('option', { name: /7Б, ученики/ })).toContainText('Черновик: Завтра');
    expect(await findings(page)).toEqual([]);
    await picture(page, `message-refused-${theme}`);
    await placeOf(page).click();
    await expect(panelOf(page)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await picture(page, `outbox-${theme}`);
    await page.context().close();
  });
}

test('G-15 a wrong clock is said in words, calmly, and once in a session', async () => {
  const page = await gallery.show('link=live&clockOffsetMs=-63331200000');
  await expect(placeOf(page)).toHaveAccessibleName(/; часы спешат на 2\u00a0года/);
  await placeOf(page).click();
  await expect(panelOf(page)).toContainText(
    'Сообщения идут по времени школы, исправлять срочно не нужно; скажите тому, кто следит за компьютером.',
  );
  expect(await findings(page)).toEqual([]);
  await picture(page, 'clock-wrong');
  await page.getByRole('button', { name: 'Понятно' }).click();
  await expect(panelOf(page).getByText(/Часы этого компьютера/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(placeOf(page)).toHaveAccessibleName('Связь: На связи');
  await page.context().close();
});

test('F-126 a text that could not be written down stays in the field, with what to do', async () => {
  const page = await gallery.show('link=live&diskFull');
  await page.getByRole('option', { name: /Алгебра, 7Б/ }).click();
  const field = page.getByRole('textbox', { name: /Сообщение/ });
  await field.fill('Завтра контрольная');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Текст остался в поле, можно отправить ещё раз.');
  await expect(page.getByRole('alert')).toContainText('Освободите место и повторите.');
  await expect(field).toHaveValue('Завтра контрольная');
  expect(await findings(page)).toEqual([]);
  await page.context().close();
});
