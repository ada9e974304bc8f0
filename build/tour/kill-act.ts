import type { Page } from '@playwright/test';
import type { Desktop } from '../drive/desktop.ts';
import {
  chatOf,
  messagesNow,
  messagesOf,
  messageWith,
  openChat,
  pressPin,
  say,
  sees,
  setPin,
} from '../drive/window.ts';
import type { Stage } from './tour.ts';

const CHAT = '7Б, ученики';
const PIN = '2580';
const UNSENT = ['Это написано без связи.', 'А это за миг до сбоя.'];
/** What a screen reader hears of a message that is on this computer only, and of one that has left it. */
const WAITS = 'записано здесь, ждёт отправки';
const HAS_LEFT = /отправлено|прочитано/;

type Held = Awaited<ReturnType<typeof messagesNow>>;

/**
 * The pupil writes with the network cut, and the pupil's application is killed before anything could be sent.
 * It starts again without a network, opens by PIN, holds what was written, and sends it when the network
 * returns.
 * @returns the pupil's new desktop; the old one is gone
 */
export async function playKill(stage: Stage): Promise<Desktop> {
  const { account, pupil } = stage;
  await account.step('the pupil sets a PIN', () => setPin(pupil.page, PIN));
  const chat = await chatOf(pupil.page, CHAT);
  const before = await writeAndKill(stage, chat);
  const again = await openByPin(stage);
  const after = await messagesNow(again.page, chat);
  account.check(
    `all ${before.length} messages are there, the ${UNSENT.length} unsent ones still waiting`,
    JSON.stringify(after) === JSON.stringify(before),
  );
  await sendAndCompare(stage, again, chat, before);
  return again;
}

async function writeAndKill({ account, wire, teacher, pupil, picture }: Stage, chat: string): Promise<Held> {
  wire.cut();
  await account.step('the network is cut again', () => pupil.page.getByText('Без связи').first().waitFor());
  await account.step('the pupil writes, and it stays on this computer', async () => {
    for (const text of UNSENT) {
      await say(pupil.page, text);
      await isMarked(pupil.page, text, WAITS);
    }
  });
  const before = await messagesNow(pupil.page, chat);
  await picture(pupil, '6-pupil-before-the-kill');
  await account.step("the pupil's application is ended with SIGKILL", () => pupil.kill());
  account.check(
    'what was written waited to be sent',
    before.filter(({ isWaiting }) => isWaiting).length === UNSENT.length,
  );
  const elsewhere = await messagesNow(teacher.page, chat);
  account.check('nobody else has it', !elsewhere.some(({ text }) => UNSENT.includes(text)));
  return before;
}

async function openByPin({ account, reopenPupil, picture }: Stage): Promise<Desktop> {
  const again = await account.step('it starts again, without a network, and asks for the PIN', async () => {
    const desktop = await reopenPupil();
    await desktop.page.getByLabel('PIN', { exact: true }).waitFor();
    return desktop;
  });
  await picture(again, '7-pupil-door');
  await account.step('the PIN opens it, and what was written is there', async () => {
    await pressPin(again.page, PIN);
    await openChat(again.page, CHAT);
    for (const text of UNSENT) await isMarked(again.page, text, WAITS);
  });
  await picture(again, '8-pupil-after-the-kill');
  return again;
}

async function sendAndCompare(
  { account, wire, teacher, picture }: Stage,
  again: Desktop,
  chat: string,
  before: Held,
): Promise<void> {
  wire.mend();
  await account.step('the network returns, and the hub has what was written', async () => {
    for (const text of UNSENT) await isMarked(again.page, text, HAS_LEFT);
  });
  await account.step('the teacher reads it', async () => {
    for (const text of UNSENT) await sees(teacher.page, text);
  });
  await picture(teacher, '9-teacher-after-the-kill');
  const [a, b] = await account.step('both replicas are compared, document by document', () =>
    Promise.all([messagesOf(teacher.page, chat), messagesOf(again.page, chat)]),
  );
  account.check(
    `both hold the same ${a.length} messages in the same order`,
    JSON.stringify(a) === JSON.stringify(b),
  );
  const ids = new Set(a.map(({ id }) => id));
  account.check(
    'nothing that was written is missing',
    before.length > 0 && before.every(({ id }) => ids.has(id)),
  );
  account.check('nothing is there twice', ids.size === a.length && a.length === before.length);
}

async function isMarked(page: Page, text: string, state: string | RegExp): Promise<void> {
  await messageWith(page, text).getByText(state).first().waitFor({ state: 'attached' });
}
