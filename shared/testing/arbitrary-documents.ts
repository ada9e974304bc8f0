import fc from 'fast-check';
import { makeStamp } from '../ids/id.ts';
import { stageBodies } from './arbitrary-stage.ts';
import { audience, communication } from './arbitrary-communication.ts';
import { moderation } from './arbitrary-moderation.ts';
import { recordings } from './arbitrary-recordings.ts';
import { APPOINTED_ROLES } from '../schema/appointment.ts';
import { CHAT_TEMPLATES } from '../schema/chat.ts';
import { LEAD_RANKS } from '../schema/cohost.ts';
import { CLASSROOM_TYPES } from '../schema/classroom.ts';
import type { StoredDocument } from '../schema/envelope.ts';
import { REQUEST_STATES } from '../schema/join-request.ts';
import type { Kind } from '../schema/kinds.ts';
import { CALL_ANSWERS } from '../schema/call.ts';
import { SESSION_TYPES } from '../schema/lesson.ts';
import { GROUP_TYPES, MEMBER_ROLES, MEMBERSHIP_STATES } from '../schema/membership.ts';
import { orderOf, unsentOrder } from '../schema/order.ts';
import { PAPER_MEDIA, PAPER_TYPES } from '../schema/paper.ts';
import { ROLES } from '../schema/person.ts';
import { POLICIES, policyNames } from '../schema/policy.ts';
import { REMOVAL_REASONS } from '../schema/removal.ts';
import { SCHOOL_TYPES } from '../schema/school.ts';
import { MAX_LINK_USES, SLIP_PURPOSES } from '../schema/slip.ts';

/** Few values each, so that equal stamps, equal bodies and equal acceptances are common. */
export const ids = fc.constantFrom('anna', 'boris', 'vera');
const hubs = fc.constantFrom('hub000000001', 'hub000000002', 'hub000000003');
const epochs = fc.constantFrom('epoch001', 'epoch002');
const lines = fc.constantFrom('', 'Анна', 'Борис', 'a line');
const times = fc.constantFrom(0, 1, 1_700_000_000_000);

export const stamps = fc
  .record({
    ms: fc.integer({ min: 0, max: 2 }),
    counter: fc.integer({ min: 0, max: 1 }),
    device: fc.constantFrom('000000000001', '000000000002'),
  })
  .map(makeStamp);

const titles = fc.constantFrom('Первое', 'Второе');
const days = fc.constantFrom('2026-09-01', '2027-05-31');
const optionalDays = fc.oneof(fc.constant(''), days);
const hashes = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const spans = fc
  .uniqueArray(fc.record({ from: times, to: times }), { selector: ({ from }) => from, minLength: 1 })
  .map((all) => all.toSorted((a, b) => a.from - b.from));
const optionalIds = fc.oneof(fc.constant(''), ids);
const chatFields = {
  title: fc.constantFrom('7Б, ученики', 'Учительская'),
  template: fc.constantFrom(...CHAT_TEMPLATES),
  classroom: fc.constantFrom('', 'class1'),
  isArchived: fc.boolean(),
};

const REQUIRED_OF_CHAT = [
  'title',
  'template',
  'classroom',
  'isArchived',
] satisfies (keyof typeof chatFields)[];

/** A body of each kind, valid by its schema; the optional fields are there in some of them. */
export const bodies: { readonly [K in Kind]: fc.Arbitrary<Record<string, unknown>> } = {
  school: fc.record(
    {
      title: fc.constantFrom('Школа 1', 'Школа 2'),
      type: fc.constantFrom(...SCHOOL_TYPES),
      locality: lines,
      isDemo: fc.boolean(),
      address: lines,
      phone: lines,
      email: lines,
      logo: fc.constantFrom('', 'data:image/png;base64,AAAA'),
      offsetMinutes: fc.constantFrom(0, 180, 600),
    },
    { requiredKeys: ['title', 'type', 'locality', 'isDemo'] },
  ),
  person: fc.record({
    familyName: lines,
    givenName: lines,
    middleName: lines,
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
    isVerified: fc.boolean(),
    position: lines,
    leftAt: times,
  }),
  classroom: fc.record(
    {
      title: fc.constantFrom('7Б', 'Алгебра, 7Б'),
      type: fc.constantFrom(...CLASSROOM_TYPES),
      grade: fc.integer({ min: 0, max: 12 }),
      subject: lines,
      sourcedId: lines,
      isArchived: fc.boolean(),
      homeroom: optionalIds,
    },
    { requiredKeys: ['title', 'type', 'grade', 'subject', 'sourcedId', 'isArchived'] },
  ),
  contact: fc.record({ person: ids, sourcedId: lines, email: lines, phone: lines, isEnabled: fc.boolean() }),
  kinship: fc.record({
    child: ids,
    guardian: ids,
    relation: fc.constantFrom('parent', 'guardian', 'relative'),
    isActive: fc.boolean(),
  }),
  appointment: fc.record({
    person: ids,
    role: fc.constantFrom(...APPOINTED_ROLES),
    isActing: fc.boolean(),
    order: fc.record({ number: fc.constantFrom('1', '12-к'), date: days, paper: optionalIds }),
    from: days,
    until: optionalDays,
    endedFrom: optionalDays,
  }),
  policy: fc.constantFrom(...policyNames()).chain((name) =>
    fc.record({
      name: fc.constant(name),
      chat: fc.constantFrom('', 'c1'),
      value: POLICIES[name].kind === 'switch' ? fc.boolean() : fc.integer({ min: 1, max: 60 }),
      isSet: fc.boolean(),
    }),
  ),
  paper: fc.record({
    title: titles,
    type: fc.constantFrom(...PAPER_TYPES),
    number: lines,
    date: optionalDays,
    fileName: lines,
    media: fc.constantFrom(...PAPER_MEDIA),
    sizeBytes: fc.integer({ min: 1, max: 1000 }),
    digest: hashes,
    isWithdrawn: fc.boolean(),
  }),
  link: fc.record({
    title: titles,
    hint: lines,
    url: fc.constantFrom('https://diary.example', 'http://10.0.0.2/journal?a=1'),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
    isWithdrawn: fc.boolean(),
  }),
  device: fc.record({ person: ids, name: lines, namedAt: times, addedAt: times, revokedAt: times }),
  erasure: fc.record({ person: ids, at: times, act: optionalIds }),
  hubkey: fc.record({ hub: hubs, keyPin: hashes, signingKey: hashes, addedAt: times }),
  joinrequest: fc.record({
    familyName: titles,
    givenName: titles,
    middleName: lines,
    role: fc.constantFrom(...ROLES),
    classroom: optionalIds,
    note: lines,
    slip: optionalIds,
    email: lines,
    isEmailConfirmed: fc.boolean(),
    device: hashes,
    state: fc.constantFrom(...REQUEST_STATES),
    person: optionalIds,
  }),
  offer: fc.record(
    { chat: ids, ...chatFields, owner: ids, audience },
    { requiredKeys: ['chat', ...REQUIRED_OF_CHAT] },
  ),
  slip: fc.record({
    purpose: fc.constantFrom(...SLIP_PURPOSES),
    person: optionalIds,
    role: fc.constantFrom(...ROLES),
    classroom: optionalIds,
    child: optionalIds,
    secretHash: hashes,
    expiresAt: times,
    mostUses: fc.integer({ min: 1, max: MAX_LINK_USES }),
    annulledAt: times,
  }),
  slipuse: fc.record({
    slip: ids,
    person: optionalIds,
    request: optionalIds,
    device: optionalIds,
    at: times,
  }),
  slipend: fc.record({ slip: ids, act: optionalIds, at: times }),
  answer: fc.record(
    { chat: ids, isPutOff: fc.boolean(), isDeclined: fc.boolean() },
    { requiredKeys: ['chat', 'isPutOff'] },
  ),
  removal: fc.record({
    chat: ids,
    person: ids,
    why: fc.constantFrom(...REMOVAL_REASONS),
    act: optionalIds,
  }),
  act: fc.record({
    action: fc.constantFrom('school.edit', 'policy.set'),
    data: fc.dictionary(fc.constantFrom('title', 'grade'), fc.oneof(lines, fc.boolean()), { maxKeys: 2 }),
    reason: fc.constantFrom('', 'Так решил совет\nшколы'),
    clause: lines,
  }),
  audit: fc.record({
    n: fc.integer({ min: 1, max: 5 }),
    at: times,
    actor: ids,
    action: fc.constantFrom('school.edit', 'policy.set'),
    targets: fc.uniqueArray(ids, { maxLength: 3 }),
    clause: lines,
    act: optionalIds,
    reasonHash: hashes,
    previous: hashes,
    hash: hashes,
  }),
  membership: fc.record(
    {
      groupType: fc.constantFrom(...GROUP_TYPES),
      group: ids,
      person: ids,
      role: fc.constantFrom(...MEMBER_ROLES),
      state: fc.constantFrom(...MEMBERSHIP_STATES),
      successor: ids,
    },
    { requiredKeys: ['groupType', 'group', 'person', 'role', 'state'] },
  ),
  chat: fc.record({ ...chatFields, owner: ids, audience }, { requiredKeys: REQUIRED_OF_CHAT }),
  ...communication,
  lessonend: fc.record({ at: times }),
  cohost: fc.record({ person: ids, rank: fc.constantFrom(...LEAD_RANKS) }),
  wait: fc.record({ spans }),
  ring: fc.record({ lesson: ids }),
  callanswer: fc.record({ state: fc.constantFrom(...CALL_ANSWERS), at: times }),
  ...recordings,
  ...moderation,
  hand: fc.record({ isUp: fc.boolean(), at: times }),
  handdown: fc.record({ person: optionalIds, at: times }),
  roll: fc.record({ person: ids, state: fc.constantFrom('present', 'absent', 'unmarked') }),
  ...stageBodies,
  attended: fc.record({
    person: ids,
    spans,
  }),
  lesson: fc.record({
    title: fc.constantFrom('Урок'),
    type: fc.constantFrom(...SESSION_TYPES),
    plan: optionalIds,
    startedAt: times,
    endedAt: times,
  }),
  readmark: fc.record({
    upTo: fc.dictionary(
      fc.tuple(hubs, epochs).map(([hub, epoch]) => `${hub}.${epoch}`),
      fc.integer({ min: 0, max: 5 }),
      { maxKeys: 4 },
    ),
  }),
};

interface AcceptanceState {
  readonly hub: string;
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
}

const NOT_ACCEPTED: AcceptanceState = { hub: '', epoch: '', seq: 0, at: 0 };

const acceptances: fc.Arbitrary<AcceptanceState> = fc.record({
  hub: hubs,
  epoch: epochs,
  seq: fc.integer({ min: 1, max: 3 }),
  at: fc.integer({ min: 0, max: 2 }),
});

/** States of one document of a kind: unsent or accepted by one of several hubs and epochs, gone or not. */
export function statesOf(kind: Kind): fc.Arbitrary<StoredDocument> {
  return fc
    .record({
      by: fc.constantFrom('anna', 'boris'),
      stamp: stamps,
      gone: fc.boolean(),
      body: bodies[kind],
      acceptance: fc.oneof(fc.constant(NOT_ACCEPTED), acceptances),
      first: fc.option(acceptances, { nil: undefined }),
    })
    .map(({ acceptance, first, ...author }) => ({
      id: 'document1',
      kind,
      scope: 'chat:anna',
      parent: 'anna',
      ...author,
      ...acceptance,
      order: orderOfState(author.stamp, acceptance, first),
    }));
}

/** The position of this version or an earlier one of it; an unsent one stands by its stamp. */
function orderOfState(stamp: string, own: AcceptanceState, first: AcceptanceState | undefined): string {
  const orders = [own, first].flatMap((one) => (one && one.seq > 0 ? [orderOf(one)] : [])).sort();
  return orders[0] ?? unsentOrder(stamp);
}
