import AxeBuilder from '@axe-core/playwright';
import { enterWithSlip, expect, messageWith, picture, TEACHER, test } from './fixtures.ts';
import { Gallery } from './gallery.ts';

const ADMINISTRATOR = 'Кузнецов Дмитрий Олегович';
let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await Gallery.open();
});
test.afterAll(() => gallery.close());

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
  await administrator.page
    .getByRole('button', { name: '1 текст ждёт публикации' })
    .click({ timeout: 30_000 });
  await administrator.page.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(administrator.page.getByText('Больше ничего не ждёт.')).toBeVisible();
  const published = messageWith(teacher.page, 'Олимпиада по математике в субботу.');
  await expect(published).toContainText('Соколова Анна Сергеевна');
  await picture(teacher.page, 'published');
});
