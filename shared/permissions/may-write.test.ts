import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatBody } from '../schema/chat.ts';
import { type BodyOf, isKind, KINDS, type Kind, kindNames, parseBody } from '../schema/kinds.ts';
import { type AuthorPart, SCHOOL_WRITER, type StoredDocument } from '../schema/envelope.ts';
import { MEMBER_ROLES } from '../schema/membership.ts';
import { pinId } from '../schema/pin.ts';
import { preferenceId } from '../schema/preference.ts';
import { reactionId } from '../schema/reaction.ts';
import { takedownId } from '../schema/takedown.ts';
import { eventPart, pollPart, votePart } from '../testing/make-ballots.ts';
import { bodies } from '../testing/arbitrary-documents.ts';
import {
  accept,
  actPart,
  chatMembership,
  classMembership,
  markPart,
  messagePart,
  part,
  personCard,
  slipPart,
  stampAt,
} from '../testing/make-documents.ts';
import { CITED, withRules } from '../testing/make-moderation.ts';
import { exhibitPart } from '../testing/make-stage.ts';
import {
  ackPart,
  materialPart,
  orderPart,
  paperAckPart,
  reminderPart,
  reviewPart,
} from '../testing/shelf-documents.ts';
import { Directory } from '../directory/directory.ts';
import { type SwitchName, policyId } from '../schema/policy.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { mayWriteInChat, refusalToWrite } from './may-write.ts';
import { bookingPart, consultationPart, minutesPart, sessionPart } from '../testing/make-sessions.ts';
import { readyToBegin } from './may-write-lessons.ts';

const facts = (of: Partial<PersonFacts> = {}): PersonFacts => ({
  ...NO_FACTS,
  person: 'anna',
  isPresent: true,
  ...of,
});
const member = facts({ chats: new Set(['c1']), roles: ['parent'] });
const teacher = facts({
  chats: new Set(['c1']),
  isPedagogical: true,
  isStaff: true,
  isVerified: true,
  roles: ['teacher'],
});
const administrator = facts({
  chats: new Set(['c1']),
  roles: ['administrator'],
  isAdministrator: true,
  isStaff: true,
  isPedagogical: true,
  isVerified: true,
});
const offered: ChatBody = { title: 'Учительская', template: 'staffroom', classroom: '', isArchived: false };
const notOffered: ChatBody = { ...offered, template: 'group' };

const channel: ChatBody = { ...offered, title: 'Школа', template: 'wholeSchool' };

/** A school with a pupil in a class, and one chat or channel `c1` where a body is given. */
function schoolWith(
  chat: ChatBody | undefined,
  settings: Partial<Record<SwitchName, boolean>> = {},
): Directory {
  const directory = new Directory();
  for (const one of [personCard('dasha', ['pupil']), ...withRules('anna')]) directory.take(one);
  directory.take(classMembership('k1', 'dasha'));
  if (chat) directory.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body: chat }));
  for (const [name, value] of Object.entries(settings)) {
    const body = { name: name as SwitchName, chat: '', value, isSet: true };
    directory.take(part({ kind: 'policy', id: policyId(body.name), scope: 'school', body }));
  }
  return directory;
}

function verdict(who: PersonFacts, document: AuthorPart, chat?: ChatBody, directory = schoolWith(chat)) {
  const { kind } = document;
  if (!isKind(kind)) throw new Error('a test with no kind');
  return refusalToWrite(who, { ...document, kind }, directory, { look: (id) => HELD.get(id), at: 1 });
}

const poll = pollPart('anna', { id: stampAt(8) });
const consultation = consultationPart('anna', { id: stampAt(12) });
const pupil: PersonFacts = { ...member, roles: ['pupil'] };
/** What a hub holds already. */
const HELD: ReadonlyMap<string, StoredDocument> = new Map(
  [poll, consultation].map((one) => [one.id, accept(one, 1)]),
);

function lesson(of: Partial<AuthorPart> = {}): AuthorPart {
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt: 0 };
  return {
    ...part({ kind: 'lesson', id: stampAt(3), scope: 'chat:c1', parent: 'c1', by: 'anna', body }),
    ...of,
  };
}

function answer(): AuthorPart {
  const body = { chat: 'c1', isPutOff: false };
  const of = { kind: 'answer', id: 'c1.anna.a', scope: 'person:anna', parent: 'c1', by: 'anna' } as const;
  return part({ ...of, body });
}

function slip(of: Partial<AuthorPart> = {}): AuthorPart {
  return { ...slipPart('anna', { id: stampAt(4), body: { person: 'dasha', expiresAt: 5 } }), ...of };
}

function saidAbout<K extends Kind>(kind: K, body: BodyOf<K>, id: string): AuthorPart {
  return part({ kind, id, scope: 'chat:c1', parent: stampAt(5), by: 'anna', body });
}

/** What is allowed, per kind that a person may write: who, and what. */
const ALLOWED: Partial<Record<Kind, readonly [PersonFacts, AuthorPart]>> = {
  message: [member, messagePart({ by: 'anna', chat: 'c1' })],
  lesson: [teacher, lesson()],
  session: [teacher, sessionPart('anna', { id: stampAt(11) })],
  booking: [pupil, bookingPart('anna', consultation.id)],
  minutes: [teacher, minutesPart('anna', consultation.id)],
  poll: [teacher, pollPart('anna', { id: stampAt(7) })],
  event: [teacher, eventPart('anna', { id: stampAt(6) })],
  vote: [member, votePart('anna', poll.id, [1])],
  readmark: [member, markPart({ by: 'anna', chat: 'c1', upTo: {} })],
  membership: [teacher, chatMembership('c1', 'anna', { role: 'moderator' })],
  answer: [member, answer()],
  act: [member, actPart('anna', 'school.edit', {})],
  slip: [administrator, slip()],
  reaction: [member, saidAbout('reaction', { sign: 'like' }, reactionId(stampAt(5), 'anna'))],
  takedown: [
    teacher,
    saidAbout('takedown', { author: 'dasha', reason: 'Грубо', ...CITED }, takedownId(stampAt(5), 'anna')),
  ],
  pin: [
    teacher,
    { ...saidAbout('pin', { message: stampAt(5), isPinned: true }, pinId(stampAt(5), 'anna')), parent: 'c1' },
  ],
  preference: [
    member,
    {
      ...saidAbout('preference', { chat: 'c1', mutedUntil: 0, isPinned: false }, preferenceId('c1', 'anna')),
      parent: 'c1',
      scope: 'person:anna',
    },
  ],
  order: [administrator, orderPart('anna')],
  ack: [member, ackPart('anna', stampAt(9))],
  paperack: [administrator, paperAckPart('anna', stampAt(9), 'dasha')],
  reminder: [administrator, reminderPart('anna', stampAt(9))],
  material: [administrator, materialPart('anna')],
  review: [administrator, reviewPart('anna', stampAt(9))],
  exhibit: [teacher, exhibitPart('anna', { id: stampAt(9), chat: 'c1' })],
};
/** Kinds that lie in a chat. */
const IN_CHAT: ReadonlySet<Kind> = new Set([
  'message',
  'lesson',
  'session',
  'booking',
  'minutes',
  'readmark',
  'membership',
  'reaction',
  'takedown',
  'pin',
  'poll',
  'event',
  'vote',
  'exhibit',
]);
/** What is said about a message lies in a chat by its scope alone; in another chat it says nothing about it. */
const isOtherChat = (kind: Kind, scope: string) =>
  scope === 'chat:c2' && (kind === 'reaction' || kind === 'takedown');
const SCOPES_TRIED = [
  'chat:c2',
  'channel:c1',
  'school',
  'staff',
  'admin',
  'audit',
  'person:anna',
  'person:boris',
  'slip:boris',
  'act:boris',
  'keys:anna',
  'class:k1',
  'family:anna',
];

describe.each(kindNames())('[PUSH-5] a %s', (kind) => {
  const everything = fc.record({
    body: bodies[kind],
    scope: fc.constantFrom('chat:c1', 'slip:anna', 'act:anna', ...SCOPES_TRIED),
    parent: fc.constantFrom('', 'c1', 'c2'),
    id: fc.constantFrom(stampAt(1), 'c1.anna', 'c1.anna.r', 'c1.anna.a', 'c1.anna.x'),
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

  if (IN_CHAT.has(kind)) {
    test('refuses someone who is not in the chat', () => {
      expect(verdict({ ...who, chats: new Set() }, document, notOffered)).toBe('notAllowed');
    });
  }

  test.each(SCOPES_TRIED.filter((scope) => scope !== document.scope && !isOtherChat(kind, scope)))(
    'refuses the scope %s',
    (scope) => {
      const both = { ...who, chats: new Set(['c1', 'c2']) };
      expect(verdict(both, { ...document, scope }, offered)).toBe('notAllowed');
    },
  );

  test.each([
    ['another parent', { parent: 'c2' }],
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
    expect(verdict({ ...teacher, isVerified: false }, lesson())).toBe('needsConfirmation');
    for (const lacking of [{ roles: ['staff' as const] }, { chats: new Set<string>() }]) {
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

describe('[PUSH-5] what stands in a channel', () => {
  const written = messagePart({ by: 'anna', chat: 'c1', scope: 'channel:c1' });
  const mark = { ...markPart({ by: 'anna', chat: 'c1', upTo: {} }), scope: 'person:anna' };
  const reader = facts({ channels: new Set(['c1']) });
  const writer = { ...administrator, chats: new Set<string>(), channels: new Set(['c1']) };

  test('is written by confirmed administrators and heads of its audience alone', () => {
    expect(verdict(writer, written, channel)).toBeUndefined();
    expect(verdict({ ...writer, roles: ['head'] }, written, channel)).toBeUndefined();
    expect(verdict({ ...writer, isVerified: false }, written, channel)).toBe('needsConfirmation');
    expect(verdict({ ...writer, roles: ['teacher'] }, written, channel)).toBe('notAllowed');
    expect(verdict({ ...writer, channels: new Set() }, written, channel)).toBe('notAllowed');
    expect(verdict(reader, written, channel)).toBe('notAllowed');
  });

  test('is not written into the scope of a channel that is none, nor the other way round', () => {
    expect(verdict(writer, written, offered)).toBe('notAllowed');
    expect(verdict(writer, written, undefined)).toBe('notAllowed');
    expect(verdict(writer, { ...written, scope: 'chat:c1' }, channel)).toBe('notAllowed');
  });

  test('is marked as read by whoever reads it, in a place of the own', () => {
    expect(verdict(reader, mark, channel)).toBeUndefined();
    expect(verdict(reader, { ...mark, scope: 'channel:c1' }, channel)).toBe('notAllowed');
    expect(verdict(reader, { ...mark, scope: 'person:boris' }, channel)).toBe('notAllowed');
    expect(verdict(facts(), mark, channel)).toBe('notAllowed');
    expect(verdict(reader, mark, offered)).toBe('notAllowed');
  });
});

describe('[PUSH-5] an act, a slip and an answer', () => {
  test('are not taken back', () => {
    for (const [who, document] of [ALLOWED.act, ALLOWED.slip, ALLOWED.answer].filter((one) => !!one)) {
      expect(verdict(who, { ...document, gone: true }, offered), document.kind).toBe('notAllowed');
    }
  });

  test('[SLIP-1] a slip is made by those whom the table allows it, an annulled one is always taken', () => {
    const waiting = { ...administrator, isVerified: false, isAdministrator: false };
    expect(verdict(teacher, slip())).toBe('notAllowed');
    expect(verdict(waiting, slip())).toBe('needsConfirmation');
    expect(verdict(waiting, slip({ body: { ...slip().body, annulledAt: 9 } }))).toBeUndefined();
    expect(verdict(administrator, slip({ body: { ...slip().body, person: 'nobody' } }))).toBe('notFound');
  });
});

describe('what a person may do', () => {
  test('writing in a chat and beginning something there need to be in it', () => {
    const school = schoolWith(offered);
    expect([
      mayWriteInChat(member, 'c1', school, 1),
      mayWriteInChat(member, 'c2', school, 1),
      mayWriteInChat({ ...member, isPresent: false }, 'c1', school, 1),
    ]).toEqual([true, false, false]);
    const at = (chat: string) => ({ chat, about: school.chat(chat) });
    expect([
      readyToBegin(teacher, at('c1')),
      readyToBegin(teacher, at('c2')),
      readyToBegin(member, at('c1')),
    ]).toEqual(['webinar', undefined, undefined]);
  });

  test.each<[SwitchName, PersonFacts, PersonFacts]>([
    ['pupilsWriteInChats', { ...member, roles: ['pupil'] }, { ...member, roles: ['parent'] }],
    ['parentsWriteInChats', { ...member, roles: ['parent'] }, { ...member, roles: ['pupil'] }],
  ])('the setting %s silences those it is about, and nobody else', (name, silenced, other) => {
    const quiet = schoolWith(offered, { [name]: false });
    const said = messagePart({ by: 'anna', chat: 'c1' });
    expect(verdict(silenced, said, undefined, quiet)).toBeDefined();
    expect(mayWriteInChat(silenced, 'c1', quiet, 1)).toBe(false);
    for (const one of [other, teacher]) {
      expect(verdict(one, said, undefined, quiet)).toBeUndefined();
      expect(mayWriteInChat(one, 'c1', quiet, 1)).toBe(true);
    }
    expect(verdict(silenced, said, undefined, schoolWith(offered))).toBeUndefined();
  });

  test('every kind names its writer', () => {
    expect(
      kindNames()
        .filter((kind) => KINDS[kind].writer !== 'school')
        .sort(),
    ).toEqual([
      'ack', 'act', 'air', 'answer', 'apology', 'booking', 'callanswer', 'caption', 'captioner', 'casestep', 'caughtup', 'chat', 'cohost', 'cue', 'event', 'exhibit', 'hand', 'handdown', 'ink', 'lesson', 'lessonend', 'material', 'membership', 'message', 'minutes', 'objection', 'order', 'pair', 'paperack', 'pen', 'pin', 'poll', 'preference', 'question', 'questionmark', 'questionreply', 'reaction', 'readmark', 'recording', 'reminder', 'report', 'reportend', 'review', 'ring', 'roll', 'room', 'rulesack', 'session', 'slip', 'split', 'submission', 'submissionend', 'takedown',
      'task', 'taskanswer', 'taskreply', 'taskshow', 'thumb', 'vote',
    ]); // prettier-ignore
  });
});
