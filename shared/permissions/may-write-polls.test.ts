import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { ChatBody } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type BodyOf, isKind, type Kind } from '../schema/kinds.ts';
import { policyId } from '../schema/policy.ts';
import { voteId } from '../schema/poll.ts';
import { accept, part, stampAt } from '../testing/make-documents.ts';
import { withRules } from '../testing/make-moderation.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { refusalToWrite } from './may-write.ts';

const POLL = stampAt(1);
const TASK = stampAt(2);
const ANSWER = stampAt(3);
const NOW = 100;

function person(name: string, of: Partial<PersonFacts> = {}): PersonFacts {
  return { ...NO_FACTS, person: name, isPresent: true, isVerified: true, chats: new Set(['c1']), ...of };
}
const teacher = person('anna', { roles: ['teacher'], isStaff: true, isPedagogical: true });
const pupil = person('dasha', { roles: ['pupil'], isVerified: false });
const stranger = person('boris', { roles: ['pupil'], chats: new Set() });

function school(
  of: { readonly template?: ChatBody['template']; readonly isForAll?: boolean } = {},
): Directory {
  const { template = 'pupils', isForAll = false } = of;
  const directory = new Directory();
  const body = { title: '7Б', template, classroom: '', isArchived: false };
  directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body }));
  for (const one of withRules('anna', 'dasha', 'boris')) directory.take(one);
  const set = { name: 'membersMakePolls' as const, chat: '', value: isForAll, isSet: true };
  directory.take(part({ kind: 'policy', id: policyId(set.name), scope: 'school', body: set }));
  return directory;
}

const QUESTION: BodyOf<'poll'> = {
  question: 'Когда?',
  type: 'poll',
  options: ['Утром', 'Днём'].map((text) => ({ text, places: 0 })),
  isMultiple: false,
  isAnonymous: false,
  closesAt: 200,
  closedAt: 0,
};
const inChat = { scope: 'chat:c1', parent: 'c1', by: 'anna' };
const poll = (body: Partial<BodyOf<'poll'>> = {}, of: Partial<AuthorPart> = {}) => ({
  ...part({ kind: 'poll', id: POLL, ...inChat, body: { ...QUESTION, ...body } }),
  ...of,
});
const vote = (by: string, choices: number[], of: Partial<AuthorPart> = {}) => ({
  ...part({
    kind: 'vote',
    id: voteId(POLL, by),
    scope: 'chat:c1',
    parent: POLL,
    by,
    body: { choices },
  }),
  ...of,
});
const task = (body: Partial<BodyOf<'task'>> = {}, of: Partial<AuthorPart> = {}) => ({
  ...part({
    kind: 'task',
    id: TASK,
    ...inChat,
    body: { title: 'Дроби', text: '', files: [], dueAt: 0, isClosed: false, ...body },
  }),
  ...of,
});
const ofTask = { scope: 'answer:c1:dasha', parent: TASK };
const answer = (text = 'Две трети', of: Partial<AuthorPart> = {}) => ({
  ...part({ kind: 'taskanswer', id: ANSWER, ...ofTask, by: 'dasha', body: { text, files: [] } }),
  ...of,
});
const reply = (by: string, body: Partial<BodyOf<'taskreply'>> = {}, of: Partial<AuthorPart> = {}) => ({
  ...part({
    kind: 'taskreply',
    id: stampAt(4),
    ...ofTask,
    by,
    body: { text: 'Верно', files: [], verdict: 'comment', answer: ANSWER, ...body },
  }),
  ...of,
});
const show = (body: Partial<BodyOf<'taskshow'>> = {}, of: Partial<AuthorPart> = {}) => ({
  ...part({
    kind: 'taskshow',
    id: stampAt(5),
    ...inChat,
    parent: TASK,
    body: { answer: ANSWER, person: 'dasha', text: 'Две трети', files: [], ...body },
  }),
  ...of,
});

/** @param held what the hub holds already, all accepted a while ago */
function verdict(
  who: PersonFacts,
  document: AuthorPart,
  held: readonly AuthorPart[] = [],
  directory = school(),
) {
  const { kind } = document;
  if (!isKind(kind)) throw new Error('a test with no kind');
  const around = new Map(held.map((one, index) => [one.id, accept(one, index + 1, index + 1)]));
  return refusalToWrite(who, { ...document, kind: kind satisfies Kind }, directory, {
    look: (id) => around.get(id),
    at: NOW,
  });
}

describe('F-055 a poll', () => {
  test('is refused to whoever may not ask, and to everyone in a private chat', () => {
    const own = { by: 'dasha' };
    expect(verdict(pupil, poll({}, own))).toBe('notAllowed');
    expect(verdict(pupil, poll({}, own), [], school({ isForAll: true }))).toBeUndefined();
    expect(verdict({ ...teacher, isVerified: false }, poll())).toBe('needsConfirmation');
    expect(verdict({ ...teacher, chats: new Set() }, poll())).toBe('notAllowed');
    expect(verdict(teacher, poll(), [], school({ template: 'private' }))).toBe('notAllowed');
    expect(verdict(teacher, poll())).toBeUndefined();
  });

  test('is closed and taken back by its author; nothing else of it changes', () => {
    expect(verdict(teacher, poll({ closedAt: 50 }), [poll()])).toBeUndefined();
    expect(verdict(teacher, poll({}, { gone: true }), [poll()])).toBeUndefined();
    for (const change of [{ question: 'Куда?' }, { closesAt: 900 }, { isAnonymous: true }, { closedAt: 0 }]) {
      expect(verdict(teacher, poll({ closedAt: 50, ...change }), [poll()]), JSON.stringify(change)).toBe(
        'notAllowed',
      );
    }
    expect(verdict(teacher, poll({ closedAt: 60 }), [poll({ closedAt: 50 })])).toBe('notAllowed');
  });

  test('that makes no sense is refused: closed from the start, one answer, a secret or twofold sign-up', () => {
    const one = QUESTION.options.slice(0, 1);
    const wrong = [
      { closedAt: 5 },
      { options: one },
      { options: QUESTION.options.map((option) => ({ ...option, places: 3 })) },
      { type: 'signup', isAnonymous: true },
      { type: 'signup', isMultiple: true },
    ] as const;
    for (const body of wrong) {
      const { options = QUESTION.options, ...rest } = { options: undefined, ...body };
      expect(verdict(teacher, poll({ ...rest, options: [...options] })), JSON.stringify(body)).toBe(
        'badRequest',
      );
    }
    expect(verdict(teacher, poll({ type: 'signup', options: one }))).toBeUndefined();
  });
});

describe('F-055 a vote', () => {
  test('[POLL-1] is refused from outside the chat, for somebody else, and a second one', () => {
    expect(verdict(stranger, vote('boris', [0]), [poll()])).toBe('notAllowed');
    expect(verdict(pupil, vote('anna', [0], { by: 'dasha' }), [poll()])).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { id: stampAt(9) }), [poll()])).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { id: `${POLL}.dasha.w` }), [poll()])).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0]), [poll()])).toBeUndefined();
  });

  test('[POLL-2] is refused after the closing, planned or early', () => {
    expect(verdict(pupil, vote('dasha', [0]), [poll({ closesAt: NOW })])).toBe('pollClosed');
    expect(verdict(pupil, vote('dasha', [0]), [poll({ closedAt: 1 })])).toBe('pollClosed');
    expect(verdict(pupil, vote('dasha', []), [poll({ closesAt: NOW })])).toBe('pollClosed');
    expect(verdict(pupil, vote('dasha', [0]), [poll({}, { gone: true })])).toBe('notAllowed');
  });

  test('[POLL-1] is of options that are there, and one of them', () => {
    expect(verdict(pupil, vote('dasha', [2]), [poll()])).toBe('badRequest');
    expect(verdict(pupil, vote('dasha', [0, 1]), [poll()])).toBe('badRequest');
    expect(verdict(pupil, vote('dasha', [0, 1]), [poll({ isMultiple: true })])).toBeUndefined();
    expect(verdict(pupil, vote('dasha', []), [poll()])).toBeUndefined();
  });

  test('D-12 of an anonymous poll lies with its voter and nowhere else', () => {
    const secret = [poll({ isAnonymous: true })];
    expect(verdict(pupil, vote('dasha', [0]), secret)).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { scope: 'person:anna' }), secret)).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { scope: 'person:dasha' }), secret)).toBeUndefined();
    expect(verdict(stranger, vote('boris', [0], { scope: 'person:boris' }), secret)).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { scope: 'person:dasha' }), [poll()])).toBe('notAllowed');
  });

  test('[POLL-4] for a poll that has not come yet is taken where it is open, and waits where it is not', () => {
    expect(verdict(pupil, vote('dasha', [7]))).toBeUndefined();
    expect(verdict(stranger, vote('boris', [0]))).toBe('notAllowed');
    expect(verdict(pupil, vote('dasha', [0], { scope: 'person:dasha' }))).toBe('notFound');
  });

  test('D-12 a tally is written by nobody but the school', () => {
    const body = { voters: 9, counts: [9, 0], isFinal: true };
    const forged = part({ kind: 'tally', id: `${POLL}.t`, scope: 'chat:c1', parent: POLL, by: 'anna', body });
    expect(verdict(teacher, forged, [poll({ isAnonymous: true })])).toBe('notAllowed');
    expect(verdict(teacher, { ...forged, by: '@school' })).toBe('notAllowed');
  });
});

describe('F-062 a task', () => {
  test('is set by the teachers of a study chat, and by nobody else', () => {
    expect(verdict(pupil, task({}, { by: 'dasha' }))).toBe('notAllowed');
    expect(verdict({ ...teacher, isVerified: false }, task())).toBe('needsConfirmation');
    expect(verdict(teacher, task(), [], school({ template: 'staffroom' }))).toBe('notAllowed');
    expect(verdict(teacher, task())).toBeUndefined();
  });

  test('[TASK-1] is answered by pupils of the chat, each in the own place, until it is closed', () => {
    expect(verdict(stranger, answer('да', { by: 'boris', scope: 'answer:c1:boris' }), [task()])).toBe(
      'notAllowed',
    );
    expect(verdict(teacher, answer('да', { by: 'anna', scope: 'answer:c1:anna' }), [task()])).toBe(
      'notAllowed',
    );
    expect(verdict(pupil, answer('да', { scope: 'answer:c1:boris' }), [task()])).toBe('notAllowed');
    expect(verdict(pupil, answer('да', { scope: 'chat:c1' }), [task()])).toBe('notAllowed');
    expect(verdict(pupil, answer(), [])).toBe('notAllowed');
    expect(verdict(pupil, answer(), [task({ isClosed: true })])).toBe('taskClosed');
    expect(verdict(pupil, answer('  '), [task()])).toBe('badRequest');
    expect(verdict(pupil, answer(), [task()])).toBeUndefined();
    expect(verdict(pupil, answer('другое'), [task(), answer()])).toBe('notAllowed');
  });

  test('[TASK-2] is judged by teachers; the pupil answers in words', () => {
    const held = [task(), answer()];
    expect(verdict(pupil, reply('dasha', { verdict: 'accepted' }), held)).toBe('notAllowed');
    expect(verdict(pupil, reply('dasha', { answer: '' }), held)).toBeUndefined();
    expect(verdict(stranger, reply('boris'), held)).toBe('notAllowed');
    expect(verdict(teacher, reply('anna', { verdict: 'returned', text: '' }), held)).toBeUndefined();
    expect(verdict(teacher, reply('anna', { verdict: 'returned', answer: '' }), held)).toBe('notAllowed');
    expect(verdict(teacher, reply('anna', {}, { scope: 'answer:c1:boris' }), held)).toBe('notAllowed');
    expect(verdict(teacher, reply('anna', { text: ' ' }), held)).toBe('badRequest');
    expect(verdict(teacher, reply('anna', {}, { gone: true }), held)).toBe('notAllowed');
  });

  test('[TASK-2] is shown to all as it was handed in, by a teacher alone', () => {
    const held = [task(), answer()];
    expect(verdict(pupil, show({}, { by: 'dasha' }), held)).toBe('notAllowed');
    expect(verdict(teacher, show(), held)).toBeUndefined();
    expect(verdict(teacher, show({ text: 'Другое' }), held)).toBe('notAllowed');
    expect(verdict(teacher, show({ person: 'boris' }), held)).toBe('notAllowed');
    expect(verdict(teacher, show({ answer: POLL }), [...held, poll()])).toBe('notAllowed');
    expect(verdict(teacher, show({}, { scope: 'chat:c2' }), held)).toBe('notAllowed');
  });
});
