import { choosePreferences, openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, PUPIL, TEACHER, test } from './fixtures.ts';

/** A day so far from now, as it is typed. */
function dayIn(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const two = (number: number) => String(number).padStart(2, '0');
  return [two(day.getDate()), two(day.getMonth() + 1), day.getFullYear()].join('.');
}

test('F-052 events and dates of tasks are in the plan, also without a link, and open in their chat', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  const toPlan = page.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' });
  const plan = page.getByRole('main', { name: 'План' });
  await toPlan.click();
  await expect(plan.getByText('Здесь будет то, что впереди')).toBeVisible();
  await picture(page, 'plan-empty-light');

  await openChat(teacher.page, CLASS_CHAT);
  const add = async (what: string, fields: Record<string, string>, done: string) => {
    await teacher.page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
    await teacher.page.getByRole('menuitem', { name: what, exact: true }).click();
    for (const [label, value] of Object.entries(fields)) await teacher.page.getByLabel(label).fill(value);
    await teacher.page.getByRole('button', { name: done }).click();
    await expect(teacher.page.getByRole('dialog')).toBeHidden();
  };
  const place = 'Парк';
  await add('Задание', { Название: 'Доклад о снегирях', 'Сдать до': dayIn(1) }, 'Дать задание');
  await add(
    'Событие',
    { Название: 'Лыжная прогулка', День: dayIn(8), Начало: '10:00', Конец: '12:00', Место: place },
    'Добавить событие',
  );
  await add('Событие', { Название: 'Концерт', День: dayIn(20), Начало: '17:30' }, 'Добавить событие');
  await expect(plan.getByRole('button', { name: /Концерт/ })).toBeVisible();
  await expect(plan.getByRole('button', { name: /Лыжная прогулка/ })).toContainText('10:00 – 12:00');
  await expect(plan.getByRole('button', { name: /Доклад о снегирях/ })).toContainText('ещё не сдано');

  school.wire.cut();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await plan.getByRole('button', { name: /Лыжная прогулка/ }).click();
  const card = page.getByRole('article', { name: 'Событие: Лыжная прогулка' }).last();
  await card.getByRole('button', { name: /^Приду/ }).click();
  await toPlan.click();
  await expect(plan.getByRole('button', { name: /Лыжная прогулка/ })).toContainText('вы придёте');
  await picture(page, 'plan-light');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'plan-dark');
  school.wire.mend();
});
