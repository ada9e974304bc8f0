import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  ADMINISTRATOR,
  enterWithSlip,
  expect,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

for (const theme of ['light', 'dark'] as const) {
  test(`links into a chat are readable and reachable in the theme ${theme}`, async () => {
    const page = await gallery.show(`theme=${theme}`);
    await page.getByRole('option', { name: /^7Б, ученики/ }).click();
    await page.getByRole('button', { name: /^Участники/ }).click();
    const links = page.getByRole('region', { name: 'Ссылка для входа' });
    await links.getByRole('button', { name: /^Журнал/ }).click();
    await links.getByRole('button', { name: 'Создать ссылку' }).click();
    await links.getByRole('heading', { name: 'Ссылка для входа' }).scrollIntoViewIfNeeded();
    await expect(links.getByText(/пришли 4 из 30/)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `chat-links-${theme}`);
    await links.getByRole('button', { name: 'Показать на экране' }).click();
    await expect(page.getByText(/^zvonok:chat\//)).toBeVisible();
    await picture(page, `chat-link-screen-${theme}`);
    await closeTop(page, 'Поездка в музей');
    await links.getByRole('list', { name: 'Журнал ссылок' }).scrollIntoViewIfNeeded();
    await picture(page, `chat-links-log-${theme}`);
    await closeTop(page, 'Участники');
    await page.getByRole('button', { name: /просит войти в чат/ }).click();
    await picture(page, `chat-link-requests-${theme}`);
  });
}

/** Closes a dialog, and waits until it has gone: what is pressed on its way out is pressed in vain. */
async function closeTop(page: Page, name: string) {
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Opens the members of the open chat. */
async function openMembers(page: Page) {
  await page.getByRole('button', { name: /^Участники/ }).click();
  return page.getByRole('region', { name: 'Ссылка для входа' });
}

/** A group of the teacher's with a link into it; the answer is the text of the link. */
async function groupWithLink(page: Page, forWhom?: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Новый чат' }).click();
  const dialog = page.getByRole('dialog', { name: 'Новый чат' });
  await dialog.getByRole('region', { name: 'Группа' }).getByLabel('Название').fill('Поездка в музей');
  await dialog.getByRole('button', { name: 'Создать группу' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('option', { name: /Поездка в музей/ }).click();
  const links = await openMembers(page);
  await links.getByRole('button', { name: 'Создать ссылку' }).click();
  if (forWhom) await links.getByRole('button', { name: forWhom }).click();
  await links.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(page.getByText('Ссылка создана')).toBeVisible();
  // By then the hub's own version of the link has taken the place of the one that waited.
  await expect(links.getByRole('button', { name: 'Показать на экране' })).toBeVisible();
  await expect(links.getByText(/ждёт связи/)).toBeHidden();
  await links.getByRole('button', { name: 'Показать на экране' }).click();
  const text = await page.getByText(/^zvonok:chat\//).innerText();
  await closeTop(page, 'Поездка в музей');
  return text;
}

async function paste(page: Page, text: string) {
  await page.getByRole('button', { name: 'Войти по ссылке' }).click();
  const dialog = page.getByRole('dialog', { name: 'Войти по ссылке' });
  await dialog.getByLabel('Ссылка').fill(text);
  await dialog.getByRole('button', { name: 'Дальше' }).click();
  return dialog;
}

test('F-048 a teacher makes a link, a pupil comes in by it offline first, and the log of the chat tells who', async ({
  school,
  openDesktop,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const text = await groupWithLink(teacher.page);
  await expect(pupil.page.getByText('На связи')).toBeVisible();
  school.wire.cut();
  await expect(pupil.page.getByText('На связи')).toBeHidden();
  const dialog = await paste(pupil.page, `Вот ссылка: ${text}`);
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(dialog.getByText(/Связи нет. Ссылка сохранена/)).toBeVisible();
  await picture(pupil.page, 'chat-link-waits');
  school.wire.mend();
  await expect(dialog.getByText('Вас приглашают в этот чат')).toBeVisible();
  await picture(pupil.page, 'chat-link-invited');
  await dialog.getByRole('button', { name: 'Вступить' }).click();
  await expect(pupil.page.getByRole('heading', { name: 'Поездка в музей' })).toBeVisible();
  const links = teacher.page.getByRole('region', { name: 'Ссылка для входа' });
  await expect(links.getByText(/пришли 1 из 30/)).toBeVisible();
  await links.getByRole('button', { name: 'Отозвать' }).click();
  await expect(links.getByText(/отозвана/).first()).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Вернуть' }).click();
  // Both acts have come to the hub and back.
  await expect(links.getByText(/ждёт связи/)).toBeHidden();
  await links.getByRole('button', { name: /^Журнал/ }).click();
  const log = links.getByRole('list', { name: 'Журнал ссылок' });
  await expect(log.getByRole('listitem')).toHaveCount(4);
  await expect(log.getByText(/ссылка возвращена/)).toBeVisible();
  await expect(links.getByRole('button', { name: 'Отозвать' })).toBeVisible();
  await expect(log.getByText(/Ковалёва.*приглашение по ссылке/)).toBeVisible();
  await picture(teacher.page, 'chat-link-log');

  // Beside the invitations the administrator has all links that let somebody in, and takes them back there.
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  await page.getByRole('button', { name: /^Управление/ }).click();
  await page
    .getByRole('navigation', { name: 'Разделы управления' })
    .getByRole('button', { name: 'Приглашения', exact: true })
    .click();
  await page.getByRole('button', { name: /ссылк[аи] в чаты$/ }).click();
  const all = page.getByRole('dialog', { name: 'Ссылки в чаты школы' });
  // What a group is called in which the administrator is not stays among its members; whose link it is does not.
  await expect(all.getByText('Группа, в которой вас нет')).toBeVisible();
  await expect(all.getByText(/Соколова Анна Сергеевна/)).toBeVisible();
  await picture(page, 'chat-links-of-school');
  await all.getByRole('button', { name: 'Отозвать' }).click();
  await expect(all.getByText('Действующих ссылок больше нет.')).toBeVisible();
  await expect(links.getByText(/отозвана/).first()).toBeVisible();
});

test('F-048 a link pressed in a message leads in, one for others asks, and a recalled one is refused in plain words', async ({
  school,
  openDesktop,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const second = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  const text = await groupWithLink(teacher.page, /^родитель/);
  await closeTop(teacher.page, 'Участники');
  await teacher.page.getByRole('option', { name: /^7Б, ученики/ }).click();
  const composer = teacher.page.getByRole('textbox', { name: /Сообщение/ });
  await composer.fill(`Кто едет: ${text}`);
  await composer.press('Enter');
  await pupil.page.getByRole('option', { name: /^7Б, ученики/ }).click();
  await pupil.page.getByRole('button', { name: 'Ссылка в чат' }).last().click();
  const dialog = pupil.page.getByRole('dialog', { name: 'Войти по ссылке' });
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(dialog.getByText('Запрос отправлен')).toBeVisible();
  await picture(pupil.page, 'chat-link-asked');
  await teacher.page.getByRole('button', { name: /просит войти в чат/ }).click();
  await teacher.page.getByRole('button', { name: /^Впустить: Ковалёва/ }).click();
  await expect(teacher.page.getByText('Больше никто не просит.')).toBeVisible();
  await closeTop(teacher.page, 'Просят войти по ссылке');
  await expect(dialog.getByRole('button', { name: 'Вступить' })).toBeVisible();
  await teacher.page.getByRole('option', { name: /Поездка в музей/ }).click();
  const links = await openMembers(teacher.page);
  await links.getByRole('button', { name: 'Отозвать' }).click();
  await expect(links.getByText(/отозвана/).first()).toBeVisible();
  await expect(links.getByText(/ждёт связи/)).toBeHidden();
  const refused = await paste(second.page, text);
  await refused.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(refused.getByText(/Эту ссылку отозвали/)).toBeVisible();
  await picture(second.page, 'chat-link-recalled');
  await refused.getByRole('button', { name: 'Закрыть' }).last().click();
  const other = await paste(second.page, text.replace(/chat\/[^/]+/, 'chat/otherschool'));
  await expect(other.getByText(/другой школы/)).toBeVisible();
});
