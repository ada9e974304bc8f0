import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatBody } from '../schema/chat.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import { isKind, KINDS, type Kind, kindNames, parseBody } from '../schema/kinds.ts';
import { MEMBER_ROLES } from '../schema/membership.ts';
import { bodies } from '../testing/arbitrary-documents.ts';
import { chatMembership, markPart, messagePart, part, stampAt } from '../testing/make-documents.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { mayAddPeople, mayIssueSlips, mayStartLesson, mayWriteInChat, refusalToWrite } from './may-write.ts';

const facts = (of: Partial<PersonFacts> = {}): PersonFacts => ({
  ...NO_FACTS,
  person: 'anna',
  isPresent: true,
  ...of,
});
const member = facts({ chats: new Set(['c1']) });
const teacher = facts({
  chats: new Set(['c1']),
  isPedagogical: true,
  isStaff: true,
  isVerified: true,
  roles: ['teacher'],
});
const administrator = facts({
  chats: new Set(['c1']),
  isAdministrator: true,
  isStaff: true,
  isPedagogical: true,
  isVerified: true,
});
const offered: ChatBody = { title: 'Учительская', template: 'staffroom', classroom: '', isArchived: false };
const notOffered: ChatBody = { ...offered, template: 'group' };

function verdict(who: PersonFacts, document: AuthorPart, chat: ChatBody | undefined = undefined) {
  const { kind } = document;
  if (!isKind(kind)) throw new Error('a test with no kind');
  return refusalToWrite(who, { ...document, kind }, { chat: (id) => (id === 'c1' ? chat : undefined) });
}

function lesson(of: Partial<AuthorPart> = {}): AuthorPart {
  const body = { title: 'Урок', startedAt: 1, endedAt: 0 };
  return {
    ...part({ kind: 'lesson', id: stampAt(3), scope: 'chat:c1', parent: 'c1', by: 'anna', body }),
    ...of,
  };
}

/** What is allowed, per kind that a person may write: who, and what. */
const ALLOWED: Partial<Record<Kind, readonly [PersonFacts, AuthorPart]>> = {
  message: [member, messagePart({ by: 'anna', chat: 'c1' })],
  lesson: [teacher, lesson()],
  readmark: [member, markPart({ by: 'anna', chat: 'c1', upTo: {} })],
  membership: [teacher, chatMembership('c1', 'anna', { role: 'moderator' })],
};

describe.each(kindNames())('[PUSH-5] a %s', (kind) => {
  const everything = fc.record({
    body: bodies[kind],
    scope: fc.constantFrom('school', 'admin', 'chat:c1', 'chat:c2', 'person:anna', 'class:k1'),
    parent: fc.constantFrom('', 'c1', 'c2'),
    id: fc.constantFrom(stampAt(1), 'c1.anna', 'c1.anna.r'),
    gone: fc.boolean(),
  });
  const of = (by: string) => everything.map((some): AuthorPart => ({ ...some, kind, by, stamp: stampAt(1) }));

  test('refuses when not allowed: a person who is not in the school, in another’s name, in the school’s name', () => {
    fc.assert(
      fc.property(of('anna'), of('boris'), of(SCHOOL_WRITER), (own, foreign, schools) => {
        expect(verdict({ ...administrator, isPresent: false }, own, offered)).toBe('notAllowed');
        expect(verdict(administrator, foreign, offered)).toBe('notAllowed');
        expect(verdict(administrator, schools, offered)).toBe('notAllowed');
        expect(verdict({ ...administrator, person: SCHOOL_WRITER }, schools, offered)).toBe('notAllowed');
      }),
    );
  });

  const allowed = ALLOWED[kind];
  if (!allowed) {
    test('is never written by a person, not even by an administrator', () => {
      fc.assert(
        fc.property(of('anna'), (own) => {
          expect(verdict(administrator, own, offered)).toBe('notAllowed');
        }),
      );
    });
    return;
  }
  const [who, document] = allowed;

  test('is taken from whom it is for', () => {
    parseBody(document);
    expect(verdict(who, document, offered)).toBeUndefined();
  });

  test('refuses someone who is not in the chat', () => {
    expect(verdict({ ...who, chats: new Set() }, document, notOffered)).toBe('notAllowed');
  });

  test.each([
    ['another chat’s scope', { scope: 'chat:c2' }],
    ['another parent', { parent: 'c2' }],
    ['the school’s scope', { scope: 'school' }],
    ['the own person’s scope', { scope: 'person:anna' }],
    ['an id in the name of someone else', { id: 'c1.boris' }],
    ['an id in the name of someone else’s mark', { id: 'c1.boris.r' }],
    ['the id of a family link', { id: 'd1.g1' }],
    ['an id as rosters make them', { id: `i${'0'.repeat(23)}` }],
    ['an id that is a word', { id: 'word' }],
  ])('refuses %s', (_what, change) => {
    const both = { ...who, chats: new Set(['c1', 'c2']) };
    expect(verdict(both, { ...document, ...change }, offered)).toBe('notAllowed');
  });
});

describe('[PUSH-5] a lesson', () => {
  test('is begun by confirmed pedagogical staff of the chat alone', () => {
    for (const lacking of [{ isVerified: false }, { isPedagogical: false }, { chats: new Set<string>() }]) {
      expect(verdict({ ...teacher, ...lacking }, lesson())).toBe('notAllowed');
    }
  });
});

describe('[PUSH-5] the own membership of a chat', () => {
  const outside = { ...teacher, chats: new Set<string>() };

  test('may be begun where the chat is offered, and only there', () => {
    const joining = chatMembership('c1', 'anna', { role: 'moderator' });
    expect(verdict(outside, joining, offered)).toBeUndefined();
    expect(verdict(outside, joining, notOffered)).toBe('notAllowed');
    expect(verdict(outside, joining, undefined)).toBe('notAllowed');
    expect(verdict(outside, joining, { ...offered, isArchived: true })).toBe('notAllowed');
  });

  test('may be ended by whoever is in it, also where the chat is no longer offered', () => {
    const ending = chatMembership('c1', 'anna', { state: 'ended' });
    expect(verdict(member, ending, notOffered)).toBeUndefined();
    expect(verdict(facts(), ending, offered)).toBe('notAllowed');
  });

  test('is in the role that the school’s facts give, not in one the person likes', () => {
    for (const role of MEMBER_ROLES) {
      const joining = chatMembership('c1', 'anna', { role });
      expect(verdict(outside, joining, offered), role).toBe(
        role === 'moderator' || role === 'member' ? undefined : 'notAllowed',
      );
      const unverified = { ...outside, isVerified: false };
      expect(verdict(unverified, joining, offered), role).toBe(role === 'member' ? undefined : 'notAllowed');
    }
  });

  test('is never someone else’s, never a class’s, and not taken back instead of ended', () => {
    const own = chatMembership('c1', 'anna');
    expect(verdict(teacher, { ...chatMembership('c1', 'boris'), by: 'anna' }, offered)).toBe('notAllowed');
    expect(verdict(teacher, { ...own, body: { ...own.body, groupType: 'classroom' } }, offered)).toBe(
      'notAllowed',
    );
    expect(verdict(teacher, { ...own, body: { ...own.body, group: 'c2' } }, offered)).toBe('notAllowed');
    expect(verdict(teacher, { ...own, gone: true }, offered)).toBe('notAllowed');
  });
});

describe('what a person may do', () => {
  test('writing in a chat and starting a lesson need to be in it', () => {
    expect([
      mayWriteInChat(member, 'c1'),
      mayWriteInChat(member, 'c2'),
      mayWriteInChat({ ...member, isPresent: false }, 'c1'),
    ]).toEqual([true, false, false]);
    expect([
      mayStartLesson(teacher, 'c1'),
      mayStartLesson(teacher, 'c2'),
      mayStartLesson(member, 'c1'),
    ]).toEqual([true, false, false]);
  });

  test('slips and new people are an administrator’s', () => {
    for (const may of [mayIssueSlips, mayAddPeople]) {
      expect([may(administrator), may(teacher), may({ ...administrator, isPresent: false })]).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  test('every kind names its writer', () => {
    expect(
      kindNames()
        .filter((kind) => KINDS[kind].writer !== 'school')
        .sort(),
    ).toEqual(['chat', 'lesson', 'membership', 'message', 'readmark']);
  });
});
