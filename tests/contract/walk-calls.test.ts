import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlerNames } from '../../server/handlers/registry.ts';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { actActions } from '../../shared/acts/registry.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { actPart, stampAt, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { ACTOR_NAMES, type ActorName, idOf, startWalkedHub } from '../fixtures/walked-school.ts';

let hub: TestHub;
const clients = new Map<ActorName, RawClient>();
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  hub = await startWalkedHub();
  for (const name of ACTOR_NAMES) clients.set(name, await RawClient.enter(hub, idOf(name)));
  for (const place of await placesInChats()) inBefore.add(place);
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

/** Who was in which chat before anything was asked or done. */
const inBefore = new Set<string>();

async function placesInChats(): Promise<readonly string[]> {
  const directory = await hub.hub.facts.directory();
  return directory
    .all('person')
    .flatMap(({ id: person }) => [...directory.factsOf(person).chats].map((chat) => `${person} in ${chat}`));
}

type Who = readonly ActorName[];
const ADMINISTRATOR: Who = ['administrator'];
const PEDAGOGICAL: Who = ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'];
const LEADERS: Who = ['administrator', 'head', 'deputy'];
const STAFF: Who = [...PEDAGOGICAL, 'guard'];
const NOBODY: Who = [];
const EVERYONE: Who = ACTOR_NAMES;

/** Who may ask what of the hub at all. What is missing here is refused to nobody, and fails. */
const CALLS: Readonly<Record<string, Who>> = {
  'roster.begin': ADMINISTRATOR,
  'roster.write': ADMINISTRATOR,
  'roster.preview': ADMINISTRATOR,
  'roster.lines': ADMINISTRATOR,
  'roster.apply': ADMINISTRATOR,
  'roster.progress': ADMINISTRATOR,
  'roster.cancel': ADMINISTRATOR,
  'export.roster': ADMINISTRATOR,
  'export.school': ADMINISTRATOR,
  'export.person': EVERYONE,
  'export.audit': LEADERS,
  'export.lessons': LEADERS,
  'case.open': LEADERS,
  'lessons.held': LEADERS,
  'lessons.people': LEADERS,
  'mail.state': ADMINISTRATOR,
  'mail.check': ADMINISTRATOR,
  'mail.set': ADMINISTRATOR,
  'papers.write': LEADERS,
  'papers.read': EVERYONE,
  'files.pass': EVERYONE,
  'devices.list': EVERYONE,
  'audit.check': LEADERS,
  'accounts.entered': LEADERS,
  'chats.counts': LEADERS,
  'chats.invited': PEDAGOGICAL,
  // Everyone who works here, of the own announcements.
  'channel.reach': STAFF,
  'typing.hear': EVERYONE,
  'typing.tell': EVERYONE,
  'pins.issueReset': ['administrator', 'classTeacher'],
};

describe('F-024 the calls of the hub', () => {
  test('F-024 are all walked', () => {
    expect(handlerNames().filter((name) => CALLS[name] === undefined)).toEqual([]);
  });

  test.each(handlerNames().flatMap((name) => ACTOR_NAMES.map((actor) => [name, actor] as const)))(
    'F-024 %s by a %s',
    async (name, actor) => {
      const before = await hub.hub.store.head();
      // Nobody's request: whoever may ask learns that it is none, whoever may not learns only that.
      const answer = await clients.get(actor)!.call(name, { тайна: 1 });
      const codes = CALLS[name]!.includes(actor) ? ['badRequest'] : ['notAllowed', 'needsConfirmation'];
      expect(codes).toContain(answer.ok ? 'answered' : answer.error.code);
      if (!answer.ok) expect(answer.error.details).toBe('');
      expect(await hub.hub.store.head()).toBe(before);
    },
  );

  test.each(ACTOR_NAMES.filter((name) => name !== 'administrator'))(
    'F-024 devices and everything of another person are not a %s’s to ask for',
    async (actor) => {
      for (const [name, data] of [
        ['devices.list', { person: 'admin' }],
        ['export.person', { export: '', offset: 0, person: 'admin' }],
        ['pins.issueReset', { person: 'admin' }],
      ] as const) {
        const answer = await clients.get(actor)!.call(name, data);
        expect(answer.ok ? 'answered' : answer.error.code, name).toMatch(/^(notAllowed|needsConfirmation)$/);
      }
    },
  );

  test.each(['pupil', 'w-pupil'])(
    'F-024 the PIN of %s, a pupil of the own class, is the class teacher’s to reset',
    async (person) => {
      const reset = async (actor: ActorName) => {
        const answer = await clients.get(actor)!.call('pins.issueReset', { person });
        return answer.ok ? 'answered' : answer.error.code;
      };
      expect([await reset('classTeacher'), await reset('teacher'), await reset('parent')]).toEqual([
        'answered',
        'notAllowed',
        'notAllowed',
      ]);
    },
  );
});

interface ActCase {
  readonly data: (own: string) => Record<string, unknown>;
  readonly by: Who;
}
const id = stampAt(1_700_000_000_001);
const given = (data: Record<string, unknown>) => () => data;
const ORDER = { number: '1', date: '2026-09-01', paper: '' };
const NAME = { familyName: 'Новый', givenName: 'Ян', middleName: '' };
const CONTACT = { email: '', phone: '' };

/** Data of the right shape for every act, and who may do it. Whether it fits the school is another question. */
const ACTS: Readonly<Record<string, ActCase>> = {
  'school.edit': { data: given({ locality: 'Омск' }), by: ADMINISTRATOR },
  'rules.adopt': {
    data: () => ({
      id: clock.stamp(),
      chat: '',
      title: 'Правила',
      intro: '',
      rules: ['Мы вежливы.'],
      from: 2 ** 44,
      council: '№ 3',
      councilDate: '2026-08-30',
      parents: 'Согласны.',
      order: { number: '12', date: '2026-08-31', paper: '' },
    }),
    by: LEADERS,
  },
  'policy.set': { data: given({ name: 'slipDays', chat: '', value: 9, isSet: true }), by: LEADERS },
  'devices.signOut': {
    data: given({ person: 'second', devices: ['a'.repeat(64)], keep: '' }),
    by: ADMINISTRATOR,
  },
  'devices.rename': { data: given({ device: 'a'.repeat(64), name: 'Мой' }), by: NOBODY },
  'classrooms.add': {
    data: given({ items: [{ id, title: '8Я', type: 'homeroom', grade: 8, subject: '', homeroom: '' }] }),
    by: ADMINISTRATOR,
  },
  'classrooms.edit': { data: given({ classroom: 'k2', subject: '' }), by: ADMINISTRATOR },
  'classrooms.archive': { data: given({ classroom: 'k9' }), by: ADMINISTRATOR },
  'classrooms.enrol': { data: given({ classroom: 'algebra', people: ['second'] }), by: ADMINISTRATOR },
  'classrooms.unenrol': { data: given({ classroom: 'algebra', people: ['second'] }), by: ADMINISTRATOR },
  'year.turn': {
    data: given({ steps: [{ classroom: 'k2', to: 'keep', title: '', grade: 0 }] }),
    by: ADMINISTRATOR,
  },
  'teachers.attach': {
    data: given({ classroom: 'k2', person: 'teacher', role: 'teacher' }),
    by: ADMINISTRATOR,
  },
  'teachers.detach': { data: given({ classroom: 'k2', person: 'teacher' }), by: ADMINISTRATOR },
  'chats.make': { data: given({ items: [{ template: 'management', classroom: '' }] }), by: LEADERS },
  'chats.open': { data: given({ id, title: 'Поход', people: [] }), by: PEDAGOGICAL },
  'chats.invite': { data: given({ chat: 'g1', people: ['w-pupil'] }), by: PEDAGOGICAL },
  'chats.uninvite': { data: given({ chat: 'g1', people: ['second'] }), by: PEDAGOGICAL },
  'chats.rename': { data: given({ chat: 'g1', title: 'Поход в музей' }), by: LEADERS },
  'chats.close': { data: given({ chat: 'g1', isClosed: false }), by: LEADERS },
  'chats.link': {
    data: given({ id, chat: 'g1', key: 'a'.repeat(26), days: 5, mostUses: 30 }),
    by: PEDAGOGICAL,
  },
  'chats.unlink': { data: given({ chat: 'g1', link: 'nothing', isRecalled: true }), by: ADMINISTRATOR },
  'chats.enter': { data: given({ link: id, key: 'a'.repeat(26) }), by: EVERYONE },
  'chats.decide': {
    data: given({ chat: 'g1', link: 'nothing', person: 'w-pupil', isLetIn: false }),
    by: PEDAGOGICAL,
  },
  'channels.open': {
    data: given({ id, title: 'Столовая', audience: { roles: ['pupil'], classrooms: [] }, posters: [] }),
    by: ADMINISTRATOR,
  },
  'channels.edit': { data: given({ channel: 'news', title: 'Новости школы' }), by: ADMINISTRATOR },
  'channels.close': { data: given({ channel: 'nothing', isClosed: true }), by: ADMINISTRATOR },
  'people.activist': {
    data: given({ person: 'w-pupil', isActivist: true }),
    by: ['administrator', 'head', 'deputy', 'classTeacher'],
  },
  'people.add': {
    data: given({
      id,
      ...NAME,
      role: 'teacher',
      position: '',
      classroom: '',
      children: [],
      relation: 'parent',
      ...CONTACT,
    }),
    by: ADMINISTRATOR,
  },
  'people.edit': { data: given({ person: 'second', ...NAME, position: '' }), by: ADMINISTRATOR },
  'people.contact': { data: given({ person: 'second', ...CONTACT }), by: ADMINISTRATOR },
  'people.confirm': { data: given({ person: 'second' }), by: ADMINISTRATOR },
  'people.unconfirm': { data: given({ person: 'second' }), by: ADMINISTRATOR },
  'people.erase': { data: given({ person: 'second' }), by: ADMINISTRATOR },
  'move.transfer': { data: given({ person: 'second', from: 'k9', to: 'k2' }), by: ADMINISTRATOR },
  'move.leave': { data: given({ person: 'nobody', role: '' }), by: ADMINISTRATOR },
  'move.return': { data: given({ person: 'second', classroom: '' }), by: ADMINISTRATOR },
  'move.roles': { data: given({ person: 'second', add: [], remove: [], position: '' }), by: ADMINISTRATOR },
  'family.link': {
    data: given({ child: 'second', guardian: 'nobody', relation: 'parent' }),
    by: ['administrator', 'classTeacher'],
  },
  'family.unlink': {
    data: given({ child: 'second', guardian: 'nobody' }),
    by: ['administrator', 'classTeacher'],
  },
  'roster.apply': { data: given({ digest: 'a'.repeat(64), sorts: [] }), by: ADMINISTRATOR },
  'roles.appoint': {
    data: given({
      id,
      person: 'teacher',
      role: 'head',
      isActing: false,
      order: ORDER,
      from: '2026-09-01',
      until: '',
    }),
    by: ['administrator', 'head'],
  },
  'roles.end': { data: given({ appointment: 'nothing', from: '2026-09-01' }), by: ['administrator', 'head'] },
  'links.set': {
    data: given({ id, title: 'Д', hint: '', url: 'https://d.example', roles: ['pupil'], isWithdrawn: false }),
    by: ADMINISTRATOR,
  },
  'papers.keep': {
    data: given({
      id,
      title: 'Устав',
      type: 'other',
      number: '',
      date: '',
      fileName: '',
      media: 'application/pdf',
      sizeBytes: 1,
      digest: 'a'.repeat(64),
      isPublic: true,
    }),
    by: LEADERS,
  },
  'orders.dropPaper': { data: given({ version: id, person: 'second', papers: [id] }), by: LEADERS },
  'papers.withdraw': { data: given({ paper: 'nothing' }), by: LEADERS },
  'slips.annul': { data: given({ slips: [stampAt(27)] }), by: ADMINISTRATOR },
  'requests.accept': {
    data: given({ request: 'nothing', person: '', id, role: 'pupil', classroom: 'k1' }),
    by: ADMINISTRATOR,
  },
  'requests.refuse': { data: given({ request: 'nothing' }), by: ADMINISTRATOR },
};

describe('F-024 what is done to the school', () => {
  const codeOf = (verdict: Verdict | undefined): string =>
    verdict && 'refusal' in verdict ? verdict.refusal.code : 'accepted';
  const act = async (actor: ActorName, action: string): Promise<string> => {
    const own = idOf(actor);
    const stamp = clock.stamp();
    const one = actPart(own, action, ACTS[action]!.data(own), { stamp, reason: 'проверка' });
    const [verdict] = await clients.get(actor)!.push(one);
    return codeOf(verdict);
  };

  test('F-024 is all walked', () => {
    expect(actActions().filter((action) => ACTS[action] === undefined)).toEqual([]);
  });

  // Those who may not come first, so that nothing is done before they were all refused.
  test.each(
    actActions().flatMap((action) =>
      ACTOR_NAMES.filter((actor) => !ACTS[action]!.by.includes(actor)).map(
        (actor) => [action, actor] as const,
      ),
    ),
  )('F-024 refuses when not allowed: %s by a %s', async (action, actor) => {
    const before = await hub.hub.store.head();
    expect(await act(actor, action)).toMatch(/^(notAllowed|needsConfirmation)$/);
    expect(await hub.hub.store.head()).toBe(before);
  });

  test.each(actActions().flatMap((action) => ACTS[action]!.by.map((actor) => [action, actor] as const)))(
    'F-024 is not refused for who it is: %s by a %s',
    async (action, actor) => {
      expect(await act(actor, action)).not.toMatch(/^(notAllowed|needsConfirmation|badRequest)$/);
    },
  );
});

function isOfChat(document: AcceptedDocument): boolean {
  return isOfKind(document, 'membership') && document.body.groupType === 'chat';
}

// Behind all others: every call and every act has been tried by everybody who may.
describe('F-099 voluntary joining', () => {
  test('F-099 no call and no act of anybody has put a person into a chat, and none may do it in another’s name', async () => {
    expect((await placesInChats()).filter((place) => !inBefore.has(place))).toEqual([]);
    const memberships = (await hub.hub.store.byKind('membership')).filter((one) => isOfChat(one));
    expect(memberships.length).toBeGreaterThan(0);
    expect(memberships.filter(({ by, body }) => body['person'] !== by)).toEqual([]);
  });
});
