import type { Locator, Page } from '@playwright/test';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { Preferences } from '../../shared/ipc/values.ts';
import type { QueryName, QueryParams } from '../../shared/replica/query-names.ts';
import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';

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

/** A chat with unread messages opens at the first of them; goes on to the newest. */
async function toNewest(page: Page): Promise<void> {
  const jump = page.getByRole('button', { name: /новым сообщениям|новых? сообщени/i });
  const beginning = page.getByText(/Здесь будет переписка|The messages will be here/);
  await page.getByRole('article').last().or(beginning).first().waitFor();
  if (await jump.isVisible()) await jump.click();
  await jump.waitFor({ state: 'hidden' });
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

/** Waits until the open chat shows a text. */
export async function sees(page: Page, text: string): Promise<void> {
  await messageWith(page, text).waitFor();
}

const parseChats = parserOf('chats', Type.Array(Type.Object({ id: Type.String(), title: Type.String() })));
const parseMessages = parserOf(
  'messages',
  Type.Object({
    rows: Type.Array(
      Type.Object({ id: Type.String(), text: Type.String(), at: Type.Number(), state: Type.String() }),
    ),
  }),
);

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

/** Asks the window's replica a named query; with `without`, once its answer no longer holds that text. */
async function ask<Q extends QueryName>(
  page: Page,
  query: Q,
  params: QueryParams<Q>,
  without: string,
): Promise<unknown> {
  return await page.evaluate(
    ([name, given, unwanted]) =>
      new Promise((resolve) => {
        let stop = (): void => undefined;
        stop = zvonok.replica.watch(name, given, (value) => {
          if (unwanted !== '' && JSON.stringify(value).includes(unwanted)) return;
          resolve(value);
          queueMicrotask(() => stop());
        });
      }),
    [query, params, without] as const,
  );
}

/** Sets language, theme and text size, as the settings do. */
export async function choosePreferences(page: Page, preferences: Preferences): Promise<void> {
  await page.evaluate((wanted) => zvonok.app.setPreferences(wanted), preferences);
}

export async function chatOf(page: Page, title: string): Promise<string> {
  const chats = parseChats(await ask(page, 'chats', {}, ''));
  const found = chats.find((chat) => chat.title === title);
  if (!found) throw new Error(`no chat ${title}`);
  return found.id;
}

/** Messages of a chat as the replica holds them, once none waits to be sent. */
export async function messagesOf(
  page: Page,
  chat: string,
): Promise<readonly { id: string; text: string; at: number }[]> {
  const { rows } = parseMessages(await ask(page, 'messages', { chat, limit: 5000 }, '"state":"written"'));
  return rows.map(({ id, text, at }) => ({ id, text, at }));
}
