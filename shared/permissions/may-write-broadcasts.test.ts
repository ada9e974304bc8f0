import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { lessonEndId } from '../schema/call.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { SessionType } from '../schema/lesson.ts';
import { roomId } from '../schema/room.ts';
import { accept, classMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import { roleInRoom } from './may-write-calls.ts';
import type { Surroundings } from './surroundings.ts';

const LESSON = stampAt(1);
const QUESTION = stampAt(2);

const person = (name: string, of: Partial<PersonFacts> = {}): PersonFacts => ({
  ...NO_FACTS,
  person: name,
  isPresent: true,
  isVerified: true,
  chats: new Set(['c1']),
  channels: new Set(['news']),
  ...of,
});
const staff = { isStaff: true, isPedagogical: true };
const administrator = person('boss', { ...staff, roles: ['administrator'], isAdministrator: true });
const teacher = person('anna', { ...staff, roles: ['teacher'] });
const pupil = person('dasha', { roles: ['pupil'], isVerified: false });
const stranger = person('stranger', {
  ...{ ...staff, roles: ['administrator'], isAdministrator: true },
  chats: new Set(),
  channels: new Set(),
});

const directory = new Directory();
const chat = { title: '7Б', template: 'pupils', classroom: '', isArchived: false } as const;
directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body: chat }));
const channel = { title: 'Объявления', template: 'channel', classroom: '', isArchived: false } as const;
directory.take(part({ kind: 'chat', id: 'news', scope: 'channel:news', body: channel }));

const lessonOf = (type: SessionType, scope: string, id = LESSON) =>
  part({
    ...{ kind: 'lesson', id, scope, parent: scope.slice(scope.indexOf(':') + 1), by: 'boss' },
    body: { title: 'Линейка', type, plan: '', startedAt: 1, endedAt: 0 },
  });
const around = (type: SessionType = 'broadcast', scope = 'chat:c1'): Surroundings => {
  const question = part({
    ...{ kind: 'question', id: QUESTION, scope, parent: LESSON, by: 'dasha' },
    body: { atMs: 0, text: 'Когда начало?' },
  });
  const held = new Map([
    [LESSON, accept(lessonOf(type, scope), 1)],
    [QUESTION, accept(question, 2)],
  ]);
  return { look: (id) => held.get(id), at: 5 };
};
const air = (by: string, of: Partial<AuthorPart> = {}) => ({
  ...part({
    ...{ kind: 'air', id: stampAt(9), by, scope: 'chat:c1', parent: LESSON },
    body: { state: 'on', text: '', until: 0, at: 1 },
  }),
  ...of,
});
const mark = (by: string, of: Partial<AuthorPart> = {}) => ({
  ...part({
    ...{ kind: 'questionmark', id: stampAt(9), by, scope: 'chat:c1', parent: QUESTION },
    body: { mark: 'voice', at: 1 },
  }),
  ...of,
});
const judge = (facts: PersonFacts, written: AuthorPart, of = around()) =>
  refusalToWrite(facts, written as never, directory, of);

describe('[LIVE-15] what goes on the air', () => {
  test('F-074 is refused to everyone who may not plan a broadcast there', () => {
    expect(judge(pupil, air('dasha'))).toBe('notAllowed');
    expect(judge(teacher, air('anna'))).toBe('notAllowed');
    expect(judge(stranger, air('stranger'))).toBe('notAllowed');
    expect(judge(person('boss'), air('boss'))).toBe('notAllowed');
  });

  test('F-074 is said by administrators of a broadcast of their chats and channels, and of nothing else', () => {
    expect(judge(administrator, air('boss'))).toBeUndefined();
    const inChannel = { scope: 'channel:news' };
    expect(judge(administrator, air('boss', inChannel), around('broadcast', 'channel:news'))).toBeUndefined();
    expect(judge(administrator, air('boss'), around('lesson'))).toBe('notAllowed');
    expect(judge(administrator, air('boss', inChannel))).toBe('notAllowed');
    expect(judge(administrator, air('boss', { scope: 'chat:news' }), around('broadcast', 'chat:news'))).toBe(
      'notAllowed',
    );
    expect(judge(administrator, air('boss', { parent: QUESTION }))).toBe('notAllowed');
    expect(judge(administrator, air('boss', { gone: true }))).toBe('notAllowed');
    expect(judge(administrator, air('boss', { id: 'mine' }))).toBe('notAllowed');
    expect(judge(administrator, air('dasha'))).toBe('notAllowed');
    // A hub that does not have the broadcast, because another hub has it, judges by the place alone.
    expect(judge(administrator, air('boss'), { look: () => undefined, at: 5 })).toBeUndefined();
  });

  test('F-074 is ended by every administrator who may run one, of a channel too, and a lesson is not', () => {
    const end = (by: string, scope = 'chat:c1') =>
      part({ kind: 'lessonend', id: lessonEndId(LESSON), by, scope, parent: LESSON, body: { at: 9 } });
    const second = { ...administrator, person: 'second' };
    expect(judge(pupil, end('dasha'))).toBe('notAllowed');
    expect(judge(teacher, end('anna'))).toBe('notAllowed');
    expect(judge(stranger, end('stranger'))).toBe('notAllowed');
    expect(judge(second, end('second'))).toBeUndefined();
    expect(judge(second, end('second', 'channel:news'), around('broadcast', 'channel:news'))).toBeUndefined();
    expect(judge(second, end('second', 'channel:news'))).toBe('notAllowed');
    expect(judge(second, { ...end('second'), id: stampAt(9) })).toBe('notAllowed');
    expect(judge(second, end('second'), around('lesson'))).toBe('notAllowed');
    expect(judge(second, end('second'), { look: () => undefined, at: 5 })).toBe('notAllowed');
  });

  test('F-074 a class teacher says which own pupils were before the screen of a channel and who caught up', () => {
    const school = new Directory();
    for (const one of [
      part({ kind: 'chat', id: 'news', scope: 'channel:news', body: channel }),
      ...['dasha', 'timur'].map((one) => personCard(one, ['pupil'])),
      classMembership('k1', 'dasha'),
      classMembership('k2', 'timur'),
    ])
      school.take(one);
    const classTeacher = { ...teacher, classroomRoles: new Map([['k1', 'classTeacher' as const]]) };
    const inChannel = around('broadcast', 'channel:news');
    const place = { scope: 'channel:news', parent: LESSON };
    const room = (by: string, people: readonly string[]) =>
      part({
        ...{ kind: 'room', id: roomId(LESSON, by), by, ...place },
        body: { isOn: true, title: 'Кабинет 7', count: 20, people: [...people], hand: '', handAt: 0 },
      });
    const caught = (by: string, person: string) =>
      part({ kind: 'caughtup', id: stampAt(9), by, ...place, body: { person, isCaughtUp: true } });
    const verdict = (facts: PersonFacts, written: AuthorPart) =>
      refusalToWrite(facts, written as never, school, inChannel);
    expect(verdict(teacher, room('anna', ['dasha']))).toBe('notAllowed');
    expect(verdict(teacher, caught('anna', 'dasha'))).toBe('notAllowed');
    expect(verdict(pupil, caught('dasha', 'timur'))).toBe('notAllowed');
    expect(verdict(classTeacher, room('anna', ['dasha', 'timur']))).toBe('notAllowed');
    expect(verdict(classTeacher, caught('anna', 'timur'))).toBe('notAllowed');
    expect(verdict(classTeacher, room('anna', ['dasha']))).toBeUndefined();
    expect(verdict(classTeacher, caught('anna', 'dasha'))).toBeUndefined();
    expect(verdict(teacher, room('anna', []))).toBeUndefined();
  });

  test('F-074 a broadcast is begun in a channel by administrators; a lesson never', () => {
    const begin = (facts: PersonFacts, type: SessionType) =>
      judge(facts, { ...lessonOf(type, 'channel:news', stampAt(9)), by: facts.person });
    expect(begin(teacher, 'broadcast')).toBe('notAllowed');
    expect(begin(pupil, 'broadcast')).toBe('notAllowed');
    expect(begin(administrator, 'lesson')).toBe('notAllowed');
    expect(begin(administrator, 'call')).toBe('notAllowed');
    expect(begin(administrator, 'broadcast')).toBeUndefined();
  });

  test('F-074 viewers of a channel ask, and nobody but those who lead shows something or marks questions', () => {
    const inChannel = around('broadcast', 'channel:news');
    const question = (by: string) =>
      part({
        ...{ kind: 'question', id: stampAt(9), by, scope: 'channel:news', parent: LESSON },
        body: { atMs: 0, text: 'Когда?' },
      });
    const cue = (by: string) =>
      part({
        ...{ kind: 'cue', id: stampAt(9), by, scope: 'channel:news', parent: LESSON },
        body: { show: 'board', at: 3, page: 1 },
      });
    expect(judge(stranger, question('stranger'), inChannel)).toBe('notAllowed');
    expect(judge(pupil, question('dasha'), inChannel)).toBeUndefined();
    for (const by of [pupil, teacher]) {
      expect(judge(by, cue(by.person), inChannel)).toBe('notAllowed');
      expect(judge(by, mark(by.person, { scope: 'channel:news' }), inChannel)).toBe('notAllowed');
    }
    expect(judge(administrator, cue('boss'), inChannel)).toBeUndefined();
    expect(judge(administrator, mark('boss', { scope: 'channel:news' }), inChannel)).toBeUndefined();
  });
});

describe('[LIVE-16] what becomes of a question', () => {
  test('F-074 is said by those who lead, of a question of the same place', () => {
    expect(judge(pupil, mark('dasha'))).toBe('notAllowed');
    expect(judge(stranger, mark('stranger'))).toBe('notAllowed');
    expect(judge(administrator, mark('boss'))).toBeUndefined();
    expect(judge(administrator, mark('boss', { parent: LESSON }))).toBe('notAllowed');
    expect(judge(administrator, mark('boss', { gone: true }))).toBe('notAllowed');
  });
});

test('F-074 who may not run a broadcast only watches it, a teacher as well; who is not of the place is refused', () => {
  const place = { chat: 'news', about: channel };
  const roles = [administrator, teacher, pupil, stranger].map((one) => roleInRoom(one, 'broadcast', place));
  expect(roles).toEqual(['speaker', 'viewer', 'viewer', 'refused']);
});
