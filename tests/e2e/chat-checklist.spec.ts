import { choosePreferences } from '../../build/drive/window.ts';
import { enterWithSlip, expect, HEAD, picture, TEACHER, test } from './fixtures.ts';

test('F-127 the head makes the missing chats from the checklist, one without a link and then all', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const { page } = await enterWithSlip(school, openDesktop, HEAD);
  await page.getByRole('button', { name: 'Управление' }).click();
  const list = page.getByRole('region', { name: 'Рабочие чаты' });
  await expect(list.getByText(/^Не хватает \d+ чат/)).toBeVisible();
  const ofTeachers = list.getByRole('button', { name: 'Создать чат «Учителя 7Б»' });
  const row = list.getByRole('row', { name: /^7Б/ });
  await expect(row).toContainText('чата нет');
  await picture(page, 'checklist-missing-light');

  await test.step('one, without a link', async () => {
    school.wire.cut();
    await expect(page.getByText('Без связи').first()).toBeVisible();
    await ofTeachers.click();
    await expect(row).toContainText('будет создан');
    await expect(ofTeachers).toHaveCount(0);
    school.wire.mend();
    await expect(row).not.toContainText('будет создан');
    await expect(row).not.toContainText('чата нет');
  });

  await test.step('all others at once', async () => {
    await list.getByRole('button', { name: /^Создать все/ }).click();
    await expect(list.getByText(/созданы и предложены/)).toBeVisible();
    await expect(list.getByText('чата нет')).toHaveCount(0);
    await expect(list.getByRole('button')).toHaveCount(0);
    // In numbers alone: nobody is named.
    await expect(list).not.toContainText('Соколова');
    await picture(page, 'checklist-done-light');
    await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
    await picture(page, 'checklist-done-dark');
  });

  await test.step('whom a chat is for finds it offered', async () => {
    await teacher.page.getByRole('button', { name: /^Вам предложен/ }).click();
    await expect(teacher.page.getByText('Учителя 7Б').first()).toBeVisible();
    await picture(teacher.page, 'checklist-offered-light');
  });
});
