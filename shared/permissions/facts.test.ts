import { describe, expect, test } from 'vitest';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import type { ChatBody, ChatTemplate } from '../schema/chat.ts';
import { invitationId } from '../schema/invitation.ts';
import { pairChatId, pairId } from '../schema/pair.ts';
import { ROLES, type Role } from '../schema/person.ts';
import {
  accept,
  chatMembership,
  classMembership,
  kinshipPart,
  part,
  personCard,
  removalPart,
  stampAt,
} from '../testing/make-documents.ts';
import { factsFrom, NO_FACTS } from './facts.ts';

const stored = (parts: readonly AuthorPart[]): StoredDocument[] => parts.map((one, n) => accept(one, n + 1));

interface Known {
  readonly card?: AuthorPart;
  readonly memberships?: readonly AuthorPart[];
  readonly kinships?: readonly AuthorPart[];
  readonly childrensMemberships?: readonly AuthorPart[];
  readonly removals?: readonly AuthorPart[];
  readonly invitations?: readonly AuthorPart[];
  readonly pairs?: readonly AuthorPart[];
  readonly classes?: Readonly<Record<string, readonly AuthorPart[]>>;
  readonly keepsHistory?: boolean;
  readonly chats?: Readonly<Record<string, ChatBody>>;
}

function facts(roles: Role[], of: Known = {}) {
  const { card = personCard('anna', roles), chats = {} } = of;
  return factsFrom('anna', {
    card: accept(card, 1),
    memberships: stored(of.memberships ?? []),
    kinships: stored(of.kinships ?? []),
    childrensMemberships: stored(of.childrensMemberships ?? []),
    removals: stored(of.removals ?? []),
    invitations: stored(of.invitations ?? []),
    pairs: stored(of.pairs ?? []),
    chat: (id) => chats[id],
    membersOf: (classroom) => stored(of.classes?.[classroom] ?? []),
    keepsHistory: of.keepsHistory ?? true,
    homeroomOf: (classroom) => (classroom === 'algebra' ? 'k1' : classroom),
    channels: Object.entries(chats),
    actingIn: new Set<string>(),
  });
}

const invitation = (group: string, person: string, isActive = true): AuthorPart =>
  part({
    kind: 'invitation',
    id: invitationId(group, person),
    scope: `person:${person}`,
    body: { chat: group, person, inviter: 'boris', title: 'Поход', isActive },
  });
const pair = (by: string, other: string): AuthorPart =>
  part({
    kind: 'pair',
    id: pairId(by, other),
    by,
    scope: `chat:${pairChatId(by, other)}`,
    parent: pairChatId(by, other),
    body: { with: other },
  });

const chat = (template: ChatTemplate, classroom = ''): ChatBody => ({
  title: 'Чат',
  template,
  classroom,
  isArchived: false,
});

describe('of a person', () => {
  test.each([
    ['without a card', undefined],
    ['whose card was taken back', { ...personCard('anna', ['teacher']), gone: true }],
    ['who has left', personCard('anna', ['administrator'], { leftAt: 1 })],
  ])('%s nothing is a fact', (_who, card) => {
    const memberships = stored([chatMembership('c1', 'anna'), classMembership('k1', 'anna')]);
    const kinships = stored([kinshipPart('d1', 'anna')]);
    const known = factsFrom('anna', {
      card: card && accept(card, 1),
      memberships,
      kinships,
      childrensMemberships: [],
      removals: [],
      invitations: stored([invitation('c1', 'anna')]),
      pairs: stored([pair('anna', 'boris')]),
      homeroomOf: (classroom) => classroom,
      chat: () => undefined,
      membersOf: () => [],
      keepsHistory: true,
      actingIn: new Set<string>(),
      channels: [['news', chat('wholeSchool')]],
    });
    expect(known).toEqual({ ...NO_FACTS, person: 'anna' });
  });

  test('a chat is offered by name while the invitation holds, and only to whom it names', () => {
    const invitations = [
      invitation('c1', 'anna'),
      invitation('c2', 'anna', false),
      { ...invitation('c3', 'anna'), gone: true },
    ];
    expect([...facts(['pupil'], { invitations }).invitedTo]).toEqual(['c1']);
  });

  test('a private chat is that of its two people, whoever began it', () => {
    const pairs = [pair('anna', 'boris'), pair('vera', 'anna'), pair('boris', 'vera')];
    expect([...facts(['pupil'], { pairs }).chats]).toEqual(['anna.boris', 'anna.vera']);
    expect([...facts(['pupil'], { pairs: [{ ...pair('anna', 'boris'), gone: true }] }).chats]).toEqual([]);
  });

  test('chats and classes count only while the membership is active, and only the own ones', () => {
    const known = facts(['pupil'], {
      memberships: [
        chatMembership('c1', 'anna'),
        chatMembership('c2', 'anna', { state: 'ended' }),
        chatMembership('c3', 'anna', { state: 'declined' }),
        { ...chatMembership('c4', 'anna'), gone: true },
        chatMembership('c5', 'boris'),
        classMembership('k1', 'anna'),
        classMembership('k2', 'anna', { state: 'ended' }),
        classMembership('k3', 'boris'),
      ],
    });
    expect([...known.chats]).toEqual(['c1']);
    expect([...known.classrooms]).toEqual(['k1']);
    expect([...known.classroomRoles]).toEqual([['k1', 'pupil']]);
  });

  test('children are those of active kinships in which the person is the guardian', () => {
    const known = facts(['parent'], {
      kinships: [
        kinshipPart('d1', 'anna'),
        kinshipPart('d2', 'anna', false),
        kinshipPart('d3', 'boris'),
        { ...kinshipPart('d4', 'anna'), gone: true },
        kinshipPart('anna', 'boris'),
      ],
      childrensMemberships: [
        classMembership('k1', 'd1'),
        classMembership('k2', 'd2'),
        classMembership('k3', 'd3'),
        classMembership('k4', 'd1', { state: 'ended' }),
        chatMembership('c1', 'd1'),
      ],
    });
    expect([...known.children]).toEqual(['d1']);
    expect([...known.childrensClassrooms]).toEqual(['k1']);
    expect(known.chats.size).toBe(0);
  });

  test.each<[Role, boolean, boolean, boolean, boolean]>([
    ['administrator', true, true, true, false],
    ['head', true, true, false, true],
    ['deputy', true, true, false, true],
    ['teacher', true, true, false, false],
    ['staff', true, false, false, false],
    ['parent', false, false, false, false],
    ['pupil', false, false, false, false],
  ])(
    'the role %s says who is staff and pedagogical, and, once confirmed, administrator or head',
    (role, isStaff, isPedagogical, isAdministrator, isHead) => {
      const card = (isVerified: boolean) => personCard('anna', [role], { isVerified });
      const confirmed = facts([], { card: card(true) });
      expect(confirmed).toMatchObject({ isStaff, isPedagogical, isAdministrator, isHead, roles: [role] });
      const waiting = facts([], { card: card(false) });
      expect(waiting).toMatchObject({ isStaff, isPedagogical, isAdministrator: false, isHead: false });
      expect(ROLES).toContain(role);
    },
  );

  test('being confirmed comes from the card', () => {
    expect(facts(['teacher']).isVerified).toBe(false);
    expect(facts([], { card: personCard('anna', ['teacher'], { isVerified: true }) }).isVerified).toBe(true);
  });

  test('a document of another kind among the sources is nobody’s fact', () => {
    const known = facts(['pupil'], {
      memberships: [kinshipPart('d1', 'anna')],
      kinships: [chatMembership('c1', 'anna')],
    });
    expect([known.chats.size, known.children.size]).toEqual([0, 0]);
  });

  test('a chat is left with the class, whatever the own membership says', () => {
    const chats = { c1: chat('pupils', 'k1'), c2: chat('pupils', 'k2'), c3: chat('group') };
    const memberships = [
      ...Object.keys(chats).map((id) => chatMembership(id, 'anna')),
      chatMembership('unknown', 'anna'),
      classMembership('k1', 'anna'),
    ];
    expect([...facts(['pupil'], { chats, memberships }).chats]).toEqual(['c1', 'c3', 'unknown']);
  });

  test.each([
    ['earlier than the own wish', 1, 2, true],
    ['as early', 2, 2, false],
    ['later', 3, 2, false],
  ])('a removal that is %s', (_when, removedAt, joinedAt, isIn) => {
    const chats = { c1: chat('group') };
    const memberships = [chatMembership('c1', 'anna', { stamp: stampAt(joinedAt) })];
    const removals = [removalPart('c1', 'anna', { stamp: stampAt(removedAt) })];
    expect(facts(['pupil'], { chats, memberships, removals }).chats.has('c1')).toBe(isIn);
    const gone = removals.map((one) => ({ ...one, gone: true }));
    expect(facts(['pupil'], { chats, memberships, removals: gone }).chats.has('c1')).toBe(true);
  });

  describe('a chat that ended with its class', () => {
    const chats = {
      c1: { ...chat('pupils', 'k1'), isArchived: true },
      c2: { ...chat('parents', 'k1'), isArchived: true },
    };
    const joined = [chatMembership('c1', 'anna'), chatMembership('c2', 'anna')];
    const ended = classMembership('k1', 'anna', { state: 'ended' });

    test('is still read by a pupil who was in the class, and not written in', () => {
      const known = facts(['pupil'], { chats, memberships: [...joined, ended] });
      expect([[...known.chats], [...known.archivedChats]]).toEqual([['c1'], ['c1']]);
      expect([...known.classrooms]).toEqual([]);
    });

    test('is still read by the parent of one', () => {
      const known = facts(['parent'], {
        chats,
        memberships: joined,
        kinships: [kinshipPart('d1', 'anna')],
        childrensMemberships: [classMembership('k1', 'd1', { state: 'ended' })],
      });
      expect([[...known.chats], [...known.childrensClassrooms]]).toEqual([['c2'], []]);
    });

    test('is read by nobody where the school does not keep history, who was taken out, or who is not confirmed', () => {
      const memberships = [...joined, ended];
      expect(facts(['pupil'], { chats, memberships, keepsHistory: false }).chats.size).toBe(0);
      const removals = [removalPart('c1', 'anna', { stamp: stampAt(2) })];
      expect(facts(['pupil'], { chats, memberships, removals }).chats.size).toBe(0);
      const taught = [...joined, classMembership('k1', 'anna', { role: 'teacher', state: 'ended' })];
      expect(facts(['teacher'], { chats, memberships: taught }).chats.size).toBe(0);
    });
  });

  test('the pupils of a class are known to its class teacher alone, and once confirmed', () => {
    const classes = {
      k1: [
        classMembership('k1', 'boris'),
        classMembership('k1', 'vera', { state: 'ended' }),
        classMembership('k1', 'anna', { role: 'classTeacher' }),
      ],
    };
    const pupils = (role: 'classTeacher' | 'teacher', isVerified: boolean) =>
      facts([], {
        card: personCard('anna', ['teacher'], { isVerified }),
        memberships: [classMembership('k1', 'anna', { role })],
        classes,
      }).pupils;
    expect([...pupils('classTeacher', true)]).toEqual(['boris']);
    expect([pupils('classTeacher', false).size, pupils('teacher', true).size]).toEqual([0, 0]);
  });

  test.each([
    ['transferred', true, true],
    ['family', true, true],
    ['transferred', false, false],
    ['detached', true, false],
    ['unconfirmed', true, false],
    ['role', true, false],
  ] as const)(
    'a chat that ended because of %s, history kept: %s, stays readable up to there: %s',
    (why, keepsHistory, isPast) => {
      const removal = removalPart('c1', 'anna', { stamp: stampAt(2), why });
      const known = facts(['pupil'], {
        chats: { c1: chat('pupils', 'k1') },
        memberships: [chatMembership('c1', 'anna')],
        removals: [removal],
        keepsHistory,
      });
      expect(known.chats.size).toBe(0);
      expect([...known.pastChats]).toEqual(isPast ? [['c1', accept(removal, 1).order]] : []);
    },
  );

  test('channels are those in whose audience the person is; nobody joins them', () => {
    const chats = { all: chat('wholeSchool'), staff: chat('staffNews'), c1: chat('group') };
    expect([...facts(['pupil'], { chats }).channels]).toEqual(['all']);
    expect([...facts(['parent'], { chats }).channels]).toEqual(['all']);
    expect([...facts(['staff'], { chats }).channels]).toEqual(['all', 'staff']);
    expect(facts(['staff'], { chats }).chats.size).toBe(0);
  });
});
