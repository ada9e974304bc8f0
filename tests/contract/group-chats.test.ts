import { afterEach, beforeEach, expect, test } from 'vitest';
import { parserOf } from '../../shared/std/parse.ts';
import { ChatsInvitedAnswer } from '../../shared/ipc/chat-calls.ts';
import { answerId } from '../../shared/schema/answer.ts';
import { chatMembership, part } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const parseInvited = parserOf('answer', ChatsInvitedAnswer);

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

async function invited(client: RawClient, chat: string): Promise<Readonly<Record<string, string>>> {
  const answer = await client.call('chats.invited', { chat });
  if (!answer.ok) throw new Error(answer.error.code);
  return Object.fromEntries(parseInvited(answer.value).people.map(({ person, state }) => [person, state]));
}

function declines(chat: string, person: string) {
  return part({
    kind: 'answer',
    id: answerId(chat, person),
    by: person,
    stamp: school.newId(),
    scope: `person:${person}`,
    parent: chat,
    body: { chat, isPutOff: true, isDeclined: true },
  });
}

/** A group of Anna's, made on her desktop, to which pupil and mother are invited. */
async function trip(anna: TestDesktop): Promise<string> {
  const id = school.newId();
  const data = { id, title: 'Поездка в музей', people: ['older', 'mother'] };
  await anna.open.replica.school.act({ action: 'chats.open', data, reason: '', clause: '' });
  await anna.open.replica.joining.join(id);
  return id;
}

test('F-045, F-099 a group made without a link is offered by name, and holds those who came in by themselves', async () => {
  const { desktop: anna, wire } = await school.desktop('anna');
  const { desktop: mother } = await school.desktop('mother');
  wire.cut();
  await anna.until('connection', {}, ({ state }) => state.kind !== 'live');
  const chat = await trip(anna);
  wire.mend();
  const offers = await mother.until('offers', {}, (rows) => rows.some(({ id }) => id === chat));
  const offer = offers.find(({ id }) => id === chat);
  expect(offer).toMatchObject({ title: 'Поездка в музей', template: 'group' });
  expect(offer?.inviterName).toMatch(/^Соколова/);
  await anna.until('chats', {}, (rows) => rows.some(({ id }) => id === chat));
  await mother.open.replica.joining.join(chat);
  await (await school.client('older')).push(declines(chat, 'older'));
  await anna.until('school.members', { chat }, (view) => view?.members.length === 2);
  const client = await school.client('anna');
  await expect.poll(() => invited(client, chat)).toEqual({ mother: 'in', older: 'declined' });
});

test('[OFFER-3] a refusal is told to whoever invited, and to nobody else', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: pupil } = await school.desktop('older');
  const chat = await trip(anna);
  await pupil.until('offers', {}, (rows) => rows.some(({ id }) => id === chat));
  await pupil.open.replica.joining.answer(chat, { isPutOff: true, isDeclined: true });
  const [own, head, mother] = [
    await school.client('anna'),
    await school.client('head'),
    await school.client('mother'),
  ];
  await expect.poll(() => invited(own, chat)).toEqual({ mother: 'waiting', older: 'declined' });
  expect(await invited(head, chat)).toEqual({});
  expect(await mother.call('chats.invited', { chat })).toMatchObject({
    ok: false,
    error: { code: 'notAllowed' },
  });
  for (const client of [own, head, mother]) {
    const answers = client.received.flatMap((one) =>
      one.type === 'changes' ? one.documents.filter(({ kind }) => kind === 'answer') : [],
    );
    expect(answers).toEqual([]);
  }
});

test('F-099 nobody puts anybody into a chat, and nobody comes in uninvited', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const chat = await trip(anna);
  await anna.until('chats', {}, (rows) => rows.some(({ id }) => id === chat));
  const client = await school.client('anna');
  const stamp = school.newId();
  const [verdict] = await client.push({ ...chatMembership(chat, 'mother', { stamp }), by: 'anna' });
  expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });
  const father = await school.client('father');
  const [own] = await father.push(chatMembership(chat, 'father', { stamp: school.newId() }));
  expect(own).toMatchObject({ refusal: { code: 'notAllowed' } });
});

test('F-038 whoever leaves the staff is out of the chat of head and teachers, and the others see it', async () => {
  const chat = 'school1.headstaff';
  const { desktop: head } = await school.desktop('head');
  const { desktop: boris } = await school.desktop('boris');
  await school.act('head', 'chats.make', { items: [{ template: 'headStaff', classroom: '' }] });
  for (const one of [head, boris]) {
    await one.until('offers', {}, (rows) => rows.some(({ id }) => id === chat));
    await one.open.replica.joining.join(chat);
  }
  await head.until('school.members', { chat }, (view) => view?.members.length === 2);
  await school.act(
    'admin',
    'move.roles',
    { person: 'boris', add: [], remove: ['teacher'], position: '' },
    'ушёл',
  );
  await head.until('school.members', { chat }, (view) => view?.members.length === 1);
  await boris.until('chats', {}, (rows) => !rows.some(({ id }) => id === chat));
});
