import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Desktop } from '../../build/drive/desktop.ts';
import { HubProcess } from '../../build/drive/hub-process.ts';
import { DEMO_ROSTER } from '../../build/drive/project.ts';
import { acceptRules, chatOf, enterSecret, openChat, say } from '../../build/drive/window.ts';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { Vaults } from '../../electron/main/vaults/vaults.ts';
import { rosterId } from '../../server/documents.ts';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { chatMembership } from '../../shared/testing/make-documents.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestClock } from '../fixtures/test-clock.ts';
import { startTestHub } from '../fixtures/test-hub.ts';
import { CLASS_CHAT, expect, messageWith, picture, PUPIL, test } from './fixtures.ts';

const DAY_MS = 86_400_000;
const SUMMER_MS = 110 * DAY_MS;
const PIN = '2580';
const PHRASE = 'снег идёт в мае';
const KEPT_CHAT = 'Физика, 7Б';
const NEW_CLASS_CHAT = '8А, ученики';
const LOST = 'Сдаём учебники в пятницу, кто дежурит?';
const SENT = 'Галина Петровна, я сдам лабораторную осенью';
const DRAFT = 'А ещё я хотела';
const OF_OTHERS = 'Это было в мае и никого больше не касается';

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

const school = rosterId('', 'school', 'school-berezovka');
const personOf = (sourcedId: string) => rosterId(school, 'person', sourcedId);
const placeOf = (page: Page) => page.getByRole('button', { name: /^Связь:/ });

/** The lists of the next school year: the pupil is in 8А now and goes on with physics of 7Б only. */
function nextYear(folder: string): string {
  cpSync(DEMO_ROSTER, folder, { recursive: true });
  const path = join(folder, 'enrollments.csv');
  const lines = readFileSync(path, 'utf8').split('\n');
  const left = lines.filter((line) => !line.includes(',pupil-148,') || line.startsWith('class-7b-physics.'));
  const joined = 'class-8a.pupil-148,,,class-8a,school-berezovka,pupil-148,student,false,2026-09-01,';
  writeFileSync(path, [...left.filter((line) => line !== ''), joined, ''].join('\n'));
  return folder;
}

/** What happens in the school while the laptop lies in a drawer: the pupil's place in the class chat ends. */
async function endMembership(hubFolder: string, chat: string): Promise<void> {
  const running = await startTestHub(hubFolder);
  const stamp = running.hub.clock.stamp();
  const ended = chatMembership(chat, personOf('pupil-148'), { state: 'ended', stamp });
  await running.hub.acceptor.writeAsSchool([ended]);
  await running.stop();
}

/** What the vault of the laptop holds of a chat: texts of its messages, and how many other documents. */
async function heldOf(folder: string, chat: string) {
  const noStore = {
    isAsyncEncryptionAvailable: () => Promise.resolve(false),
    getSelectedStorageBackend: () => 'basic_text' as const,
    encryptStringAsync: () => Promise.reject(new Error('no store')),
    decryptStringAsync: () => Promise.reject(new Error('no store')),
  };
  const vaults = new Vaults({ folder, store: noStore, platform: 'linux' });
  await vaults.load();
  const vault = await vaults.unlock(vaults.list()[0]!.id, { kind: 'pin', text: PIN });
  const storage = getRxStorageSqlcipher({ path: vault.databaseFile, key: vault.key });
  const database = await openReplicaDatabase({ name: 'replica', storage });
  const scope = `chat:${chat}`;
  const messages = await database.messages.find({ selector: { scope } }).exec();
  const others = await Promise.all(
    [database.chats, database.marks].map((collection) => collection.count({ selector: { scope } }).exec()),
  );
  const texts = messages.map(({ body }) => String(body['text']));
  await database.close();
  return { texts, others: others.reduce((sum, count) => sum + count, 0) };
}

test('F-126 story 1: a laptop that was away since May sends what it may, shows the rest, and has lost old rights', async ({
  folder,
  openDesktop,
}) => {
  const hubFolder = join(folder, 'hub');
  const hubClock = new TestClock(folder, -SUMMER_MS);
  const laptopClock = new TestClock(folder, -SUMMER_MS);
  let hub = await HubProcess.start({ dataFolder: hubFolder, env: hubClock.env });
  const { port } = hub.status;
  await hub.control('roster.import', { path: DEMO_ROSTER, administrator: 'staff-01', confirmsStaff: true });
  const wire = new TcpProxy({ port });
  await wire.start();
  const enter = async (name: string, sourcedId: string, secret: string, env = {}): Promise<Desktop> => {
    const { code } = await hub.control('slip.issue', { person: personOf(sourcedId) });
    const args = [`--enter-slip=${wire.address}#${code}`, `--pin=${secret}`];
    const desktop = await openDesktop(name, { args, env });
    await acceptRules(desktop.page);
    return desktop;
  };

  // In May: two people talk, the link goes, and the laptop with it.
  const inMay = await enter(PUPIL, 'pupil-148', PIN, laptopClock.env);
  await laptopClock.giveTo(inMay.page);
  const classmate = await enter('classmate', 'pupil-136', PIN, hubClock.env);
  await openChat(classmate.page, CLASS_CHAT);
  await say(classmate.page, OF_OTHERS);
  await openChat(inMay.page, CLASS_CHAT);
  await expect(messageWith(inMay.page, OF_OTHERS)).toBeVisible();
  const lostChat = await chatOf(inMay.page, CLASS_CHAT);
  await classmate.stop();
  wire.cut();
  await expect(placeOf(inMay.page)).toHaveAccessibleName(/Без связи/);
  await say(inMay.page, LOST);
  await expect(messageWith(inMay.page, LOST)).toBeVisible();
  await inMay.page.getByRole('textbox', { name: /Сообщение/ }).fill(DRAFT);
  await openChat(inMay.page, KEPT_CHAT);
  await say(inMay.page, SENT);
  await expect(placeOf(inMay.page)).toHaveAccessibleName(/2 ваших сообщения ждут/);
  await inMay.stop();

  // In September: a new roster, and the pupil is in the class chat no more.
  await hub.stop();
  await endMembership(hubFolder, lostChat);
  hub = await HubProcess.start({ dataFolder: hubFolder, port });
  const lists = nextYear(join(folder, 'next-year'));
  await hub.control('roster.import', { path: lists, administrator: 'staff-01' });
  wire.mend();
  const teacher = await enter('physics teacher', 'staff-05', PHRASE);
  await openChat(teacher.page, KEPT_CHAT);

  // The laptop returns; its battery is flat, and its clock is where it was.
  const back = await openDesktop(PUPIL, { env: laptopClock.env });
  await enterSecret(back.page, PIN);
  await laptopClock.giveTo(back.page);
  await expect(placeOf(back.page)).toHaveAccessibleName(
    /^Связь: На связи; 2 сохранены отдельно; часы отстают на 3\u00a0месяца/,
  );
  const list = back.page.getByRole('option');
  await expect(list.filter({ hasText: KEPT_CHAT })).toContainText(SENT);
  await expect(list.filter({ hasText: CLASS_CHAT })).toHaveCount(0);
  // What is new is offered; nobody has been put into it.
  await expect(list.filter({ hasText: NEW_CLASS_CHAT })).toHaveCount(0);
  await openChat(back.page, KEPT_CHAT);
  await expect(messageWith(teacher.page, SENT)).toBeVisible();
  await expect(messageWith(back.page, SENT).getByText('прочитано')).toBeAttached();

  await placeOf(back.page).click();
  const outbox = back.page.getByRole('list', { name: 'Что ещё не ушло с этого компьютера' });
  const lost = outbox.getByRole('listitem').filter({ hasText: LOST });
  await expect(lost).toContainText('чат недоступен');
  await expect(lost).toContainText('Этот чат вам больше не доступен, сообщение сохранено здесь.');
  await expect(outbox.getByRole('listitem').filter({ hasText: DRAFT })).toContainText('черновик');
  await expect(outbox.getByRole('listitem')).toHaveCount(2);
  await picture(back.page, 'away-since-may');
  await back.page.keyboard.press('Escape');

  // The old rights are gone here as they are there.
  const refused = await back.page.evaluate(
    (chat) => zvonok.replica.sendMessage({ chat, text: 'Пустите' }),
    lostChat,
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  await back.stop();
  expect(await heldOf(join(folder, PUPIL, 'vaults'), lostChat)).toEqual({ texts: [LOST], others: 0 });

  await wire.stop();
  await hub.stop();
});
