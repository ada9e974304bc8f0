import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop.ts';

export interface FirstSchool {
  readonly title: string;
  readonly administrator: { readonly familyName: string; readonly givenName: string };
  readonly head: { readonly familyName: string; readonly givenName: string };
  /** A folder for the file of the order. */
  readonly folder: string;
}

/** Goes through the four steps of the first run, up to the slips that are to be printed. */
export async function foundSchool(desktop: Desktop, of: FirstSchool): Promise<void> {
  const { page } = desktop;
  const order = join(of.folder, 'prikaz.pdf');
  writeFileSync(order, '%PDF-1.7\n');
  const next = () => page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: /Создать школу на этом компьютере/ }).click();
  await page.getByLabel('Название школы').fill(of.title);
  await page.getByLabel('Населённый пункт').fill('с. Горенка');
  await next();
  await page.getByLabel('Номер приказа').fill('12-о');
  await page.getByLabel('Дата приказа').fill('2025-09-01');
  await desktop.answerOpenDialog([order]);
  await page.getByRole('button', { name: 'Выбрать файл' }).click();
  await page.getByText('prikaz.pdf').waitFor();
  await next();
  const people = [of.administrator, of.head];
  for (const [index, { familyName, givenName }] of people.entries()) {
    await page.getByLabel('Фамилия').nth(index).fill(familyName);
    await page.getByLabel('Имя').nth(index).fill(givenName);
  }
  await next();
  await page.getByRole('button', { name: 'Создать школу' }).click();
  await page.getByRole('heading', { name: 'Школа создана' }).waitFor({ timeout: 60_000 });
}

/** From the printed slips on to where a PIN is thought of. */
export async function enterFoundedSchool({ page }: Desktop): Promise<void> {
  await page.getByRole('button', { name: 'Войти в школу' }).click();
}
