import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ADMINISTRATOR, enterWithSlip, expect, picture, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

const panes = (page: Page) => page.getByRole('navigation', { name: 'Разделы управления' });

async function openPane(wishes: string, name: RegExp): Promise<Page> {
  const page = await gallery.show(wishes);
  await page.getByRole('button', { name: /Управление/ }).click();
  await panes(page).getByRole('button', { name }).click();
  return page;
}

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`,
  );
}

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`classes, invitations and requests are readable and reachable in the theme ${theme}`, async () => {
    const page = await openPane(`theme=${theme}`, /Классы/);
    await expect(page.getByRole('button', { name: /^7Б/ })).toBeVisible();
    expect(await findings(page), 'classes').toEqual([]);
    await picture(page, `classes-${theme}`);
    await page.getByRole('button', { name: /^7Б/ }).click();
    await expect(page.getByRole('heading', { name: '7Б' })).toBeVisible();
    expect(await findings(page), 'class').toEqual([]);
    await picture(page, `class-card-${theme}`);
    await panes(page).getByRole('button', { name: 'Классы' }).click();
    await page.getByRole('button', { name: 'Новый учебный год' }).click();
    await expect(page.getByText('Выпускаются')).toBeVisible();
    expect(await findings(page), 'year').toEqual([]);
    await picture(page, `year-turn-${theme}`);
    await panes(page).getByRole('button', { name: 'Приглашения' }).click();
    await expect(page.getByRole('grid', { name: 'Приглашения' })).toBeVisible();
    await page.getByRole('row').nth(1).click();
    expect(await findings(page), 'invitations').toEqual([]);
    await picture(page, `invitations-${theme}`);
    await panes(page)
      .getByRole('button', { name: /Заявки/ })
      .click();
    await expect(page.getByText('Я папа', { exact: false })).toBeVisible();
    expect(await findings(page), 'requests').toEqual([]);
    await picture(page, `requests-${theme}`);
  });
}

for (const wishes of ['textScale=200', 'textScale=150&link=offline', 'language=en']) {
  test(`nothing of classes and slips stands out of the window with ${wishes}`, async () => {
    const isEnglish = wishes.includes('en');
    const page = await gallery.show(wishes);
    await page.getByRole('button', { name: /Управление|Manage/ }).click();
    for (const name of isEnglish
      ? [/Classes/, /Invitations/, /Requests/]
      : [/Классы/, /Приглашения/, /Заявки/]) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test('F-006 a list of classes says what it understood, and what is taken', async () => {
  const page = await openPane('', /Классы/);
  await page.getByRole('button', { name: 'Ввести списком' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Какие классы/ }).fill('1В-Д 7Б 2В 2В');
  await expect(dialog.getByText('Понято (4):')).toBeVisible();
  await expect(dialog.getByText('7Б уже есть в школе')).toBeVisible();
  await expect(dialog.getByText('2В введено дважды')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Создать: 4 класса' })).toBeEnabled();
});

test('F-012 unused slips are chosen by keyboard and annulled at once', async () => {
  const page = await openPane('', /Приглашения/);
  const grid = page.getByRole('grid', { name: 'Приглашения' });
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('Выбрано 2')).toBeVisible();
  await page.getByRole('button', { name: 'Отозвать (2)' }).click();
  await expect(page.getByRole('dialog', { name: 'Отозвать 2 приглашения' })).toBeVisible();
});

test('F-016 a request is accepted as the person of the lists whom it proposes, or refused with a reason', async () => {
  const page = await openPane('', /Заявки/);
  await page.getByRole('button', { name: 'Отклонить' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Отклонить' }).click();
  await expect(dialog.getByText('Напишите причину', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Принять' }).last().click();
  await expect(page.getByRole('radio', { name: 'Новый человек' })).toBeChecked();
});

/** The demonstration as somebody who runs it. */
async function enterDemo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Открыть демонстрационную школу/ }).click();
  await page.getByRole('heading', { name: 'Кем войти' }).waitFor();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await expect(page.getByText('На связи')).toBeVisible();
}

test('F-006 an administrator types twenty-five classes, and the year turns on one page', async ({
  openDesktop,
}) => {
  const { page } = await openDesktop('administrator');
  await enterDemo(page, ADMINISTRATOR);
  await page.getByRole('button', { name: /Управление/ }).click();
  await panes(page).getByRole('button', { name: 'Классы' }).click();
  await expect(page.getByText('14 классов')).toBeVisible();

  await page.getByRole('button', { name: 'Ввести списком' }).click();
  const list = '1Б-Г 2Б-Г 3Б-Г 4Б-Г 5В-Д 6Б-Г 7В-Г 8Б-Г 9В 10Б';
  await page.getByRole('textbox', { name: /Какие классы/ }).fill(`${list} 7А`);
  await expect(page.getByText('7А уже есть в школе')).toBeVisible();
  await page.getByRole('button', { name: 'Создать: 25 классов' }).click();
  await expect(page.getByText('39 классов')).toBeVisible();
  await expect(page.getByRole('button', { name: /^9В.*нет классного руководителя/ })).toBeVisible();

  await page.getByRole('button', { name: 'Новый учебный год' }).click();
  const eleventh = page.getByLabel('Новое название вместо 10А');
  await eleventh.fill('11Б');
  await expect(page.getByText('Исправьте выделенные названия', { exact: false })).toBeVisible();
  await eleventh.fill('11А');
  await expect(page.getByText('1 класс, 8 учеников')).toBeVisible();
  await page.getByRole('button', { name: 'Показать поимённо' }).click();
  await expect(
    page.getByRole('dialog').getByText('выбывает из школы', { exact: false }).first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Причина, если нужна' }).fill('Приказ № 12');
  await page.getByRole('button', { name: 'Перевести школу' }).click();
  await expect(page.getByText('38 классов')).toBeVisible();
  await expect(page.getByRole('button', { name: /^8Б.*26 учеников/ })).toBeVisible();
  await page.getByRole('button', { name: 'Архив (1)' }).click();
  await expect(page.getByRole('button', { name: /^11А/ })).toHaveCount(2);
});

test('F-006 what is done to classes without a link is there at once, and reaches the school later', async ({
  openDesktop,
  school,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  await page.getByRole('button', { name: /Управление/ }).click();
  await panes(page).getByRole('button', { name: 'Классы' }).click();
  await expect(page.getByText('14 классов')).toBeVisible();
  school.wire.cut();
  await expect(page.getByText('Без связи').first()).toBeVisible();

  await page.getByRole('button', { name: 'Ввести списком' }).click();
  await page.getByRole('textbox', { name: /Какие классы/ }).fill('1Б 1В');
  await expect(page.getByText('выполнится сама, когда связь вернётся', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Создать: 2 класса' }).click();
  await expect(page.getByText('16 классов')).toBeVisible();
  await expect(page.getByRole('button', { name: /^1В.*ждёт связи/ })).toBeVisible();
  await page.getByRole('button', { name: 'Новый учебный год' }).click();
  await page.getByRole('button', { name: 'Перевести школу' }).click();
  await expect(page.getByRole('button', { name: /^2В.*ждёт связи/ })).toBeVisible();

  school.wire.mend();
  await expect(page.getByRole('button', { name: /^2В/ })).not.toHaveText(/ждёт связи/);
  await expect(page.getByText('15 классов')).toBeVisible();
});

test('F-026 a class teacher makes slips for the own class and takes one back', async ({ openDesktop }) => {
  const { page } = await openDesktop('teacher');
  await enterDemo(page, 'Соколова Анна Сергеевна');
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('button', { name: 'Пригласить в мой класс' }).click();
  await page.getByRole('button', { name: 'Выпустить приглашения' }).click();
  await page.getByRole('button', { name: 'Выпустить 26 приглашений' }).click();
  await expect(page.getByRole('heading', { name: '26 приглашений' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Ещё не использованы (26)')).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Ахметов Тимур' })
    .getByRole('button', { name: 'Отозвать' })
    .click();
  await page
    .getByRole('dialog', { name: 'Отозвать 1 приглашение' })
    .getByRole('button', { name: 'Отозвать' })
    .click();
  await expect(page.getByText('Ещё не использованы (25)')).toBeVisible();
});

test('F-007 a teacher makes a club and takes in pupils of several classes without the console', async ({
  openDesktop,
}) => {
  const { page } = await openDesktop('teacher');
  await enterDemo(page, 'Соколова Анна Сергеевна');
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('button', { name: 'Мои кружки' }).click();
  await page.getByRole('button', { name: 'Создать кружок' }).click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Клуб ракетчиков');
  await page.getByRole('button', { name: 'Создать', exact: true }).click();
  const club = page.getByRole('region', { name: 'Клуб ракетчиков' });
  await expect(club.getByText('0 учеников')).toBeVisible();
  await club.getByRole('button', { name: 'Записать учеников' }).click();
  const dialog = page.getByRole('dialog', { name: 'Записать: Клуб ракетчиков' });
  for (const classroom of ['7Б', '2А']) {
    await dialog.getByRole('searchbox').fill(classroom);
    await dialog
      .getByRole('listitem')
      .getByRole('button', { name: new RegExp(`${classroom}`) })
      .first()
      .click();
  }
  await dialog.getByRole('button', { name: 'Записать', exact: true }).click();
  await expect(club.getByText('2 ученика')).toBeVisible();
  await club.getByRole('button', { name: 'Отчислить' }).click();
  const leaving = page.getByRole('dialog', { name: 'Отчислить: Клуб ракетчиков' });
  await leaving.getByRole('searchbox').fill('2А');
  await leaving.getByRole('listitem').getByRole('button', { name: /2А/ }).first().click();
  await leaving.getByRole('button', { name: 'Отчислить', exact: true }).click();
  await expect(club.getByText('1 ученик', { exact: true })).toBeVisible();
});
