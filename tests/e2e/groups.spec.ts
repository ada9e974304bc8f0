import AxeBuilder from '@axe-core/playwright';
import { enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

for (const theme of ['light', 'dark'] as const) {
  test(`the beginnings of chats and their members are readable and reachable in the theme ${theme}`, async () => {
    const page = await gallery.show(`theme=${theme}`);
    await page.getByRole('button', { name: 'Новый чат' }).click();
    await expect(page.getByRole('heading', { name: 'Чаты по положению' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `new-chat-${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /^7Б, ученики/ }).click();
    await page.getByRole('button', { name: /^Участники/ }).click();
    await expect(page.getByRole('heading', { name: '4 участника' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `members-${theme}`);
  });
}

test('F-045, F-099, F-100 a teacher makes a group without a link, and the pupil comes in by an own wish or declines', async ({
  school,
  openDesktop,
}) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const { page } = teacher;
  await expect(page.getByText('На связи')).toBeVisible();
  school.wire.cut();
  await expect(page.getByText('На связи')).toBeHidden();
  await page.getByRole('button', { name: 'Новый чат' }).click();
  const dialog = page.getByRole('dialog', { name: 'Новый чат' });
  await dialog.getByRole('textbox', { name: 'Название' }).fill('Поездка в музей');
  for (const name of ['Ковалёва Дарья', 'Ахметов Тимур']) {
    await dialog.getByRole('searchbox').fill(name);
    await dialog.getByRole('listitem').getByRole('button', { name }).first().click();
  }
  await dialog.getByRole('button', { name: 'Создать группу' }).click();
  await expect(dialog).toBeHidden();
  school.wire.mend();
  await page.getByRole('option', { name: /Поездка в музей/ }).click();
  // Nothing is said in it yet; whoever made it finds it first, and so does whoever comes in.
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/Поездка в музей/);
  await pupil.page.getByRole('button', { name: /Вам предложен/ }).click();
  const offers = pupil.page.getByRole('dialog', { name: 'Приглашения в чаты' });
  await expect(offers.getByText(/Приглашает Соколова/)).toBeVisible();
  await picture(pupil.page, 'invitation');
  await offers.getByRole('button', { name: 'Отказаться' }).click();
  await page.getByRole('button', { name: /^Участники/ }).click();
  const members = page.getByRole('dialog', { name: 'Участники' });
  await expect(members.getByRole('listitem').filter({ hasText: 'Ковалёва' })).toContainText('отказ');
  await picture(page, 'members-declined');
  await page.keyboard.press('Escape');
  await offers.getByRole('button', { name: 'Вернуть в список' }).click();
  await offers.getByRole('button', { name: 'Вступить' }).click();
  await expect(pupil.page.getByRole('heading', { name: 'Поездка в музей' })).toBeVisible();
  await expect(pupil.page.getByRole('option').first()).toHaveAccessibleName(/Поездка в музей/);
  await page.getByRole('button', { name: /^Участники/ }).click();
  await expect(members.getByRole('heading', { name: '2 участника' })).toBeVisible();

  // Leaving needs nobody, and no link: the chat is gone at once, and the others hear of it at contact.
  school.wire.cut();
  await expect(pupil.page.getByText('На связи')).toBeHidden();
  await pupil.page.getByRole('button', { name: 'Выйти из чата' }).click();
  await expect(pupil.page.getByRole('option', { name: /Поездка в музей/ })).toBeHidden();
  await expect(members.getByRole('heading', { name: '2 участника' })).toBeVisible();
  school.wire.mend();
  await expect(members.getByRole('heading', { name: '1 участник' })).toBeVisible();
});

test('F-049 a pupil writes to the own teacher from the card, also without a link, and the teacher answers', async ({
  school,
  openDesktop,
}) => {
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await expect(pupil.page.getByText('На связи')).toBeVisible();
  school.wire.cut();
  await expect(pupil.page.getByText('На связи')).toBeHidden();
  await pupil.page.getByRole('button', { name: 'Люди' }).click();
  await pupil.page.getByRole('searchbox').fill('Соколова Анна');
  await pupil.page.getByRole('option', { name: /Соколова Анна/ }).click();
  await picture(pupil.page, 'card-write');
  await pupil.page.getByRole('button', { name: 'Написать' }).click();
  const words = pupil.page.getByRole('textbox', { name: /Сообщение/ });
  await words.fill('Можно сдать тетрадь завтра?');
  await words.press('Enter');
  await picture(pupil.page, 'private-chat');
  school.wire.mend();
  await teacher.page
    .getByRole('option', { name: /Ковалёва/ })
    .filter({ hasText: 'тетрадь' })
    .click();
  await expect(teacher.page.getByText('Личный чат')).toBeVisible();
  const answer = teacher.page.getByRole('textbox', { name: /Сообщение/ });
  await answer.fill('Да, до третьего урока.');
  await answer.press('Enter');
  await expect(pupil.page.getByText('Да, до третьего урока.').last()).toBeVisible();
});
