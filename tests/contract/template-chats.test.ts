import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actPart, chatMembership, kinshipPart, personCard } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

const EVERYBODY = [
  'admin',
  'head',
  'deputy',
  'anna',
  'boris',
  'vera',
  'librarian',
  'older',
  'younger',
  'mother',
  'father',
  'last',
] as const;
type Someone = (typeof EVERYBODY)[number];

let school: LivingSchool;
let clients: Map<Someone, RawClient>;

beforeEach(async () => {
  school = await LivingSchool.open([
    personCard('deputy', ['deputy'], { familyName: 'Юдина', givenName: 'Яна', isVerified: true }),
  ]);
  clients = new Map();
  for (const one of EVERYBODY) clients.set(one, await school.client(one));
});
afterEach(() => school.close());

function clientOf(person: Someone): RawClient {
  const client = clients.get(person);
  if (!client) throw new Error(person);
  return client;
}

/** What the hub says of an act: 'done', or why not. */
async function acts(by: Someone, action: string, data: Record<string, unknown>): Promise<string> {
  const [verdict] = await clientOf(by).push(actPart(by, action, data, { stamp: school.newId() }));
  return verdict && 'refusal' in verdict ? verdict.refusal.code : 'done';
}

const makes = (by: Someone, template: string, classroom = '') =>
  acts(by, 'chats.make', { items: [{ template, classroom }] });

async function comesIn(person: Someone, chat: string): Promise<boolean> {
  const [verdict] = await clientOf(person).push(chatMembership(chat, person, { stamp: school.newId() }));
  return verdict !== undefined && 'acceptance' in verdict;
}

/** Who of everybody comes into a chat by an own wish, and whom of them a message of `writer` then reaches. */
async function whoComesIn(chat: string, writer: Someone): Promise<readonly Someone[]> {
  const inside: Someone[] = [];
  for (const one of EVERYBODY) if (await comesIn(one, chat)) inside.push(one);
  const text = `Слово для ${chat}`;
  const [said] = await school.say(clientOf(writer), writer, chat, text);
  expect(said).toHaveProperty('acceptance');
  for (const one of inside) if (one !== writer) await hears(one, text);
  for (const one of EVERYBODY) if (!inside.includes(one)) expect(heard(one, text), one).toBe(false);
  return inside;
}

function heard(person: Someone, text: string): boolean {
  return clientOf(person).received.some(
    (one) =>
      one.type === 'changes' &&
      one.documents.some((document) => JSON.stringify(document.body).includes(text)),
  );
}

async function hears(person: Someone, text: string): Promise<void> {
  await expect.poll(() => heard(person, text), { message: person }).toBe(true);
}

/** The head's chat with those who are marked as active: a mark lets one in, and taking it away lets one out. */
async function followsTheMark(template: string, active: Someone, other: Someone): Promise<void> {
  const chat = `school1.${template.toLowerCase()}`;
  expect(await makes('anna', template)).toBe('notAllowed');
  expect(await makes('head', template)).toBe('done');
  expect(await comesIn(active, chat)).toBe(false);
  expect(await acts(other, 'people.activist', { person: active, isActivist: true })).toBe('notAllowed');
  expect(await acts('anna', 'people.activist', { person: active, isActivist: true })).toBe('done');
  expect(await whoComesIn(chat, 'head')).toEqual(['head', 'deputy', active]);
  expect(await acts('anna', 'people.activist', { person: active, isActivist: false })).toBe('done');
  await school.say(clientOf('head'), 'head', chat, 'Уже без них');
  await hears('deputy', 'Уже без них');
  expect(heard(active, 'Уже без них')).toBe(false);
  expect(await comesIn(active, chat)).toBe(false);
}

describe('what the head has', () => {
  test('F-037 the chat with the deputies is made in one action, and holds head and deputies alone', async () => {
    for (const one of ['older', 'mother', 'librarian', 'vera', 'anna'] as const) {
      expect(await makes(one, 'management'), one).toMatch(/notAllowed|needsConfirmation/);
    }
    expect(await makes('head', 'management')).toBe('done');
    expect(await whoComesIn('school1.management', 'head')).toEqual(['head', 'deputy']);
    expect(await makes('head', 'management')).toBe('actTwice');
  });

  test('F-038 the chat with the teachers holds the pedagogical staff and nobody else', async () => {
    expect(await makes('anna', 'headStaff')).toBe('notAllowed');
    expect(await makes('head', 'headStaff')).toBe('done');
    expect(await whoComesIn('school1.headstaff', 'head')).toEqual([
      'admin',
      'head',
      'deputy',
      'anna',
      'boris',
    ]);
  });

  test('F-039 the chat with active parents follows the mark on their cards', async () => {
    await followsTheMark('headParents', 'mother', 'father');
  });

  test('F-040 the chat with active pupils follows the mark on their cards', async () => {
    await followsTheMark('headPupils', 'older', 'last');
  });

  test('F-041 a chat with any mix of roles holds those invited who came by themselves', async () => {
    const id = school.newId();
    const people = ['anna', 'librarian', 'mother', 'older'];
    expect(await acts('older', 'chats.open', { id, title: 'Ремонт', people })).toBe('notAllowed');
    expect(await acts('head', 'chats.open', { id, title: 'Ремонт', people })).toBe('done');
    expect(await comesIn('head', id)).toBe(true);
    expect(await whoComesIn(id, 'head')).toEqual(['head', 'anna', 'librarian', 'older', 'mother']);
  });
});

describe('what teachers have', () => {
  test('F-042, F-043, F-044 a class teacher makes the chats of the own class alone, and each holds its people', async () => {
    for (const template of ['pupils', 'parents', 'teachers']) {
      expect(await makes('anna', template, 'k6b'), template).toBe('notAllowed');
    }
    expect(await makes('anna', 'teachers', 'k6a')).toBe('done');
    expect(await whoComesIn('k6a.teachers', 'anna')).toEqual(['anna', 'boris']);
    expect(await whoComesIn('k6a.pupils', 'anna')).toEqual(['anna', 'older']);
    expect(await whoComesIn('k6a.parents', 'anna')).toEqual(['anna', 'mother']);
    await school.hub.hub.acceptor.writeAsSchool([kinshipPart('older', 'father')]);
    expect(await comesIn('father', 'k6a.parents')).toBe(true);
  });

  test('F-046 the chat of a subject is run by its teacher and holds its pupils', async () => {
    expect(await makes('boris', 'subject', 'algebra6a')).toBe('actTwice');
    expect(await makes('anna', 'subject', 'algebra6b')).toBe('notAllowed');
    expect(await whoComesIn('algebra6a.subject', 'boris')).toEqual(['boris', 'older']);
  });

  test('F-047 a subject teacher makes a group with those taught, their parents and colleagues', async () => {
    const id = school.newId();
    const group = { id, title: 'Олимпиада', people: ['older', 'mother', 'anna'] };
    expect(await acts('vera', 'chats.open', group)).toBe('needsConfirmation');
    expect(await acts('boris', 'chats.open', { ...group, people: ['last'] })).toBe('notAllowed');
    expect(await acts('boris', 'chats.open', group)).toBe('done');
    expect(await whoComesIn(id, 'boris')).toEqual(['anna', 'boris', 'older', 'mother']);
  });
});
