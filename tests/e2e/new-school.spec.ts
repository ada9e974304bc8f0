import { enterFoundedSchool, foundSchool } from '../../build/drive/found-school.ts';
import { openChat, say, thinkOfSecret } from '../../build/drive/window.ts';
import { expect, messageWith, picture, test } from './fixtures.ts';

/** Staff of a computer without a store of secrets take a phrase. */
const PHRASE = 'снег идёт в мае';

test('F-121 a school is created here, a teacher is added and enters with a printed slip from another computer', async ({
  openDesktop,
  folder,
}) => {
  const first = await openDesktop('administrator');
  const { page } = first;
  await foundSchool(first, {
    title: 'МБОУ «Горенская СОШ»',
    administrator: { familyName: 'Ершова', givenName: 'Лидия' },
    head: { familyName: 'Орлов', givenName: 'Пётр' },
    folder,
  });
  await picture(page, 'school-founded-light');
  await enterFoundedSchool(first);
  await thinkOfSecret(page, PHRASE);
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('На связи').first()).toBeVisible();

  await page
    .getByRole('button', { name: 'Люди' })
    .or(page.getByRole('tab', { name: 'Люди' }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Добавить человека' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Фамилия').fill('Константинопольский');
  await form.getByLabel('Имя').fill('Всеволод');
  await form.getByLabel('Отчество').fill('Вячеславович');
  await form.getByRole('button', { name: /Роль/ }).click();
  await page.getByRole('option', { name: 'учитель', exact: true }).click();
  await form.getByLabel('Должность').fill('учитель физики');
  await form.getByRole('button', { name: 'Добавить' }).click();
  await page.getByText('Константинопольский Всеволод Вячеславович').first().click();
  await page.getByRole('button', { name: 'Выдать приглашение' }).click();
  const slip = page.getByRole('dialog');
  await expect(slip.getByText('Семь слов', { exact: true }).first()).toBeVisible();
  await picture(page, 'slip-light');
  const text = await slip.innerText();
  const words = await slip.getByRole('list', { name: 'Семь слов' }).getByRole('listitem').allInnerTexts();
  const code = words.join(' ');
  const address = /\d+\.\d+\.\d+\.\d+:\d+/.exec(text)?.[0] ?? '';
  expect(words).toHaveLength(7);
  expect(address).not.toBe('');
  await page.keyboard.press('Escape');

  const second = await openDesktop('teacher');
  await second.page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await second.page.getByLabel('Адрес').fill(address);
  await second.page.getByLabel('Семь слов').fill(code);
  await second.page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(second.page.getByText('МБОУ «Горенская СОШ»')).toBeVisible();
  await expect(second.page.getByText('Константинопольский Всеволод Вячеславович')).toBeVisible();
  await expect(second.page.getByText('Учительская')).toBeVisible();
  await picture(second.page, 'slip-preview-light');
  await second.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await thinkOfSecret(second.page, PHRASE);
  await expect(second.page.getByRole('heading', { name: 'Чаты' })).toBeVisible({ timeout: 30_000 });

  await openChat(second.page, 'Учительская');
  await say(second.page, 'Здравствуйте, я вошёл по приглашению');
  await page
    .getByRole('button', { name: 'Чаты' })
    .or(page.getByRole('tab', { name: 'Чаты' }))
    .first()
    .click();
  await openChat(page, 'Учительская');
  await expect(messageWith(page, 'Здравствуйте, я вошёл по приглашению')).toBeVisible();

  // The same slip does not open the door twice.
  const third = await openDesktop('stranger');
  await third.page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await third.page.getByLabel('Адрес').fill(address);
  await third.page.getByLabel('Семь слов').fill(code);
  await third.page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(third.page.getByRole('alert').first()).toBeVisible();
  await picture(third.page, 'slip-used-light');
});
