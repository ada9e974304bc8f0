import { enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

test('a class teacher unties and ties the parents of a pupil of the own class, and the pupil cannot', async ({
  school,
  openDesktop,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, TEACHER);
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('searchbox').fill('Ковалёва Дарья');
  await page.getByRole('option', { name: /Ковалёва Дарья|Дарья Ковалёва/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Родители', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Родители' });
  const parents = dialog.getByRole('list', { name: 'Родители' }).getByRole('listitem');
  const first = parents.filter({ hasText: 'Ковалёв' }).first();
  await expect(first).toBeVisible();
  const before = await parents.count();
  await picture(page, 'pupil-family');
  const name = (await first.locator('span > span').first().innerText()).trim();
  const told = page.getByRole('button', { name: 'Вернуть' }).waitFor();
  await first.getByRole('button').click();
  await told;
  await expect(parents.filter({ hasText: name })).toHaveCount(0);
  // By then the hub's own version has taken the place of what waited.
  await expect(page.getByRole('button', { name: 'Вернуть' })).toBeHidden();
  await expect(parents.filter({ hasText: name })).toHaveCount(0);
  const tie = dialog.getByRole('region', { name: 'Связать с родителем' });
  await tie.getByRole('searchbox').fill(name);
  await tie.getByRole('button', { name }).first().click();
  await tie.getByRole('button', { name: 'Связать', exact: true }).click();
  await expect(parents.filter({ hasText: name })).toBeVisible();
  await expect(parents).toHaveCount(before);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await pupil.page.getByRole('button', { name: 'Люди' }).click();
  await pupil.page.getByRole('searchbox').fill('Ахметов Тимур');
  await pupil.page
    .getByRole('option', { name: /Ахметов/ })
    .first()
    .click();
  await expect(pupil.page.getByRole('button', { name: 'Родители', exact: true })).toHaveCount(0);
});
