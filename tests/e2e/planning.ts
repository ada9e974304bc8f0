import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const two = (number: number) => String(number).padStart(2, '0');

/** The half of this day that goes on now, as it is typed; nothing is planned for longer than twelve hours. */
function halfDay() {
  const now = new Date();
  const day = [two(now.getDate()), two(now.getMonth() + 1), now.getFullYear()].join('.');
  return now.getHours() < 12 ? { day, from: '0:00', to: '11:59' } : { day, from: '12:00', to: '23:59' };
}

interface Planned {
  /** In the words of the form; a lesson without. */
  readonly type?: string;
  readonly title: string;
  readonly agenda?: string;
}

/** Plans something in the open chat that goes on now. */
export async function planNow(page: Page, { type, title, agenda }: Planned): Promise<void> {
  await page.getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await page.getByRole('menuitem', { name: 'Урок или встреча по плану' }).click();
  const form = page.getByRole('dialog');
  if (type !== undefined) {
    await form.getByRole('button', { name: /Что это будет/ }).click();
    await page.getByRole('option', { name: type, exact: true }).click();
  }
  const { day, from, to } = halfDay();
  await form.getByLabel('Тема').fill(title);
  await form.getByLabel('День', { exact: true }).fill(day);
  await form.getByLabel('Начало').fill(from);
  await form.getByLabel('Конец').fill(to);
  if (agenda !== undefined) await form.getByLabel('Повестка').fill(agenda);
  await form.getByRole('button', { name: 'Запланировать' }).click();
  await expect(form).toBeHidden();
}
