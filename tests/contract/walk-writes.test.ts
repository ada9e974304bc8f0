import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { MAX_PUSH_DOCUMENTS } from '../../shared/protocol/limits.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { type BodyOf, type Kind, kindNames } from '../../shared/schema/kinds.ts';
import { pinId } from '../../shared/schema/pin.ts';
import { preferenceId } from '../../shared/schema/preference.ts';
import { reactionId } from '../../shared/schema/reaction.ts';
import { SCOPES } from '../../shared/schema/scope.ts';
import { bodies } from '../../shared/testing/arbitrary-documents.ts';
import {
  actPart,
  chatMembership,
  markPart,
  messagePart,
  part,
  slipPart,
  stampAt,
  TEST_DEVICE,
} from '../../shared/testing/make-documents.ts';
import {
  ackPart,
  materialPart,
  orderPart,
  paperAckPart,
  reminderPart,
  reviewPart,
} from '../../shared/testing/shelf-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { MAKE_OF_MODERATION, SAID_BY_PUPIL } from '../fixtures/walked-moderation.ts';
import { MAKE_OF_LESSONS } from '../fixtures/walked-lessons.ts';
import { MAKE_OF_POLLS, walkedAnswer } from '../fixtures/walked-polls.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { pairOf, submissionEndOf, submissionOf } from '../fixtures/walked-chats.ts';
import {
  ACTOR_NAMES,
  type ActorName,
  idOf,
  startWalkedHub,
  WALKED_SCHOOL,
} from '../fixtures/walked-school.ts';

let hub: TestHub;
const clients = new Map<ActorName, RawClient>();
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  hub = await startWalkedHub();
  for (const name of ACTOR_NAMES) clients.set(name, await RawClient.enter(hub, idOf(name)));
  expect((await push('pupil', [walkedAnswer, SAID_BY_PUPIL])).map(codeOf)).toEqual(['accepted', 'accepted']);
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

async function push(name: ActorName, parts: readonly AuthorPart[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let at = 0; at < parts.length; at += MAX_PUSH_DOCUMENTS) {
    verdicts.push(...(await clients.get(name)!.push(...parts.slice(at, at + MAX_PUSH_DOCUMENTS))));
  }
  return verdicts;
}
const codeOf = (verdict: Verdict | undefined): string =>
  !verdict || 'ahead' in verdict ? 'ahead' : 'refusal' in verdict ? verdict.refusal.code : 'accepted';

const CONFIRMED_STAFF: readonly ActorName[] = ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'];

const TEACHERS: readonly ActorName[] = ['classTeacher', 'teacher'];
const LEADERS: readonly ActorName[] = ['administrator', 'head', 'deputy'];
/** What belongs to a broadcast may lie in a channel, too. */
const NEWS = ['channel:news'];
const WHOLE_SCHOOL = ['school', 'staff'];

/** Whose rights those who wait are to have. */
const CONFIRMED: Partial<Record<ActorName, ActorName>> = {
  waitingAdministrator: 'administrator',
  waitingHead: 'head',
  waitingClassTeacher: 'classTeacher',
};

/** A message of the group chat that something is said about. */
const SAID = stampAt(31);

function saidAbout<K extends Kind>(
  kind: K,
  of: { readonly id: string; readonly by: string; readonly stamp: string; readonly body: BodyOf<K> },
): AuthorPart {
  return part({ kind, scope: 'chat:g1', parent: SAID, ...of });
}

/** What of each kind a person may write at all, and who: everything else is the school's. */
const WRITABLE: Partial<
  Record<
    Kind,
    {
      readonly by: readonly ActorName[];
      readonly make: (who: string, stamp: string) => AuthorPart;
      /** Nobody who waits for the confirmation is in its chat. */
      readonly isOfStudyChat?: true;
      /** Where besides it may lie with another body. */
      readonly alsoIn?: readonly string[];
    }
  >
> = {
  message: { by: ACTOR_NAMES, make: (by, stamp) => messagePart({ by, chat: 'g1', stamp }) },
  readmark: { by: ACTOR_NAMES, make: (by, stamp) => markPart({ by, chat: 'g1', upTo: {}, stamp }) },
  membership: { by: ACTOR_NAMES, make: (by, stamp) => chatMembership('g1', by, { stamp }) },
  lesson: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.lesson },
  ring: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.ring },
  callanswer: { by: ACTOR_NAMES, make: MAKE_OF_LESSONS.callanswer },
  session: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.session },
  booking: { by: ['pupil', 'parent'], make: MAKE_OF_LESSONS.booking },
  minutes: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.minutes, alsoIn: NEWS },
  hand: { by: ACTOR_NAMES, make: MAKE_OF_LESSONS.hand, alsoIn: NEWS },
  handdown: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.handdown, alsoIn: NEWS },
  room: { by: ACTOR_NAMES, make: MAKE_OF_LESSONS.room, alsoIn: NEWS },
  cohost: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.cohost },
  exhibit: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.exhibit, alsoIn: NEWS },
  cue: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.cue, alsoIn: NEWS },
  ink: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.ink, alsoIn: NEWS },
  pen: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.pen, alsoIn: NEWS },
  caption: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.caption, alsoIn: NEWS },
  captioner: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.captioner, alsoIn: NEWS },
  roll: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.roll, alsoIn: NEWS },
  recording: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.recording, alsoIn: NEWS },
  question: { by: ACTOR_NAMES, make: MAKE_OF_LESSONS.question, alsoIn: NEWS },
  questionreply: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.questionreply, alsoIn: NEWS },
  air: { by: ['administrator'], make: MAKE_OF_LESSONS.air, alsoIn: NEWS },
  split: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.split },
  questionmark: { by: CONFIRMED_STAFF, make: MAKE_OF_LESSONS.questionmark, alsoIn: NEWS },
  caughtup: { by: ACTOR_NAMES, make: MAKE_OF_LESSONS.caughtup, alsoIn: NEWS },
  answer: {
    by: ACTOR_NAMES,
    make: (by, stamp) =>
      part({
        kind: 'answer',
        id: `c1.${by}.a`,
        stamp,
        by,
        scope: `person:${by}`,
        parent: 'c1',
        body: { chat: 'c1', isPutOff: true },
      }),
  },
  pair: {
    by: [...CONFIRMED_STAFF, 'waitingAdministrator', 'waitingHead', 'waitingClassTeacher', 'guard', 'parent'],
    make: pairOf,
  },
  submission: { by: [...CONFIRMED_STAFF, 'guard'], make: submissionOf },
  submissionend: { by: ['administrator'], make: submissionEndOf },
  slip: {
    by: ['administrator', 'classTeacher'],
    make: (by, stamp) => slipPart(by, { stamp, body: { person: 'pupil', expiresAt: 5 } }),
  },
  reaction: {
    by: ACTOR_NAMES,
    make: (by, stamp) =>
      saidAbout('reaction', { by, stamp, id: reactionId(SAID, by), body: { sign: 'like' } }),
  },
  takedown: { by: CONFIRMED_STAFF, make: MAKE_OF_MODERATION.takedown },
  report: { by: ACTOR_NAMES.filter((name) => name !== 'pupil'), make: MAKE_OF_MODERATION.report },
  casestep: { by: CONFIRMED_STAFF, make: MAKE_OF_MODERATION.casestep },
  rulesack: { by: ACTOR_NAMES, make: MAKE_OF_MODERATION.rulesack },
  pin: {
    by: CONFIRMED_STAFF,
    make: (by, stamp) => ({
      ...saidAbout('pin', { by, stamp, id: pinId(SAID, by), body: { message: SAID, isPinned: true } }),
      parent: 'g1',
    }),
  },
  preference: {
    by: ACTOR_NAMES,
    make: (by, stamp) => ({
      ...saidAbout('preference', {
        by,
        stamp,
        id: preferenceId('g1', by),
        body: { chat: 'g1', mutedUntil: 0, isPinned: false },
      }),
      parent: 'g1',
      scope: `person:${by}`,
    }),
  },
  poll: { by: CONFIRMED_STAFF, make: MAKE_OF_POLLS.poll },
  event: { by: CONFIRMED_STAFF, make: MAKE_OF_POLLS.event },
  vote: { by: ACTOR_NAMES, make: MAKE_OF_POLLS.vote },
  task: { by: TEACHERS, make: MAKE_OF_POLLS.task, isOfStudyChat: true },
  taskanswer: { by: ['pupil'], make: MAKE_OF_POLLS.taskanswer, isOfStudyChat: true },
  taskreply: { by: ['pupil', ...TEACHERS], make: MAKE_OF_POLLS.taskreply, isOfStudyChat: true },
  taskshow: { by: TEACHERS, make: MAKE_OF_POLLS.taskshow, isOfStudyChat: true },
  act: {
    by: ACTOR_NAMES,
    make: (by, stamp) =>
      actPart(by, 'devices.signOut', { person: by, devices: ['a'.repeat(64)], keep: '' }, { stamp }),
  },
  order: { by: LEADERS, make: (by, stamp) => orderPart(by, { stamp }), alsoIn: WHOLE_SCHOOL },
  reminder: {
    by: LEADERS,
    make: (by, stamp) => reminderPart(by, stampAt(9), { stamp }),
    alsoIn: WHOLE_SCHOOL,
  },
  ack: { by: ACTOR_NAMES, make: (by, stamp) => ackPart(by, stampAt(9), { stamp }) },
  paperack: { by: LEADERS, make: (by, stamp) => paperAckPart(by, stampAt(9), 'second', { stamp }) },
  material: {
    by: [...CONFIRMED_STAFF, 'pupil'],
    make: (by, stamp) => materialPart(by, { stamp, body: { classroom: 'k1' } }),
    alsoIn: [...WHOLE_SCHOOL, 'pshelf:k1'],
  },
  review: {
    by: CONFIRMED_STAFF,
    make: (by, stamp) => reviewPart(by, stampAt(9), { stamp, scope: 'shelf:k1' }),
    alsoIn: ['school', 'pshelf:k1', 'shelf:k9', 'pshelf:k9'],
  },
};

/** What is there already and is somebody else's, to be taken over by its id. */
const FOREIGN_IDS = WALKED_SCHOOL.map(({ id }) => id);

function scopesFor(own: string): readonly string[] {
  return Object.entries(SCOPES).flatMap(([kind, { hasSubject }]) =>
    hasSubject
      ? [own, 'admin', 'k1', 'c1', 'c2', 'g1', 'm1', 'news', 'pupil'].map((of) => `${kind}:${of}`)
      : [kind],
  );
}

/** A document of a kind, well formed, with a body that chance has made. */
function madeUp(kind: Kind, by: string, of: Partial<AuthorPart>, seed: number): AuthorPart {
  const [body = {}] = fc.sample(bodies[kind], { numRuns: 1, seed });
  const stamp = clock.stamp();
  return { id: stamp, kind, scope: 'school', parent: '', by, stamp, gone: false, body, ...of };
}

describe.each(kindNames())('F-024 a %s', (kind) => {
  const writable = WRITABLE[kind];

  test.each(ACTOR_NAMES)(
    'F-024 made up by a %s is refused wherever it is to lie, and leaves no trace',
    async (name) => {
      const own = idOf(name);
      const { alsoIn = [] } = writable ?? {};
      const allowedScopes = new Set(
        writable ? [writable.make(own, clock.stamp()).scope, `channel:news`, ...alsoIn] : [],
      );
      const parts = scopesFor(own)
        .filter((scope) => !allowedScopes.has(scope))
        .flatMap((scope, seed) => [
          madeUp(kind, own, { scope }, seed),
          madeUp(kind, own, { scope, parent: scope.split(':')[1] ?? '' }, seed),
          madeUp(kind, own, { scope, gone: true }, seed),
          madeUp(kind, SCHOOL_WRITER, { scope }, seed),
          madeUp(kind, 'admin', { scope }, seed),
        ]);
      const before = await hub.hub.store.head();
      const verdicts = await push(name, parts);
      expect(verdicts.filter((one) => codeOf(one) !== 'notAllowed')).toEqual([]);
      expect(await hub.hub.store.head()).toBe(before);
    },
  );

  if (!writable) {
    test.each(ACTOR_NAMES)('F-024 that is there already is not changed by a %s', async (name) => {
      const there = await hub.hub.store.byKind(kind);
      const parts = there.flatMap(({ id, scope, parent, by, body }) => {
        const version = { id, kind, scope, parent, body, gone: false, stamp: clock.stamp() };
        return [idOf(name), by].map((writer) => ({ ...version, by: writer }));
      });
      expect((await push(name, parts)).map(codeOf)).toEqual(parts.map(() => 'notAllowed'));
      expect(await hub.hub.store.byKind(kind)).toEqual(there);
    });
    return;
  }

  test.each(ACTOR_NAMES)('F-024 as it should be is taken from a %s where the table says so', async (name) => {
    const [verdict] = await push(name, [writable.make(idOf(name), clock.stamp())]);
    const confirmed = CONFIRMED[name];
    const isWaiting =
      confirmed !== undefined && writable.by.includes(confirmed) && writable.isOfStudyChat !== true;
    const refusal = isWaiting ? 'needsConfirmation' : 'notAllowed';
    const expected = writable.by.includes(name) ? 'accepted' : refusal;
    const code = codeOf(verdict);
    if (kind === 'act') expect(['accepted', 'actTwice', 'notFound', 'actOutdated']).toContain(code);
    else expect(code).toBe(expected);
  });

  test.each(ACTOR_NAMES)(
    'F-024 with a forged field is refused to a %s, and leaves no trace',
    async (name) => {
      const own = idOf(name);
      const make = () => writable.make(own, clock.stamp());
      const forged = [
        ...ACTOR_NAMES.filter((one) => one !== name).map((one) => ({ ...make(), by: idOf(one) })),
        { ...make(), by: SCHOOL_WRITER },
        ...scopesFor(own)
          .filter((scope) => scope !== make().scope && !writable.alsoIn?.includes(scope))
          .map((scope) => ({ ...make(), scope })),
        ...['c1', 'c2', 'm1', 'admin', 'pupil']
          .filter((of) => of !== make().parent)
          .map((parent) => ({ ...make(), parent })),
        ...FOREIGN_IDS.filter((id) => id !== make().id).map((id) => ({ ...make(), id })),
        { ...make(), id: 'g1.admin' },
        { ...make(), id: `i${'0'.repeat(23)}` },
        { ...make(), id: SCHOOL_WRITER },
      ];
      const before = await hub.hub.store.head();
      const verdicts = await push(name, forged);
      const taken = verdicts.flatMap((one, index) => {
        const code = codeOf(one);
        const isRefused = code === 'notAllowed' || code === 'needsConfirmation' || code === 'badRequest';
        return isRefused ? [] : [`${code} ${JSON.stringify(forged[index])}`];
      });
      expect(taken).toEqual([]);
      expect(await hub.hub.store.head()).toBe(before);
    },
  );

  test.each(ACTOR_NAMES)('F-024 stamped far ahead is not taken from a %s as it is', async (name) => {
    const ahead = new HybridClock({ now: () => Date.now() + 600_000, device: TEST_DEVICE });
    expect((await push(name, [writable.make(idOf(name), ahead.stamp())])).map(codeOf)).toEqual(['ahead']);
  });
});

describe('F-025 what the school sets', () => {
  const say = async (name: ActorName, chat: string) =>
    codeOf((await push(name, [messagePart({ by: idOf(name), chat, stamp: clock.stamp() })]))[0]);
  const set = async (value: boolean, chat = '', isSet = true) => {
    const data = { name: 'pupilsWriteInChats', chat, value, isSet };
    const act = actPart(idOf('administrator'), 'policy.set', data, { stamp: clock.stamp() });
    expect((await push('administrator', [act])).map(codeOf)).toEqual(['accepted']);
  };

  test('F-025 changes every chat without an exception; an exception stays', async () => {
    const pupil = idOf('pupil');
    expect(
      (await push('pupil', [chatMembership('c1', pupil, { stamp: clock.stamp() })])).map(codeOf),
    ).toEqual(['accepted']);
    expect([await say('pupil', 'g1'), await say('pupil', 'c1')]).toEqual(['accepted', 'accepted']);
    await set(true, 'c1');
    await set(false);
    expect([await say('pupil', 'g1'), await say('pupil', 'c1')]).toEqual(['notAllowed', 'accepted']);
    expect([await say('parent', 'g1'), await say('teacher', 'g1')]).toEqual(['accepted', 'accepted']);
    await set(true);
    await set(false, 'c1');
    expect([await say('pupil', 'g1'), await say('pupil', 'c1')]).toEqual(['accepted', 'notAllowed']);
    await set(false, 'c1', false);
    expect([await say('pupil', 'g1'), await say('pupil', 'c1')]).toEqual(['accepted', 'accepted']);
  });

  test.each(['pupil', 'parent', 'guard', 'teacher', 'waitingHead', 'waitingAdministrator'] as const)(
    'F-025 is not set for the school by a %s',
    async (name) => {
      const data = { name: 'pupilsWriteInChats', chat: '', value: false, isSet: true };
      const act = actPart(idOf(name), 'policy.set', data, { stamp: clock.stamp() });
      const expected = name.startsWith('waiting') ? 'needsConfirmation' : 'notAllowed';
      expect((await push(name, [act])).map(codeOf)).toEqual([expected]);
    },
  );
});

describe('F-019 F-020 before the confirmation', () => {
  const join = async (name: ActorName, chat: string) =>
    codeOf((await push(name, [chatMembership(chat, idOf(name), { stamp: clock.stamp() })]))[0]);

  test('F-019 a head is not let into the chats of the management, and is told why', async () => {
    expect(await join('waitingHead', 'm1')).toBe('needsConfirmation');
    expect(await join('head', 'm1')).toBe('accepted');
    expect(await join('teacher', 'm1')).toBe('notAllowed');
  });

  test('F-020 a teacher is not let among pupils and parents, begins no lesson and no club, and is told why', async () => {
    for (const chat of ['c1', 'p1']) {
      expect(await join('waitingClassTeacher', chat), chat).toBe('needsConfirmation');
      expect(await join('classTeacher', chat), chat).toBe('accepted');
      expect(await join('guard', chat), chat).toBe('notAllowed');
    }
    expect(await join('waitingClassTeacher', 's1')).toBe('accepted');
    const club = { id: clock.stamp(), title: 'Хор', type: 'club', grade: 0, subject: '', homeroom: '' };
    const act = actPart(
      idOf('waitingClassTeacher'),
      'classrooms.add',
      { items: [club] },
      { stamp: clock.stamp() },
    );
    expect((await push('waitingClassTeacher', [act])).map(codeOf)).toEqual(['needsConfirmation']);
  });
});
