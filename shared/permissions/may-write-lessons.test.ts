import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { handId } from '../schema/lesson-part.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import { readyToBegin } from './may-write-lessons.ts';
import type { Surroundings } from './surroundings.ts';

const LESSON = stampAt(1);
const inChat = { scope: 'chat:c1', parent: LESSON };

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
const here: Surroundings = { look: (id) => (id === LESSON ? lesson : undefined), at: 5 };
const elsewhere: Surroundings = { look: () => undefined, at: 5 };

const hand = (by: string, of: object = {}) => ({
  ...part({ kind: 'hand', id: handId(LESSON, by), by, ...inChat, body: { isUp: true, at: 3 } }),
  ...of,
});
const down = (by: string, of: object = {}) => ({
  ...part({ kind: 'handdown', id: stampAt(9), by, ...inChat, body: { person: '', at: 3 } }),
  ...of,
});
const roll = (by: string, of: object = {}) => ({
  ...part({ kind: 'roll', id: stampAt(9), by, ...inChat, body: { person: 'dasha', state: 'present' } }),
  ...of,
});
const judge = (
  facts: PersonFacts,
  written: ReturnType<typeof hand> | ReturnType<typeof roll>,
  around = here,
) => refusalToWrite(facts, written as never, directory, around);

describe('[LIVE-1] what happens in a lesson', () => {
  test('F-065 is refused to whoever is not in its chat', () => {
    expect(judge(stranger, hand('boris'))).toBe('notAllowed');
    expect(judge(stranger, roll('boris'))).toBe('notAllowed');
  });

  test('F-065 a hand is raised by everyone in the chat, for oneself alone', () => {
    expect(judge(pupil, hand('dasha'))).toBeUndefined();
    expect(judge(teacher, hand('anna'))).toBeUndefined();
    expect(judge(pupil, hand('dasha', { id: handId(LESSON, 'anna') }))).toBe('notAllowed');
    expect(judge(pupil, hand('dasha', { gone: true }))).toBe('notAllowed');
  });

  test('F-065 hands are lowered and the roll is called by those who may lead', () => {
    expect(judge(teacher, down('anna') as never)).toBeUndefined();
    expect(judge(teacher, roll('anna'))).toBeUndefined();
    expect(judge(pupil, down('dasha') as never)).toBe('notAllowed');
    expect(judge(pupil, roll('dasha'))).toBe('notAllowed');
    expect(judge({ ...teacher, isVerified: false }, roll('anna'))).toBe('needsConfirmation');
  });

  test('F-065 lies in the chat of the lesson and under a lesson', () => {
    expect(judge(pupil, hand('dasha', { scope: 'chat:c2' }))).toBe('notAllowed');
    const other = { look: () => ({ ...lesson, kind: 'message' }), at: 5 };
    expect(judge(pupil, hand('dasha'), other)).toBe('notAllowed');
    const far = { look: () => ({ ...lesson, scope: 'chat:c2' }), at: 5 };
    expect(judge(pupil, hand('dasha'), far)).toBe('notAllowed');
  });

  test('F-065 is taken where another hub has the lesson', () => {
    expect(judge(pupil, hand('dasha'), elsewhere)).toBeUndefined();
    expect(judge(pupil, hand('dasha', { parent: 'c1', id: handId('c1', 'dasha') }), elsewhere)).toBe(
      'notAllowed',
    );
  });
});

test.each([
  ['pupils', 'lesson'],
  ['subject', 'lesson'],
  ['staffroom', 'council'],
  ['headParents', 'parents'],
  ['management', 'meeting'],
  ['association', 'meeting'],
  ['private', undefined],
  ['channel', undefined],
] as const)('a head begins in a chat of template %s what it is made for: %s', (template, begins) => {
  const head = person('head', { roles: ['head'], isStaff: true, isPedagogical: true, isHead: true });
  const about = { ...body, template };
  expect(readyToBegin(head, { chat: 'c1', about })).toBe(begins);
  expect(readyToBegin(pupil, { chat: 'c1', about })).toBeUndefined();
});
