import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { actPart } from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const KEY = 'k'.repeat(26);
let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

const does = (desktop: TestDesktop, action: string, data: Record<string, unknown>) =>
  desktop.open.replica.school.act({ action, data, reason: '', clause: '' });

/** A group of Anna's that she is in. */
async function trip(anna: TestDesktop): Promise<string> {
  const id = school.newId();
  await does(anna, 'chats.open', { id, title: 'Поездка в музей', people: [] });
  await anna.open.replica.joining.join(id);
  await anna.until('chats', {}, (rows) => rows.some((row) => row.id === id));
  await anna.until('outbox', {}, (rows) => rows.length === 0);
  return id;
}

async function link(anna: TestDesktop, chat: string, of: Record<string, unknown> = {}): Promise<string> {
  const id = school.newId();
  await does(anna, 'chats.link', { id, chat, key: KEY, days: 14, mostUses: 30, ...of });
  return id;
}

async function enter(client: RawClient, by: string, of: { link: string; key?: string }): Promise<string> {
  const data = { key: KEY, ...of };
  return codeOf(await client.push(actPart(by, 'chats.enter', data, { stamp: school.newId() })));
}

const codeOf = ([verdict]: readonly Verdict[]) =>
  verdict && 'refusal' in verdict ? verdict.refusal.code : 'accepted';

const logOf = async (desktop: TestDesktop, chat: string, length: number) => {
  const { log } = await desktop.until('school.chatLinks', { chat }, (view) => view.log.length === length);
  return log.map(({ what, name }) => `${what} ${name.split(' ')[0]}`);
};

test('F-048 made and opened without a link on both sides, a link works when the link is back, and the log tells all of it', async () => {
  const anna = await school.desktop('anna');
  const mother = await school.desktop('mother');
  const chat = await trip(anna.desktop);
  await cut(anna);
  await cut(mother);
  const id = await link(anna.desktop, chat);
  const here = await anna.desktop.until('school.chatLinks', { chat }, ({ links }) => links.length === 1);
  expect(here.links[0]).toMatchObject({ isWaiting: true, state: 'open', uses: 0 });
  await does(mother.desktop, 'chats.enter', { link: id, key: KEY });
  await mother.desktop.until('school.linkEntry', { link: id }, ({ state }) => state === 'waiting');
  mend(anna);
  await anna.desktop.until('school.chatLinks', { chat }, ({ links }) => links[0]?.isWaiting === false);
  mend(mother);
  const entry = await mother.desktop.until(
    'school.linkEntry',
    { link: id },
    ({ state }) => state === 'invited',
  );
  expect(entry).toMatchObject({ chat, chatTitle: 'Поездка в музей' });
  // Invited, and in nothing until the own word.
  expect((await school.directory()).factsOf('mother').chats.has(chat)).toBe(false);
  await mother.desktop.open.replica.joining.join(chat);
  // Taken back, given back at once and taken back again.
  for (const isRecalled of [true, false, true]) {
    await does(anna.desktop, 'chats.unlink', { chat, link: id, isRecalled });
  }
  await anna.desktop.until('outbox', {}, (rows) => rows.length === 0);
  await expect(school.act('anna', 'chats.unlink', { chat, link: id, isRecalled: true })).rejects.toThrow(
    'actTwice',
  );
  expect(await logOf(anna.desktop, chat, 5)).toEqual([
    'recalled Соколова',
    'restored Соколова',
    'recalled Соколова',
    'entered Ковалёва',
    'made Соколова',
  ]);
});

test('F-048 a link recalled while the other computer is away opens nothing there', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const mother = await school.desktop('mother');
  const chat = await trip(anna);
  const id = await link(anna, chat);
  await anna.until('school.chatLinks', { chat }, ({ links }) => links[0]?.isWaiting === false);
  await cut(mother);
  await does(mother.desktop, 'chats.enter', { link: id, key: KEY });
  await does(anna, 'chats.unlink', { chat, link: id, isRecalled: true });
  await anna.until('school.chatLinks', { chat }, ({ links }) => links[0]?.isWaiting === false);
  mend(mother);
  const [row] = await mother.desktop.until('outbox', {}, (rows) => rows[0]?.state === 'refused');
  expect(row?.refusal?.code).toBe('chatLinkRecalled');
  expect((await school.directory()).factsOf('mother').invitedTo.has(chat)).toBe(false);
});

test('F-048 guessed links and keys are refused alike, and what was sent once more changes nothing', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const chat = await trip(anna);
  const id = await link(anna, chat, { mostUses: 1 });
  await anna.until('school.chatLinks', { chat }, ({ links }) => links[0]?.isWaiting === false);
  const [older, mother] = [await school.client('older'), await school.client('mother')];
  const answers = [
    await enter(older, 'older', { link: id, key: 'j'.repeat(26) }),
    await enter(older, 'older', { link: school.newId() }),
    // The id of something else that is there.
    await enter(older, 'older', { link: chat }),
  ];
  expect(answers).toEqual(['chatLinkUnknown', 'chatLinkUnknown', 'chatLinkUnknown']);
  const act = actPart('older', 'chats.enter', { link: id, key: KEY }, { stamp: school.newId() });
  expect(codeOf(await older.push(act))).toBe('accepted');
  const head = await school.hub.hub.store.head();
  expect(codeOf(await older.push(act))).toBe('accepted');
  expect(await school.hub.hub.store.head()).toBe(head);
  expect(await enter(older, 'older', { link: id })).toBe('chatLinkTwice');
  // Somebody else’s act cannot be sent under one’s own session.
  expect(await enter(mother, 'father', { link: id })).not.toBe('accepted');
  expect(await enter(mother, 'mother', { link: id })).toBe('chatLinkUsedUp');
});

test('F-048, F-115 a link for the parents in the hands of a pupil is a request, which those who tend the chat decide', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: older } = await school.desktop('older');
  const chat = await trip(anna);
  const id = await link(anna, chat, { audience: { roles: ['parent'], classrooms: ['k6a'] } });
  await anna.until('school.chatLinks', { chat }, ({ links }) => links[0]?.isWaiting === false);
  await does(older, 'chats.enter', { link: id, key: KEY });
  const asked = await older.until('school.linkEntry', { link: id }, ({ state }) => state === 'asked');
  expect(asked).toMatchObject({ chat: '', chatTitle: '' });
  expect(await older.until('offers', {}, () => true)).toEqual([]);
  const { requests } = await anna.until(
    'school.chatLinks',
    { chat: '' },
    (view) => view.requests.length === 1,
  );
  expect(requests[0]).toMatchObject({ person: 'older', chatTitle: 'Поездка в музей', canLetIn: true });
  await does(anna, 'chats.decide', { chat, link: id, person: 'older', isLetIn: true });
  await older.until('school.linkEntry', { link: id }, ({ state }) => state === 'invited');
  expect(await logOf(anna, chat, 3)).toEqual(['letIn Соколова', 'asked Ковалёва', 'made Соколова']);
});

test('F-048 the links and their log reach those who tend the chat and administrators, and nobody else', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: boris } = await school.desktop('boris');
  const chat = await trip(anna);
  await does(anna, 'chats.invite', { chat, people: ['older', 'mother', 'boris'] });
  const id = await link(anna, chat);
  const clients = await Promise.all(['older', 'mother', 'head', 'admin'].map((who) => school.client(who)));
  await enter(clients[0]!, 'older', { link: id });
  const [admin] = [clients[3]!];
  const doorsOf = (client: RawClient) =>
    client.received.flatMap((one) =>
      one.type === 'changes' ? one.documents.filter(({ scope }) => scope.startsWith('door:')) : [],
    );
  await expect.poll(() => doorsOf(admin).length).toBeGreaterThan(0);
  for (const client of clients.slice(0, 3)) expect(doorsOf(client)).toEqual([]);
  expect((await boris.until('school.chatLinks', { chat }, () => true)).log).toEqual([]);
  // A moderator who joins later reads what was before.
  await boris.until('offers', {}, (rows) => rows.some((row) => row.id === chat));
  await boris.open.replica.joining.join(chat);
  expect(await logOf(boris, chat, 1)).toEqual(['made Соколова']);
});

test('whoever tends a chat sees which rules it may have otherwise than the school; pupils and parents do not', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: older } = await school.desktop('older');
  const chat = 'k6a.pupils';
  const rule = { name: 'pupilsWriteInChats', value: true, ofSchool: true } as const;
  const { rules } = (await anna.until('school.members', { chat }, (view) => view !== undefined))!;
  expect(rules).toEqual([
    rule,
    { name: 'membersMakePolls', value: false, ofSchool: false },
    { name: 'membersBeginCalls', value: false, ofSchool: false },
  ]);
  expect((await older.until('school.members', { chat }, (view) => view !== undefined))?.rules).toEqual([]);
  await does(anna, 'policy.set', { name: rule.name, chat, value: false, isSet: true });
  await anna.until('school.members', { chat }, (view) => view?.rules[0]?.value === false);
  await older.until('chat', { chat }, (head) => head?.canWrite === false);
});

test('F-048 an administrator who is not in the chat finds its links and takes them back', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: admin } = await school.desktop('admin2');
  const chat = await trip(anna);
  const id = await link(anna, chat);
  await admin.until('school.chatLinks', { chat: '' }, ({ links }) => links[0]?.canRecall === true);
  await does(admin, 'chats.unlink', { chat, link: id, isRecalled: true });
  await anna.until('school.chatLinks', { chat }, ({ links }) => links[0]?.state === 'recalled');
  expect(await logOf(anna, chat, 2)).toEqual(['recalled Зуева', 'made Соколова']);
});
