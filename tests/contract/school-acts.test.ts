import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Directory } from '../../shared/directory/directory.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind, kindNames } from '../../shared/schema/kinds.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { actPart } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

let school: LivingSchool;
let admin: RawClient;
const clients = new Map<string, RawClient>();

beforeEach(async () => {
  school = await LivingSchool.open([...joins('younger', 'chess.club')]);
  admin = await school.client('admin');
  clients.clear();
  return () => school.close();
});

async function refusal(action: string, data: Record<string, unknown>, by = 'admin', reason = '') {
  const client = by === 'admin' ? admin : await enter(by);
  const [verdict] = await client.push(actPart(by, action, data, { stamp: school.newId(), reason }));
  return verdict && 'refusal' in verdict ? verdict.refusal.code : undefined;
}
async function enter(person: string): Promise<RawClient> {
  const client = clients.get(person) ?? (await school.client(person));
  clients.set(person, client);
  return client;
}
const documentsOf = (client: RawClient): readonly AcceptedDocument[] =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
const forgotten = (client: RawClient): readonly string[] =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.forget : []));
/** What a client knows of the school, from nothing but what the hub has sent. */
function knownTo(client: RawClient): Directory {
  const directory = new Directory();
  const gone = new Set(forgotten(client));
  for (const document of documentsOf(client)) if (!gone.has(document.scope)) directory.take(document);
  return directory;
}
const homeroom = (title: string, grade: number) => ({
  id: school.newId(),
  title,
  type: 'homeroom',
  grade,
  subject: '',
  homeroom: '',
});

describe('over the wire', () => {
  test('F-006 a nomenclature of 25 classes is entered in one push, and a duplicate is refused', async () => {
    const pupil = await enter('older');
    const letters = 'ВГДЕЖ';
    const items = [...letters].flatMap((letter) =>
      [5, 6, 7, 8, 9].map((grade) => homeroom(`${grade}${letter}`, grade)),
    );
    expect(items).toHaveLength(25);
    expect(await refusal('classrooms.add', { items })).toBeUndefined();
    expect(await refusal('classrooms.add', { items: [homeroom('5B', 5)] })).toBe('nameTaken');
    await pupil.caughtUp();
    const titles = knownTo(pupil)
      .all('classroom')
      .map(({ body }) => body.title);
    expect(items.every(({ title }) => titles.includes(title))).toBe(true);
    expect(await refusal('classrooms.edit', { classroom: items[0]!.id, title: '5Я' })).toBeUndefined();
    expect(await refusal('classrooms.archive', { classroom: items[1]!.id })).toBeUndefined();
    expect(await refusal('classrooms.archive', { classroom: items[1]!.id })).toBe('actOutdated');
  });

  test('F-006 in an archived class nobody writes, and everybody reads', async () => {
    const pupil = await enter('older');
    expect((await school.say(pupil, 'older', 'k6a.pupils', 'до'))[0]).toHaveProperty('acceptance');
    expect(await refusal('classrooms.archive', { classroom: 'k6a' })).toBeUndefined();
    expect((await school.say(pupil, 'older', 'k6a.pupils', 'после'))[0]).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    const again = await school.client('older');
    expect(documentsOf(again).map(({ body }) => body['text'])).toContain('до');
    await school.hub.hub.acceptor.between(() => Promise.resolve());
    expect((await school.directory()).get('removal', 'k6a.pupils.older.x')).toBeUndefined();
  });

  test('F-007 a club has its own chat with pupils of several classes in it', async () => {
    const club = { ...homeroom('Хор', 0), type: 'club' };
    expect(await refusal('classrooms.add', { items: [club] }, 'anna')).toBeUndefined();
    const people = ['older', 'younger'];
    expect(await refusal('classrooms.enrol', { classroom: club.id, people }, 'anna')).toBeUndefined();
    const chat = `${club.id}.club`;
    for (const person of people) {
      const client = await enter(person);
      expect(knownTo(client).get('offer', `${chat}.o`)?.body.title).toBe('Хор');
      const [join] = joins(person, chat);
      expect((await client.push({ ...join!, stamp: school.newId() }))[0]).toHaveProperty('acceptance');
      expect((await school.say(client, person, chat, 'поём'))[0]).toHaveProperty('acceptance');
    }
    const outsider = await enter('last');
    const [join] = joins('last', chat);
    expect((await outsider.push({ ...join!, stamp: school.newId() }))[0]).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
  });

  test('F-008 a class’s list of subjects shows one space for each', async () => {
    const items = ['Физика', 'Химия'].map((subject) => ({
      ...homeroom('', 0),
      type: 'subject',
      subject,
      homeroom: 'k6b',
    }));
    expect(await refusal('classrooms.add', { items })).toBeUndefined();
    const pupil = await enter('older');
    const spaces = knownTo(pupil)
      .all('classroom')
      .filter(({ body }) => body.homeroom === 'k6b')
      .map(({ body }) => body.subject);
    expect(spaces.sort()).toEqual(['Алгебра', 'Физика', 'Химия']);
  });

  test('F-015 class-teacher rights hold in that class only, and end with the attachment', async () => {
    const teacher = await enter('boris');
    const mayReset = async (person: string) => (await teacher.call('pins.issueReset', { person })).ok;
    expect([await mayReset('older'), await mayReset('last')]).toEqual([false, false]);
    const place = { classroom: 'k6a', person: 'boris' };
    expect(await refusal('teachers.attach', { ...place, role: 'classTeacher' })).toBeUndefined();
    expect([await mayReset('older'), await mayReset('last')]).toEqual([true, false]);
    await teacher.caughtUp();
    expect(knownTo(teacher).guardiansOf('older')).toEqual(['mother']);
    expect(await refusal('teachers.detach', place)).toBeUndefined();
    expect([await mayReset('older'), await mayReset('last')]).toEqual([false, false]);
    await teacher.caughtUp();
    expect(forgotten(teacher)).toContain('family:older');
  });

  test('F-017, F-018 pending becomes confirmed by an administrator alone, with a reason in the log', async () => {
    const [pupil, teacher] = [await enter('older'), await enter('vera')];
    expect(knownTo(pupil).get('person', 'vera')?.body.isVerified).toBe(false);
    for (const by of ['vera', 'anna', 'head', 'mother'])
      expect(await refusal('people.confirm', { person: 'vera' }, by, 'сама')).toBe('notAllowed');
    expect(await refusal('people.confirm', { person: 'vera' })).toBe('reasonMissing');
    expect(await refusal('people.confirm', { person: 'vera' }, 'admin', 'диплом № 7')).toBeUndefined();
    for (const client of [pupil, teacher]) {
      await client.caughtUp();
      expect(knownTo(client).get('person', 'vera')?.body.isVerified).toBe(true);
    }
    const lines = await school.hub.hub.store.byKind('audit');
    expect(lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : []))).toMatchObject([
      {
        actor: 'admin',
        action: 'people.confirm',
        targets: ['vera'],
        reasonHash: createHash('sha256').update('диплом № 7').digest('hex'),
      },
    ]);
  });

  test('F-018 no name can bring a badge of its own, in the act or past it', async () => {
    const names = { familyName: 'Соколова ✓', givenName: 'Анна', middleName: '', position: '' };
    expect(await refusal('people.edit', { person: 'mother', ...names })).toBe('badRequest');
    const latin = { ...names, familyName: 'Cоколова' };
    expect(await refusal('people.edit', { person: 'mother', ...latin })).toBe('nameUnfit');
    const own = (await school.hub.hub.store.get('mother'))!;
    const forged = { ...own, stamp: school.newId(), by: 'mother', body: { ...own.body, isVerified: true } };
    const { id, kind, scope, parent, by, stamp, gone, body } = forged;
    const mother = await enter('mother');
    expect((await mother.push({ id, kind, scope, parent, by, stamp, gone, body }))[0]).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
  });

  test('F-021 a transfer is one act: old chats end, new ones are offered', async () => {
    const [pupil, mother] = [await enter('older'), await enter('mother')];
    expect(await refusal('move.transfer', { person: 'older', from: 'k6a', to: 'k6b' })).toBeUndefined();
    for (const client of [pupil, mother]) await client.caughtUp();
    expect(forgotten(pupil)).toEqual(expect.arrayContaining(['class:k6a', 'class:algebra6a']));
    expect(forgotten(mother)).toContain('class:k6a');
    const facts = (await school.directory()).factsOf('older');
    expect([...facts.chats]).toEqual(['chess.club']);
    expect([...facts.pastChats.keys()].sort()).toEqual(['algebra6a.subject', 'k6a.pupils']);
    for (const [client, chat] of [
      [pupil, 'k6b.pupils'],
      [pupil, 'algebra6b.subject'],
      [mother, 'k6b.parents'],
    ] as const) {
      expect(knownTo(client).get('offer', `${chat}.o`)).toBeDefined();
      expect(knownTo(client).get('chat', chat)).toBeUndefined();
    }
    const refused = await school.say(pupil, 'older', 'k6a.pupils', 'ещё я');
    expect(refused[0]).toMatchObject({ refusal: { code: 'notAllowed' } });
  });

  test('F-030, F-113 pupil and parents go out of the chats in one action', async () => {
    const [pupil, father, mother] = [await enter('last'), await enter('father'), await enter('mother')];
    expect(
      await refusal('family.link', { child: 'last', guardian: 'mother', relation: 'guardian' }),
    ).toBeUndefined();
    await mother.caughtUp();
    expect(knownTo(mother).childrenOf('mother').length).toBe(3);
    expect(await refusal('move.leave', { person: 'last', role: '' })).toBeUndefined();
    for (const client of [pupil, father]) expect((await client.next('bye')).reason).toBe('needsLogin');
    await mother.caughtUp();
    expect(forgotten(mother)).toContain('class:k11a');
    const directory = await school.directory();
    expect(directory.factsOf('mother').isPresent).toBe(true);
  });

  test('D-2 none of all this has ever put anybody into a chat', async () => {
    await refusal('move.transfer', { person: 'older', from: 'k6a', to: 'k6b' });
    await refusal('teachers.attach', { classroom: 'k6b', person: 'boris', role: 'classTeacher' });
    for (const membership of await school.hub.hub.store.byKind('membership')) {
      if (isOfKind(membership, 'membership') && membership.body.groupType === 'chat')
        expect(membership.by).toBe(membership.body.person);
    }
  });
});

describe('F-022 on another hub', () => {
  let other: LivingSchool;
  beforeAll(async () => {
    other = await LivingSchool.open();
  });
  afterAll(() => other.close());

  test('F-022 a dismissed teacher loses access at the next sync of that hub', async () => {
    expect(await refusal('move.leave', { person: 'anna', role: '' })).toBeUndefined();
    const { store } = other.hub.hub;
    const held = await other.directory();
    expect([...held.factsOf('anna').chats].sort()).toEqual(['k6a.parents', 'k6a.pupils']);
    const after = held.fork();
    for (const kind of kindNames()) {
      for (const document of await school.hub.hub.store.byKind(kind)) {
        const own = await store.get(document.id);
        after.take(own ? mergeDocuments(own, document) : document);
      }
    }
    expect(after.factsOf('anna')).toMatchObject({
      isPresent: false,
      isStaff: false,
      isVerified: false,
      chats: new Set(),
    });
    expect([...after.factsOf('older').chats].sort()).toEqual([...held.factsOf('older').chats].sort());
  });
});
