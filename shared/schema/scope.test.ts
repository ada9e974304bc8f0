import { describe, expect, test } from 'vitest';
import { chatOfScope, mayReadScope, parseScope, type ReaderFacts, scopeOf, SCOPES } from './scope.ts';

const NOBODY: ReaderFacts = {
  person: 'p1',
  isPresent: true,
  isStaff: false,
  isAdministrator: false,
  isHead: false,
  isPedagogical: false,
  isPupil: false,
  isParent: false,
  isVerified: false,
  classrooms: new Set(),
  childrensClassrooms: new Set(),
  children: new Set(),
  pupils: new Set(),
  chats: new Set(),
  pastChats: new Map(),
  channels: new Set(),
};

/** What whoever manages the school reads besides: shelves, and who has acknowledged what. */
const MANAGED = ['shelf:k1', 'shelf:k2', 'pshelf:k1', 'pshelf:k2', 'ack:a1'];

/** What all who work in the school read. */
const STAFFED = ['staff', 'notice:pupils', 'notice:parents'];

/** Each kind of reader with the scopes that it may read of `ALL`. */
const READERS: readonly (readonly [string, Partial<ReaderFacts>, readonly string[]])[] = [
  ['someone of whom only the name card is known', {}, []],
  [
    'a pupil of class k1',
    { isPupil: true, classrooms: new Set(['k1']) },
    ['notice:pupils', 'class:k1', 'shelf:k1'],
  ],
  [
    'a parent of child d1 in class k2',
    { isParent: true, children: new Set(['d1']), childrensClassrooms: new Set(['k2']) },
    ['notice:parents', 'class:k2', 'family:d1', 'shelf:k2', 'pshelf:k2'],
  ],
  ['the class teacher of pupil d1', { pupils: new Set(['d1']) }, ['family:d1']],
  ['somebody whom a movement has taken out of chat c1', { pastChats: new Map([['c1', '1']]) }, ['chat:c1']],
  ['a member of chat c1', { chats: new Set(['c1']) }, ['chat:c1', 'answer:c1:p1']],
  [
    'a confirmed teacher in chat c1, of class k1',
    {
      isStaff: true,
      isPedagogical: true,
      isVerified: true,
      chats: new Set(['c1']),
      classrooms: new Set(['k1']),
    },
    [
      ...STAFFED,
      'class:k1',
      'class:k2',
      'chat:c1',
      'shelf:k1',
      'pshelf:k1',
      'door:c1',
      'answer:c1:p1',
      'answer:c1:d1',
    ],
  ],
  ['a teacher', { isStaff: true }, [...STAFFED, 'class:k1', 'class:k2']],
  [
    'an administrator',
    { isStaff: true, isAdministrator: true },
    [
      ...STAFFED,
      'admin',
      'class:k1',
      'class:k2',
      'family:d1',
      'family:d2',
      'slip:a1',
      'act:a1',
      'audit',
      ...MANAGED,
      'door:c1',
    ],
  ],
  ['a head', { isStaff: true, isHead: true }, [...STAFFED, 'class:k1', 'class:k2', 'audit', ...MANAGED]],
  ['the audience of channel n1', { channels: new Set(['n1']) }, ['channel:n1']],
];
const OWN = ['school', 'person:p1', 'family:p1', 'slip:p1', 'act:p1', 'keys:p1', 'ack:p1'];
const FOREIGN = [
  'staff',
  'notice:pupils',
  'notice:parents',
  'admin',
  'class:k1',
  'class:k2',
  'chat:c1',
  'chat:c2',
  'person:p2',
  'family:d1',
  'family:d2',
  'slip:a1',
  'act:a1',
  'keys:a1',
  'audit',
  'channel:n1',
  'channel:n2',
  ...MANAGED,
  'door:c1',
  'answer:c1:p1',
  'answer:c1:d1',
  'answer:c2:p1',
];

describe('[SCOPE-1] the name of a scope', () => {
  test.each([
    ['school', 'school', ''],
    ['staff', 'staff', ''],
    ['admin', 'admin', ''],
    ['class:k1', 'class', 'k1'],
    ['chat:c1', 'chat', 'c1'],
    ['person:p1', 'person', 'p1'],
    ['family:d1', 'family', 'd1'],
    ['slip:@school', 'slip', '@school'],
  ])('%s is read', (scope, kind, subject) => {
    expect(parseScope(scope)).toEqual({ kind, subject });
  });

  test.each(['', 'chat', 'chat:', 'school:x', 'nothing', 'toString', '__proto__:x', 'Chat:c1', ' chat:c1'])(
    '%j is none',
    (scope) => {
      expect(parseScope(scope)).toBeUndefined();
      expect(mayReadScope({ ...NOBODY, isAdministrator: true, isStaff: true }, scope)).toBe(false);
    },
  );

  test('is made as it is read', () => {
    for (const [kind, make] of Object.entries(scopeOf)) {
      const subject = ['answer', 'case', 'word'].includes(kind) ? 'x1:y1' : 'x1';
      expect(parseScope(make('x1', 'y1'))).toEqual({ kind, subject });
    }
    const withSubject = Object.entries(SCOPES).flatMap(([kind, { hasSubject }]) =>
      hasSubject ? [kind] : [],
    );
    expect(Object.keys(scopeOf).sort()).toEqual(withSubject.sort());
  });
});

describe('[SCOPE-2] of all scopes,', () => {
  test.each(READERS)('%s reads', (_who, facts, foreign) => {
    const reader = { ...NOBODY, ...facts };
    expect([...OWN, ...FOREIGN].filter((scope) => mayReadScope(reader, scope))).toEqual([...OWN, ...foreign]);
  });

  test('someone who has left reads none', () => {
    for (const [, facts] of READERS) {
      const gone = { ...NOBODY, ...facts, isPresent: false };
      expect([...OWN, ...FOREIGN].filter((scope) => mayReadScope(gone, scope))).toEqual([]);
    }
  });
});

test('[SCOPE-4] acts and slips are their maker’s and the administrators’, devices their owner’s alone', () => {
  const administrator = { ...NOBODY, isStaff: true, isAdministrator: true };
  const head = { ...NOBODY, isStaff: true, isHead: true };
  const readBy = (facts: ReaderFacts) =>
    ['act:a1', 'slip:a1', 'keys:a1', 'audit', 'act:p1', 'slip:p1', 'keys:p1'].filter((scope) =>
      mayReadScope(facts, scope),
    );
  expect(readBy(NOBODY)).toEqual(['act:p1', 'slip:p1', 'keys:p1']);
  expect(readBy(head)).toEqual(['audit', 'act:p1', 'slip:p1', 'keys:p1']);
  expect(readBy(administrator)).toEqual(['act:a1', 'slip:a1', 'audit', 'act:p1', 'slip:p1', 'keys:p1']);
});

test('[SCOPE-5] answers to tasks are the pupil’s and those of the teachers who are in the chat', () => {
  const inChat = { ...NOBODY, chats: new Set(['c1']) };
  const teacher = { ...inChat, isStaff: true, isPedagogical: true, isVerified: true };
  const readBy = (facts: ReaderFacts) =>
    ['answer:c1:p1', 'answer:c1:p2', 'answer:c2:p1', 'answer:c1', 'answer:c1:'].filter((scope) =>
      mayReadScope(facts, scope),
    );
  expect(readBy(inChat)).toEqual(['answer:c1:p1']);
  expect(readBy(teacher)).toEqual(['answer:c1:p1', 'answer:c1:p2']);
  expect(readBy({ ...teacher, isVerified: false })).toEqual(['answer:c1:p1']);
  expect(readBy({ ...teacher, chats: new Set() })).toEqual([]);
});

test('[OFFER-4] links into a chat are known to those who tend it and to administrators', () => {
  const teacher = { ...NOBODY, isStaff: true, isPedagogical: true, isVerified: true, chats: new Set(['c1']) };
  const isKnownTo = (facts: ReaderFacts) => mayReadScope(facts, 'door:c1');
  expect(isKnownTo(teacher)).toBe(true);
  expect(isKnownTo({ ...teacher, isVerified: false })).toBe(false);
  expect(isKnownTo({ ...teacher, chats: new Set(['c2']) })).toBe(false);
  expect(isKnownTo({ ...NOBODY, chats: new Set(['c1']) })).toBe(false);
  expect(isKnownTo({ ...NOBODY, isStaff: true, isHead: true })).toBe(false);
});

test('[KIND-3] the chat of what is said in it is found from its scope', () => {
  expect(['chat:c1', 'channel:n1', 'person:p1', 'school', 'nothing'].map(chatOfScope)).toEqual([
    'c1',
    'n1',
    '',
    '',
    '',
  ]);
});
