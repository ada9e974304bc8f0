import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { HubProcess } from '../../build/drive/hub-process.ts';
import { openChat, say } from '../../build/drive/window.ts';
import { writeLongTalk } from '../fixtures/long-talk.ts';
import { SlowLink } from '../fixtures/slow-link.ts';
import { CLASS_CHAT, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

/** 64 kbit/s each way, 600 ms for a round trip. */
const VILLAGE_LINK = { bytesPerSecond: 8_000, delayMs: 300 };
const MESSAGES = 4_500;
const CHATS = [CLASS_CHAT, 'Алгебра, 7Б', 'Физика, 7Б', 'Геометрия, 7Б'];

const placeOf = (page: Page) => page.getByRole('button', { name: /^Связь:/ });
const PROGRESS = /Догоняем: ([\d\s]+) из ([\d\s]+) сообщени[йя], [\d,]+\s(КБ|МБ)/;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the place says of a catch-up, undefined when it says something else. */
async function progressOf(page: Page): Promise<Progress | undefined> {
  const words = (await placeOf(page).getAttribute('aria-label')) ?? '';
  const [, done, total] = PROGRESS.exec(words) ?? [];
  if (done === undefined || total === undefined) return undefined;
  const read = (text: string) => Number(text.replaceAll(/\s/g, ''));
  return { done: read(done), total: read(total) };
}

test('F-126 at 64 kbit/s the catch-up is seen in messages and bytes, the application is used meanwhile, and cuts stop nothing', async ({
  folder,
  openDesktop,
}) => {
  const hub = await HubProcess.start({ dataFolder: join(folder, 'hub') });
  const roster = writeLongTalk(join(folder, 'lists'), MESSAGES, CHATS);
  await hub.control('school.openDemo', { roster });
  const people = await hub.control('school.demoPeople', {});
  const enter = async (name: string, address: string) => {
    const person = people.find((one) => one.name === name);
    const { code } = await hub.control('slip.issue', { person: person?.id ?? '' });
    const desktop = await openDesktop(name, { args: [`--enter-slip=${address}#${code}`] });
    await expect(desktop.page.getByRole('heading', { name: 'Чаты' })).toBeVisible({ timeout: 120_000 });
    return desktop;
  };
  const teacher = await enter(TEACHER, `127.0.0.1:${hub.status.port}`);
  await openChat(teacher.page, CLASS_CHAT);

  const link = await SlowLink.start({ target: { port: hub.status.port }, ...VILLAGE_LINK });
  const { page } = await enter(PUPIL, link.address);
  await expect(placeOf(page)).toHaveAccessibleName(PROGRESS);
  const first = await progressOf(page);
  await picture(page, 'syncing-slow-link');

  // While it goes on: a chat is opened, read, scrolled, and written in.
  await openChat(page, CLASS_CHAT);
  await say(page, 'Пишу, пока догоняем');
  await expect(messageWith(page, 'Пишу, пока догоняем')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Сообщение/ })).toHaveValue('');
  await page.getByRole('feed', { name: /Сообщения/ }).hover();
  // Earlier messages are still on their way; there is nothing to scroll to before they are here.
  await expect(async () => {
    await page.mouse.wheel(0, -1_000);
    await expect(page.getByRole('button', { name: /^К новым сообщениям$/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(messageWith(teacher.page, 'Пишу, пока догоняем')).toBeVisible();
  let second: Awaited<ReturnType<typeof progressOf>>;
  await expect
    .poll(async () => (second = await progressOf(page))?.done ?? -1, {
      message: 'the catch-up was over too soon for this test',
    })
    .toBeGreaterThan(first?.done ?? Infinity);
  expect(second?.total).toBeGreaterThanOrEqual(first?.total ?? Infinity);

  await placeOf(page).click();
  const bar = page.getByRole('progressbar', { name: 'Получение сообщений' });
  await expect(bar).toBeVisible();
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(second?.done ?? Infinity);
  await expect(page.getByText(/осталось [\d,]+\s(КБ|МБ)\. Читать и писать можно уже сейчас\./)).toBeVisible();
  await picture(page, 'syncing-slow-link-panel');
  await page.keyboard.press('Escape');

  for (let cut = 0; cut < 3; cut++) {
    link.cut();
    await expect(placeOf(page)).toHaveAccessibleName(/Без связи|Ищем связь/);
    await expect(placeOf(page)).toHaveAccessibleName(/Догоняем|На связи/);
  }
  await expect(placeOf(page)).toHaveAccessibleName('Связь: На связи', { timeout: 200_000 });
  await say(page, 'Догнали');
  await expect(messageWith(teacher.page, 'Догнали')).toBeVisible();
  await placeOf(page).click();
  await expect(page.getByText('Всё, что вы написали, уже на школьном сервере.')).toBeVisible();

  await link.stop();
  await hub.stop();
});
