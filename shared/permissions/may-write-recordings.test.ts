import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { StoredDocument } from '../schema/envelope.ts';
import { caughtUpId } from '../schema/recording.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { withRules } from '../testing/make-moderation.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';
import { lookedUpIn } from './surroundings.ts';

const LESSON = stampAt(1);
const CALL = stampAt(4);
const QUESTION = stampAt(2);
const MESSAGE = stampAt(3);

function person(name: string, of: Partial<PersonFacts> = {}): PersonFacts {
  return { ...NO_FACTS, person: name, isPresent: true, isVerified: true, chats: new Set(['c1']), ...of };
}
const teacher = person('anna', { roles: ['teacher'], isStaff: true, isPedagogical: true });
const pupil = person('dasha', { roles: ['pupil'], isVerified: false });
const stranger = person('boris', {
  roles: ['teacher'],
  isStaff: true,
  isPedagogical: true,
  chats: new Set(),
});

const directory = new Directory();
const chat = { title: '7Б', template: 'pupils', classroom: '', isArchived: false } as const;
directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body: chat }));
for (const one of withRules('anna', 'dasha', 'boris')) directory.take(one);

const held = new Map<string, StoredDocument>(
  [
    part({
      kind: 'lesson',
      id: LESSON,
      scope: 'chat:c1',
      parent: 'c1',
      by: 'anna',
      body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt: 9 },
    }),
    part({
      kind: 'lesson',
      id: CALL,
      scope: 'chat:c1',
      parent: 'c1',
      by: 'anna',
      body: { title: 'Звонок', type: 'call', plan: '', startedAt: 1, endedAt: 0 },
    }),
    part({
      kind: 'question',
      id: QUESTION,
      scope: 'chat:c1',
      parent: LESSON,
      by: 'dasha',
      body: { atMs: 5, text: 'Почему?' },
    }),
    part({
      kind: 'message',
      id: MESSAGE,
      scope: 'chat:c1',
      parent: 'c1',
      by: 'dasha',
      body: { text: 'Да', replyTo: '' },
    }),
  ].map((one, n) => [one.id, accept(one, n + 1)]),
);

const BODIES = {
  recording: { isOn: true, at: 3 },
  question: { atMs: 5, text: 'Почему?' },
  questionreply: { text: 'Потому.' },
  caughtup: { person: 'dasha', isCaughtUp: true },
} as const;
type Written = keyof typeof BODIES;

function judge(facts: PersonFacts, kind: Written, of: object = {}): string | undefined {
  const parent = kind === 'questionreply' ? QUESTION : LESSON;
  const written = {
    ...part({
      kind,
      id: stampAt(9),
      by: facts.person,
      scope: 'chat:c1',
      parent,
      body: BODIES[kind],
    }),
    ...of,
  };
  const looked = lookedUpIn(written);
  const look = (id: string) => (looked.includes(id) ? held.get(id) : undefined);
  return refusalToWrite(facts, written as never, directory, { look, at: 5 });
}
const KINDS = Object.keys(BODIES) as Written[];

describe('[LIVE-6] [LIVE-7] what belongs to a recorded lesson', () => {
  test.each(KINDS)('G-4 is refused to whoever is not in its chat: %s', (kind) => {
    expect(judge(stranger, kind)).toBe('notAllowed');
  });

  test('G-4 a pupil asks and says that they have caught up, and neither records nor answers', () => {
    expect(judge(pupil, 'question')).toBeUndefined();
    expect(judge(pupil, 'caughtup', { id: caughtUpId(LESSON, 'dasha') })).toBeUndefined();
    expect(judge(pupil, 'recording')).toBe('notAllowed');
    expect(judge(pupil, 'questionreply')).toBe('notAllowed');
  });

  test('G-4 nobody says for another that they have caught up, but whoever leads', () => {
    const other = { body: { person: 'vera', isCaughtUp: true } };
    expect(judge(pupil, 'caughtup')).toBe('notAllowed');
    expect(judge(pupil, 'caughtup', { id: caughtUpId(LESSON, 'vera'), ...other })).toBe('notAllowed');
    expect(judge(pupil, 'caughtup', { id: caughtUpId(LESSON, 'dasha'), ...other })).toBe('notAllowed');
    expect(judge(teacher, 'caughtup', other)).toBeUndefined();
  });

  test('G-4 a teacher records, answers and marks, also where the hub does not have the lesson', () => {
    for (const kind of KINDS) expect(judge(teacher, kind)).toBeUndefined();
    expect(judge(teacher, 'recording', { parent: stampAt(50) })).toBeUndefined();
  });

  test('G-4 a call is not recorded', () => {
    expect(judge(teacher, 'recording', { parent: CALL })).toBe('notAllowed');
  });

  test.each(KINDS)('G-4 has its place: %s', (kind) => {
    expect(judge(teacher, kind, { parent: MESSAGE })).toBe('notAllowed');
    expect(judge(teacher, kind, { scope: 'school' })).toBe('notAllowed');
    expect(judge(teacher, kind, { id: 'my.own' })).toBe('notAllowed');
  });

  test('G-4 a question is taken back by its author; a wish to record is answered by another one', () => {
    expect(judge(pupil, 'question', { gone: true })).toBeUndefined();
    expect(judge(teacher, 'recording', { gone: true })).toBe('notAllowed');
    expect(judge(teacher, 'caughtup', { gone: true })).toBe('notAllowed');
  });
});
