import type { Locator, Page } from '@playwright/test';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { Preferences } from '../../shared/ipc/values.ts';
import type { QueryResults } from '../../shared/replica/query-names.ts';

/** What a person does in the window, by what the person sees: for the tour, the benchmarks and the tests. */

/** Opens a chat from the list. */
export async function openChat(page: Page, title: string): Promise<void> {
  await page
    .getByRole('row', { name: title })
    .or(page.getByRole('option', { name: title }))
    .first()
    .click();
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('textbox', { name: /сообщение|message/i }).waitFor();
  await toNewest(page);
}

const JUMP = /новым сообщениям|новых? сообщени/i;

/** A chat with unread messages opens at the first of them; goes on to the newest. */
async function toNewest(page: Page): Promise<void> {
  const jump = page.getByRole('button', { name: JUMP });
  const beginning = page.getByText(/Здесь будет переписка|The messages will be here/);
  await page.getByRole('article').last().or(beginning).first().waitFor();
  // It goes by itself when the list gets there first, also in the middle of a click.
  while (await jump.isVisible()) await jump.click({ timeout: 2_000 }).catch(() => undefined);
  await jump.waitFor({ state: 'hidden' });
}

/** Thinks of a PIN, or of a phrase where the computer asks for one, and types it twice. */
export async function thinkOfSecret(page: Page, secret: string): Promise<void> {
  const first = page.getByLabel(/^(Новый PIN|Новая фраза|New PIN|New phrase)$/);
  await first.fill(secret);
  await first.press('Enter');
  const again = page.getByLabel(/^(Ещё раз|Once more)$/);
  await again.fill(secret);
  await again.press('Enter');
  await again.waitFor({ state: 'detached' });
}

/** Reads the rules at the first entry, accepts them, and joins the chats that wait. */
export async function acceptRules(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Прочитано, буду соблюдать|I have read them and will keep them)$/ })
    .click();
  await page.getByRole('heading', { name: /^(Чаты|Chats)$/ }).waitFor();
}

/** Types the PIN or phrase of the person whose door is shown. */
export async function enterSecret(page: Page, secret: string): Promise<void> {
  const field = page.getByLabel(/^(PIN|Парольная фраза|Pass phrase)$/);
  await field.fill(secret);
  await field.press('Enter');
}

/** Sets a PIN from the person's own menu, where one can do without until now, as in the demonstration. */
export async function setPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: /(меню|menu)$/ }).click();
  await page.getByRole('menuitem', { name: /^(Установить PIN…|Set a PIN…)$/ }).click();
  await page.getByRole('button', { name: /^(Установить PIN|Set a PIN)$/ }).click();
  await page.getByLabel(/^(Новый PIN|New PIN)$/).fill(pin);
  await page.getByLabel(/^(Ещё раз|Once more)$/).fill(pin);
  await page.getByRole('button', { name: /^(Сохранить|Save)$/ }).click();
  await page.getByText(/^(Вы входите по PIN\.|You enter with a PIN\.)$/).waitFor();
  await page.keyboard.press('Escape');
}

/** Enters a PIN with the digits of the door, as one does without a keyboard. */
export async function pressPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: /^(Войти|Enter)$/ }).click();
}

export async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /сообщение|message/i });
  await field.fill(text);
  await field.press('Enter');
}

/** The message of the open chat with this text. */
export function messageWith(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text }).last();
}

/** Goes on to a message that may lie further down than where the chat opened: more may come while it opens. */
export async function goesOnTo(page: Page, text: string): Promise<void> {
  const message = messageWith(page, text);
  const jump = page.getByRole('button', { name: JUMP });
  while (!(await message.isVisible())) {
    await message.or(jump).first().waitFor();
    await jump.click({ timeout: 2_000 }).catch(() => undefined);
  }
}

/** Waits until the open chat shows a text. */
export async function sees(page: Page, text: string): Promise<void> {
  await messageWith(page, text).waitFor();
}

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

/** Sets language, theme and text size, as the settings do. */
export async function choosePreferences(page: Page, preferences: Preferences): Promise<void> {
  await page.evaluate((wanted) => zvonok.app.setPreferences(wanted), preferences);
  const theme = preferences.theme === 'system' ? '[data-theme]' : `[data-theme="${preferences.theme}"]`;
  const shown = `html[lang="${preferences.language}"]${theme}[style*="${preferences.textScale}%"]`;
  await page.locator(shown).waitFor({ state: 'attached' });
}

/** The id of a chat, by the replica of the window. */
export async function chatOf(page: Page, title: string): Promise<string> {
  const chats = await page.evaluate(
    () =>
      new Promise<QueryResults['chats']>((resolve) => {
        const stop = zvonok.replica.watch('chats', {}, (rows) => {
          resolve(rows);
          queueMicrotask(() => stop());
        });
      }),
  );
  const found = chats.find((chat) => chat.title === title);
  if (!found) throw new Error(`no chat ${title}`);
  return found.id;
}

export interface HeldMessage {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

/** Messages of a chat as the replica holds them, once none waits to be sent. */
export async function messagesOf(page: Page, chat: string): Promise<readonly HeldMessage[]> {
  const rows = await heldMessages(page, chat, true);
  return rows.map(({ id, text, at }) => ({ id, text, at }));
}

/** Messages of a chat as the replica holds them now; those that wait to be sent are marked. */
export async function messagesNow(
  page: Page,
  chat: string,
): Promise<readonly (HeldMessage & { readonly isWaiting: boolean })[]> {
  return await heldMessages(page, chat, false);
}

async function heldMessages(
  page: Page,
  chat: string,
  untilSent: boolean,
): Promise<readonly (HeldMessage & { readonly isWaiting: boolean })[]> {
  const rows = await page.evaluate(
    (wanted) =>
      new Promise<QueryResults['messages']['rows']>((resolve) => {
        const stop = zvonok.replica.watch('messages', { chat: wanted.chat, limit: 5000 }, (view) => {
          const waits = view.rows.some((row) => row.state === 'written' || row.state === 'sending');
          if (wanted.untilSent && waits) return;
          resolve(view.rows);
          queueMicrotask(() => stop());
        });
      }),
    { chat, untilSent },
  );
  return rows.map(({ id, text, at, state }) => ({
    id,
    text,
    at,
    isWaiting: state === 'written' || state === 'sending',
  }));
}
