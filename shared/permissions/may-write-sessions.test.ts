import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { ChatTemplate } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import {
  bookingPart,
  consultationPart,
  minutesPart,
  PLANNED_AT,
  sessionPart,
} from '../testing/make-sessions.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import { plannableTypes } from './may-write-sessions.ts';
import type { Surroundings } from './surroundings.ts';

const CHATS: Readonly<Record<string, ChatTemplate>> = {
  c1: 'pupils',
  p1: 'parents',
  s1: 'staffroom',
  m1: 'management',
  g1: 'group',
  t1: 'private',
  news: 'wholeSchool',
};
const directory = new Directory();
for (const [id, template] of Object.entries(CHATS)) {
  const classroom = template === 'pupils' || template === 'parents' ? 'k1' : '';
  const scope = template === 'wholeSchool' ? `channel:${id}` : `chat:${id}`;
  const body = { title: id, template, classroom, isArchived: false };
  if (template !== 'private') directory.take(part({ kind: 'chat', id, scope, body }));
}

function person(roles: PersonFacts['roles'], of: Partial<PersonFacts> = {}): PersonFacts {
  const isPedagogical = roles.some(
    (role) => role === 'teacher' || role === 'head' || role === 'administrator',
  );
  return {
    ...NO_FACTS,
    person: 'anna',
    isPresent: true,
    isVerified: true,
    isStaff: isPedagogical,
    isPedagogical,
    roles,
    chats: new Set(['c1', 'p1', 's1', 'm1', 'g1']),
    channels: new Set(['news']),
    ...of,
  };
}
const teacher = person(['teacher']);
const classTeacher = person(['teacher'], { classroomRoles: new Map([['k1', 'classTeacher']]) });
const head = person(['head'], { isHead: true });
const administrator = person(['administrator'], { isAdministrator: true });
const pupil = person(['pupil']);
const parent = person(['parent']);

const types = (facts: PersonFacts, chat: string) =>
  plannableTypes(facts, { chat, about: directory.chat(chat) }).join(' ');
const consultation = accept(consultationPart('boris', { id: stampAt(12) }), 1);
const held = (...documents: readonly ReturnType<typeof accept>[]): Surroundings => ({
  look: (id) => documents.find((one) => one.id === id),
  at: 5,
});
const judge = (facts: PersonFacts, written: AuthorPart, around: Surroundings = held()) =>
  refusalToWrite(facts, written as never, directory, around);

describe('[PLAN-1] what is planned', () => {
  test('F-067 is planned by nobody but the staff, who is confirmed and in the chat', () => {
    for (const facts of [pupil, parent, { ...teacher, chats: new Set<string>() }]) {
      expect(judge(facts, sessionPart('anna'))).toBe('notAllowed');
      expect(Object.keys(CHATS).flatMap((chat) => (types(facts, chat) === '' ? [] : [chat]))).toEqual([]);
    }
    expect(judge({ ...teacher, isVerified: false }, sessionPart('anna'))).toBe('needsConfirmation');
    expect(judge(teacher, sessionPart('anna'))).toBeUndefined();
  });

  test('F-068, F-069, F-076, F-077 is planned in a class by its teachers, by type', () => {
    expect(types(teacher, 'c1')).toBe('lesson consultation event');
    expect(types(classTeacher, 'c1')).toBe('lesson consultation classHour event');
    expect(types(teacher, 'p1')).toBe('lesson consultation event');
    expect(types(classTeacher, 'p1')).toBe('lesson parents consultation classHour event');
  });

  test('F-070, F-071, F-073 is planned by the administration and among staff, by type', () => {
    expect(types(head, 's1')).toBe('lesson council consultation classHour webinar event');
    expect(types(teacher, 's1')).toBe('lesson consultation webinar event');
    expect(types(head, 'm1')).toBe('lesson meeting council consultation classHour webinar event');
    expect(types(teacher, 'm1')).not.toContain('meeting');
    expect([types(head, 'news'), types(teacher, 'news')]).toEqual(['event', '']);
    expect(types(administrator, 'news')).toBe('event broadcast');
    expect(types(teacher, 't1')).toBe('');
  });

  test('F-070 begins by those alone who may plan it', () => {
    const lesson = (type: 'council' | 'lesson') =>
      part({
        kind: 'lesson',
        id: stampAt(3),
        scope: 'chat:s1',
        parent: 's1',
        by: 'anna',
        body: { title: 'Педсовет', type, plan: '', startedAt: 1, endedAt: 0 },
      });
    expect(judge(teacher, lesson('council'))).toBe('notAllowed');
    expect(judge(teacher, lesson('lesson'))).toBeUndefined();
    expect(judge(head, lesson('council'))).toBeUndefined();
  });

  test('F-067 lies in its chat, is sound and stays what it is', () => {
    const own = sessionPart('anna');
    const before = held(accept(own, 1));
    expect(judge(teacher, { ...own, scope: 'chat:g1' })).toBe('notAllowed');
    expect(judge(teacher, sessionPart('anna', { body: { zone: 'Nowhere' } }))).toBe('badRequest');
    expect(judge(teacher, sessionPart('anna', { body: { endsAt: 5 } }))).toBe('badRequest');
    expect(judge(teacher, sessionPart('anna', { body: { isCancelled: true } }), before)).toBeUndefined();
    expect(judge(head, { ...own, body: { ...own.body, type: 'webinar' } }, before)).toBe('notAllowed');
  });

  test('F-068 is called off and taken back also by who may plan no more of it', () => {
    const own = sessionPart('anna', { chat: 'p1', body: { type: 'parents' } });
    expect(judge(teacher, own)).toBe('notAllowed');
    expect(
      judge(teacher, { ...own, body: { ...own.body, isCancelled: true } }, held(accept(own, 1))),
    ).toBeUndefined();
    expect(judge(teacher, { ...own, gone: true }, held(accept(own, 1)))).toBeUndefined();
  });
});

describe('[PLAN-2] a time at a consultation', () => {
  const booking = (of: Parameters<typeof bookingPart>[2] = {}) => bookingPart('anna', consultation.id, of);

  test('F-066 is booked by pupils and parents of the chat, each for oneself', () => {
    expect(judge(pupil, booking(), held(consultation))).toBeUndefined();
    expect(judge(parent, booking(), held(consultation))).toBeUndefined();
    expect(judge(teacher, booking(), held(consultation))).toBe('notAllowed');
    expect(judge({ ...pupil, chats: new Set() }, booking(), held(consultation))).toBe('notAllowed');
    const foreign = { ...booking(), id: `${consultation.id}.boris.b` };
    expect(judge(pupil, foreign, held(consultation))).toBe('notAllowed');
    expect(judge(pupil, { ...booking(), gone: true }, held(consultation))).toBe('notAllowed');
  });

  test('F-066 is one that is offered and has not come, or none', () => {
    const at = (ms: number) => judge(pupil, booking({ body: { at: ms } }), held(consultation));
    expect([at(PLANNED_AT + 15 * 60_000), at(0)]).toEqual([undefined, undefined]);
    expect([at(PLANNED_AT + 1), at(PLANNED_AT + 45 * 60_000)]).toEqual(['badRequest', 'badRequest']);
    expect(judge(pupil, booking(), { ...held(consultation), at: PLANNED_AT })).toBe('timePast');
    const off = accept(consultationPart('boris', { id: consultation.id, body: { isCancelled: true } }), 2);
    expect(judge(pupil, booking(), held(off))).toBe('badRequest');
    const lesson = accept(sessionPart('boris', { id: consultation.id }), 2);
    expect(judge(pupil, booking(), held(lesson))).toBe('badRequest');
  });

  test('F-066 is taken where another hub has the consultation', () => {
    expect(judge(pupil, booking())).toBeUndefined();
    expect(judge(pupil, booking(), held({ ...consultation, scope: 'chat:g1' }))).toBe('notAllowed');
  });
});

describe('[PLAN-3] minutes', () => {
  test('F-069, F-070 are written by those who lead, about something of the same chat', () => {
    const minutes = minutesPart('anna', consultation.id);
    expect(judge(pupil, minutes, held(consultation))).toBe('notAllowed');
    expect(judge(parent, minutes, held(consultation))).toBe('notAllowed');
    expect(judge({ ...teacher, isVerified: false }, minutes, held(consultation))).toBe('needsConfirmation');
    expect(judge(teacher, minutes, held(consultation))).toBeUndefined();
    expect(judge(teacher, minutes, held({ ...consultation, scope: 'chat:g1' }))).toBe('notAllowed');
    expect(judge(teacher, { ...minutes, gone: true }, held(consultation))).toBe('notAllowed');
    const message = { ...consultation, kind: 'message' };
    expect(judge(teacher, minutes, held(message))).toBe('notAllowed');
  });

  test('F-069, F-076 are whole, stay what they are, and are corrected as long as one may write them', () => {
    const own = minutesPart('anna', consultation.id);
    const as = (body: Parameters<typeof minutesPart>[2]) => minutesPart('anna', consultation.id, body);
    const before = held(consultation, accept(own, 3));
    expect(judge(teacher, as({ body: { points: [] } }), held(consultation))).toBe('badRequest');
    expect(judge(teacher, as({ body: { endedAt: 1 } }), held(consultation))).toBe('badRequest');
    const report = { report: 'excursion', points: [], results: 'Видели музей' } as const;
    expect(judge(teacher, as({ body: { ...report, points: [] } }), held(consultation))).toBeUndefined();
    expect(judge(teacher, as({ body: { ...report, points: [], results: ' ' } }), held(consultation))).toBe(
      'badRequest',
    );
    const places = [{ place: '1', who: 'Глеб' }];
    expect(judge(teacher, as({ body: { ...report, points: [], places } }), held(consultation))).toBe(
      'badRequest',
    );
    expect(judge(teacher, as({ body: { title: 'Педсовет' } }), before)).toBeUndefined();
    expect(judge(teacher, as({ body: { ...report, points: [] } }), before)).toBe('notAllowed');
    const elsewhere = minutesPart('anna', stampAt(40), { id: own.id });
    expect(judge(teacher, elsewhere, held(accept(own, 3)))).toBe('notAllowed');
    expect(judge(pupil, as({ body: { title: 'Педсовет' } }), before)).toBe('notAllowed');
  });
});
