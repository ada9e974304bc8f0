import { HubProcess } from '../../build/drive/hub-process.ts';
import { DEMO_ROSTER } from '../../build/drive/project.ts';
import { chatOf, messagesNow, messagesOf, openChat } from '../../build/drive/window.ts';
import { join } from 'node:path';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { CLASS_CHAT, expect, messageWith, picture, PUPIL, SECOND_PUPIL, test } from './fixtures.ts';

const FLOOD = 30;

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

test('F-083 a flood of messages is taken in turn, its writer is told so, and nothing of it is lost', async ({
  openDesktop,
  folder,
}) => {
  // A school with little room, so that the flood is over soon.
  const hub = await HubProcess.start({ dataFolder: join(folder, 'hub'), messagesAtOnce: 5 });
  await hub.control('school.openDemo', { roster: DEMO_ROSTER });
  const people = await hub.control('school.demoPeople', {});
  const enter = async (name: string) => {
    const person = people.find((one) => one.name === name);
    const { code } = await hub.control('slip.issue', { person: person?.id ?? '' });
    const { page } = await openDesktop(name, { args: [`--enter-slip=127.0.0.1:${hub.status.port}#${code}`] });
    await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
    await openChat(page, CLASS_CHAT);
    return page;
  };
  const writer = await enter(PUPIL);
  const reader = await enter(SECOND_PUPIL);
  const chat = await chatOf(writer, CLASS_CHAT);
  const written = writer.evaluate(
    async ({ to, count }) => {
      for (let n = 1; n <= count; n++) await zvonok.replica.sendMessage({ chat: to, text: `Поток ${n}` });
    },
    { to: chat, count: FLOOD },
  );
  await expect(writer.getByRole('button', { name: /принимает по очереди/ })).toBeVisible();
  const early = (await messagesNow(reader, chat)).filter(({ text }) => text.startsWith('Поток'));
  expect(early.length).toBeLessThan(FLOOD);
  await writer.getByRole('button', { name: /^Связь:/ }).click();
  await expect(writer.getByText(/ничего не пропадёт/)).toBeVisible();
  await picture(writer, 'flood-held-back');
  await writer.keyboard.press('Escape');
  await written;
  await expect(messageWith(reader, `Поток ${FLOOD}`)).toBeVisible();
  const sent = await messagesOf(writer, chat);
  expect(sent.filter(({ text }) => text.startsWith('Поток'))).toHaveLength(FLOOD);
  expect(await messagesOf(reader, chat)).toEqual(sent);
  await hub.stop();
});
