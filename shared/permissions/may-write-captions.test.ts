import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import { lookedUpIn, type Surroundings } from './surroundings.ts';

const LESSON = stampAt(1);
const ASKED = stampAt(2);
const inLesson = { scope: 'chat:c1', parent: LESSON };

function person(name: string, of: Partial<PersonFacts> = {}): PersonFacts {
  return { ...NO_FACTS, person: name, isPresent: true, isVerified: true, chats: new Set(['c1']), ...of };
}
const teacher = person('anna', { roles: ['teacher'], isStaff: true, isPedagogical: true });
const pupil = person('dasha', { roles: ['pupil'], isVerified: false });
const stranger = person('boris', { roles: ['pupil'], chats: new Set() });

const directory = new Directory();
const body = { title: '7Б', template: 'pupils', classroom: '', isArchived: false } as const;
directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body }));

const lesson = accept(
  part({
    kind: 'lesson',
    id: LESSON,
    scope: 'chat:c1',
    parent: 'c1',
    by: 'anna',
    body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt: 0 },
  }),
  1,
);
const asked = (person: string, isAsked = true, of: Partial<AuthorPart> = {}) =>
  accept(
    { ...part({ kind: 'captioner', id: ASKED, by: 'anna', ...inLesson, body: { person, isAsked } }), ...of },
    2,
  );
const around = (given?: ReturnType<typeof asked>): Surroundings => ({
  look: (id) => (id === LESSON ? lesson : id === ASKED ? given : undefined),
  at: 5,
});
const caption = (by: string, of: object = {}) =>
  part({
    kind: 'caption',
    id: stampAt(9),
    by,
    ...inLesson,
    body: { track: 0, part: 0, parts: 1, captioner: '', lines: [], ...of },
  });
const captioner = (by: string) =>
  part({ kind: 'captioner', id: stampAt(9), by, ...inLesson, body: { person: 'dasha', isAsked: true } });
const judge = (facts: PersonFacts, written: AuthorPart, of = around()) =>
  refusalToWrite(facts, written as never, directory, of);

describe('[LIVE-11] captions', () => {
  test('F-125 are refused to whoever does not lead and was not asked', () => {
    for (const one of [pupil, stranger]) {
      for (const make of [caption, captioner]) expect(judge(one, make(one.person))).toBe('notAllowed');
    }
  });

  test('F-125 are written by those who may lead, also at a hub that does not have the session, and never taken back', () => {
    for (const make of [caption, captioner]) {
      expect(judge(teacher, make('anna'))).toBeUndefined();
      expect(judge(teacher, make('anna'), { look: () => undefined, at: 5 })).toBeUndefined();
      expect(judge(teacher, { ...make('anna'), id: 'c1.anna.x' })).toBe('notAllowed');
      expect(judge(teacher, { ...make('anna'), scope: 'chat:c2' })).toBe('notAllowed');
      expect(judge(teacher, { ...make('anna'), gone: true })).toBe('notAllowed');
      expect(judge(teacher, { ...make('anna'), parent: ASKED }, around(asked('dasha')))).toBe('notAllowed');
    }
    expect(judge(teacher, caption('anna', { track: 7 }))).toBeUndefined();
  });

  test('F-125 are typed by whoever was asked, who brings no whole text', () => {
    const by = { captioner: ASKED };
    expect(judge(pupil, caption('dasha', by), around(asked('dasha')))).toBeUndefined();
    expect(judge(pupil, caption('dasha', { ...by, track: 7 }), around(asked('dasha')))).toBe('notAllowed');
    expect(judge(pupil, caption('dasha', by), around(asked('vera')))).toBe('notAllowed');
    expect(judge(pupil, caption('dasha', by), around(asked('dasha', false)))).toBe('notAllowed');
    expect(judge(pupil, caption('dasha', by))).toBe('notAllowed');
    expect(judge(pupil, caption('dasha'), around(asked('dasha')))).toBe('notAllowed');
    const elsewhere = asked('dasha', true, { parent: stampAt(77) });
    expect(judge(pupil, caption('dasha', by), around(elsewhere))).toBe('notAllowed');
    expect(judge(stranger, caption('boris', by), around(asked('boris')))).toBe('notAllowed');
  });

  test('F-125 are judged by the session and by what asked for them', () => {
    expect(lookedUpIn(caption('dasha', { captioner: ASKED }))).toEqual([LESSON, ASKED]);
    expect(lookedUpIn(caption('anna'))).toEqual([LESSON]);
    expect(lookedUpIn(captioner('anna'))).toEqual([LESSON]);
  });
});
