import AxeBuilder from '@axe-core/playwright';
import { ADMINISTRATOR, enterWithSlip, expect, messageWith, picture, TEACHER, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

for (const theme of ['light', 'dark'] as const) {
  test(`texts for channels are readable and reachable in the theme ${theme}`, async () => {
    const page = await gallery.show(`theme=${theme}`);
    await page.getByRole('button', { name: '1 текст ждёт публикации' }).click();
    await expect(page.getByRole('dialog', { name: 'Тексты для каналов' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `submissions-${theme}`);
  });
}

test('F-036 a text handed in without a link stands in the queue and is published with the author named', async ({
  school,
  openDesktop,
}) => {
  const administrator = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await expect(teacher.page.getByText('На связи')).toBeVisible();
  school.wire.cut();
  await expect(teacher.page.getByText('На связи')).toBeHidden();
  await teacher.page.getByRole('option', { name: /Общешкольный канал/ }).click();
  await teacher.page.getByRole('button', { name: 'Передать текст администратору' }).click();
  await teacher.page.getByRole('textbox', { name: 'Текст' }).fill('Олимпиада по математике в субботу.');
  await picture(teacher.page, 'submit-text');
  await teacher.page.getByRole('button', { name: 'Передать', exact: true }).click();
  school.wire.mend();
  await administrator.page.getByRole('button', { name: '1 текст ждёт публикации' }).click();
  await administrator.page.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(administrator.page.getByText('Больше ничего не ждёт.')).toBeVisible();
  await administrator.page.keyboard.press('Escape');
  await expect(administrator.page.getByRole('dialog')).toBeHidden();
  const published = messageWith(teacher.page, 'Олимпиада по математике в субботу.');
  await expect(published).toContainText('Соколова Анна Сергеевна');
  await picture(teacher.page, 'published');
  await administrator.page.getByRole('option', { name: /Общешкольный канал/ }).click();
  const sent = messageWith(administrator.page, 'Олимпиада по математике в субботу.');
  await expect(sent).toContainText('Соколова Анна Сергеевна');
});

test('F-036 a text that is turned down comes back to its author with the reason, and can be handed in again', async ({
  school,
  openDesktop,
}) => {
  const administrator = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await teacher.page.getByRole('option', { name: /Общешкольный канал/ }).click();
  await teacher.page.getByRole('button', { name: 'Передать текст администратору' }).click();
  await teacher.page.getByRole('textbox', { name: 'Текст' }).fill('Собрание в среду.');
  await teacher.page.getByRole('button', { name: 'Передать', exact: true }).click();
  await expect(teacher.page.getByText('Ваш текст ждёт решения администратора.')).toBeVisible();
  await administrator.page.getByRole('button', { name: '1 текст ждёт публикации' }).click();
  await administrator.page.getByRole('button', { name: 'Отклонить' }).click();
  await administrator.page.getByRole('textbox', { name: 'Почему не публикуем' }).fill('Нет времени и места.');
  await administrator.page.getByRole('button', { name: 'Отклонить' }).click();
  await expect(
    teacher.page.getByText('Ваш текст не опубликован. Почему: Нет времени и места.'),
  ).toBeVisible();
  await picture(teacher.page, 'turned-down');
  await teacher.page.getByRole('button', { name: 'Исправить и передать снова' }).click();
  const words = teacher.page.getByRole('textbox', { name: 'Текст' });
  await expect(words).toHaveValue('Собрание в среду.');
  await words.fill('Собрание в среду, в 18:00, в актовом зале.');
  await teacher.page.getByRole('button', { name: 'Передать', exact: true }).click();
  await expect(teacher.page.getByText('Ваш текст ждёт решения администратора.')).toBeVisible();
});
