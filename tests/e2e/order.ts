import type { Page } from '@playwright/test';
import { messageWith } from './fixtures.ts';

/** What people do about order in a chat, by what they see in the window. */

/** Chooses what to do with a message from its menu. */
export async function chooseOf(page: Page, text: string, item: string): Promise<void> {
  await messageWith(page, text).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

export async function pickRule(page: Page, start: RegExp): Promise<void> {
  await page.getByRole('button', { name: /Какое правило нарушено/ }).click();
  await page.getByRole('option', { name: start }).click();
}

/** Opens the case of a person in the open chat. */
export async function openCase(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Правила и порядок' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(name) })
    .click();
}
