import { expect, picture, TEACHER, test } from './fixtures.ts';

test('F-121 the same walk in English', async ({ openDesktop }) => {
  const { page } = await openDesktop('newcomer');
  await page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click();
  await expect(page.getByRole('button', { name: /demonstration school/i })).toBeVisible();
  await picture(page, 'welcome-english');
  await page.getByRole('button', { name: /demonstration school/i }).click();
  await page
    .getByRole('button', { name: new RegExp(TEACHER) })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible();
  await picture(page, 'chats-english');
  await page
    .getByRole('button', { name: 'People' })
    .or(page.getByRole('tab', { name: 'People' }))
    .first()
    .click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await picture(page, 'people-english');
  const russian = await page.locator('nav').innerText();
  expect(russian).not.toMatch(/[А-Яа-я]{4,}/);
});
