import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { findings } from './axe.ts';
import { enterWithSlip, expect, HEAD, picture, TEACHER, test } from './fixtures.ts';
import { planNow } from './planning.ts';

const TITLE = 'Объединение математиков';

test('F-079, F-078 the head makes an association of teachers, and its members plan a webinar and have a shelf there', async ({
  openDesktop,
  school,
}) => {
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { page: head } = await enterWithSlip(school, openDesktop, HEAD);
  await head.getByRole('button', { name: 'Управление' }).click();
  await head
    .getByRole('navigation', { name: 'Разделы управления' })
    .getByRole('button', { name: 'Классы' })
    .click();
  await head.getByRole('button', { name: 'Создать объединение учителей' }).click();
  const making = head.getByRole('dialog');
  await making.getByLabel('Название').fill(TITLE);
  await picture(head, 'association-new-light');
  await making.getByRole('button', { name: 'Создать' }).click();
  await expect(head.getByRole('heading', { name: TITLE })).toBeVisible();
  await head.getByRole('button', { name: 'Добавить участников' }).click();
  const adding = head.getByRole('dialog');
  await adding.getByRole('button', { name: /^Все, кого ещё нет/ }).click();
  await picture(head, 'association-members-light');
  await adding.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect(adding).toBeHidden();
  await head.getByRole('button', { name: 'Назначить' }).click();
  const leading = head.getByRole('dialog');
  await leading.getByRole('searchbox').fill('Соколова Анна');
  await leading.getByRole('option', { name: /Соколова/ }).click();
  await leading.getByRole('button', { name: 'Назначить' }).click();
  await expect(leading).toBeHidden();
  const members = head.getByRole('region', { name: /^Участники/ });
  await expect(members.getByRole('listitem').filter({ hasText: 'Соколова' })).toContainText('руководитель');
  await picture(head, 'association-card-light');
  expect(await findings(head)).toEqual([]);
  await choosePreferences(head, { language: 'en', theme: 'dark', textScale: 200 });
  await picture(head, 'association-card-200');
  await choosePreferences(head, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(head, 'association-card-dark');

  await teacher.getByRole('button', { name: /^Вам предложен/ }).click();
  const offer = teacher.getByRole('dialog').getByRole('listitem').filter({ hasText: TITLE });
  await offer.getByRole('button', { name: 'Вступить' }).click();
  await openChat(teacher, TITLE);
  await planNow(teacher, { type: 'Вебинар', title: 'Как оценивать проекты' });
  await picture(teacher, 'association-chat-light');
  await teacher.getByRole('button', { name: /^Материалы/ }).click();
  await teacher.getByRole('radio', { name: 'Материалы' }).click();
  await teacher.getByRole('button', { name: 'Добавить материал' }).first().click();
  const material = teacher.getByRole('dialog');
  await material.getByRole('button', { name: /Полка/ }).click();
  await teacher.getByRole('option', { name: TITLE, exact: true }).click();
  await material.getByRole('textbox', { name: 'Название' }).fill('Критерии оценивания');
  await material.getByRole('textbox', { name: 'Источник' }).fill('Семинар района');
  await material.getByRole('textbox', { name: /Текст/ }).fill('Семь критериев с примерами.');
  await material.getByRole('button', { name: 'Положить на полку' }).click();
  await expect(material).toBeHidden();
  await expect(teacher.getByText('Критерии оценивания').first()).toBeVisible();
  await picture(teacher, 'association-shelf-light');
});
