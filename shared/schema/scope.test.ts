import { describe, expect, test } from 'vitest';
import { mayReadScope, parseScope, type ReaderFacts, scopeOf, SCOPES } from './scope.ts';

const NOBODY: ReaderFacts = {
  person: 'p1',
  isPresent: true,
  isStaff: false,
  isAdministrator: false,
  isHead: false,
  classrooms: new Set(),
  childrensClassrooms: new Set(),
  children: new Set(),
  pupils: new Set(),
  chats: new Set(),
  pastChats: new Map(),
  channels: new Set(),
};

/** Each kind of reader with the scopes that it may read of `ALL`. */
const READERS: readonly (readonly [string, Partial<ReaderFacts>, readonly string[]])[] = [
  ['someone of whom only the name card is known', {}, []],
  ['a pupil of class k1', { classrooms: new Set(['k1']) }, ['class:k1']],
  [
    'a parent of child d1 in class k2',
    { children: new Set(['d1']), childrensClassrooms: new Set(['k2']) },
    ['class:k2', 'family:d1'],
  ],
  ['the class teacher of pupil d1', { pupils: new Set(['d1']) }, ['family:d1']],
  ['somebody whom a movement has taken out of chat c1', { pastChats: new Map([['c1', '1']]) }, ['chat:c1']],
  ['a member of chat c1', { chats: new Set(['c1']) }, ['chat:c1']],
  ['a teacher', { isStaff: true }, ['staff', 'class:k1', 'class:k2']],
  [
    'an administrator',
    { isStaff: true, isAdministrator: true },
    ['staff', 'admin', 'class:k1', 'class:k2', 'family:d1', 'family:d2', 'slip:a1', 'act:a1', 'audit'],
  ],
  ['a head', { isStaff: true, isHead: true }, ['staff', 'class:k1', 'class:k2', 'audit']],
  ['the audience of channel n1', { channels: new Set(['n1']) }, ['channel:n1']],
];
const OWN = ['school', 'person:p1', 'family:p1', 'slip:p1', 'act:p1', 'keys:p1'];
const FOREIGN = [
  'staff',
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
      expect(parseScope(make('x1'))).toEqual({ kind, subject: 'x1' });
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
