import fc from 'fast-check';
import { makeStamp } from '../ids/id.ts';
import { CHAT_TEMPLATES } from '../schema/chat.ts';
import { CLASSROOM_TYPES } from '../schema/classroom.ts';
import type { StoredDocument } from '../schema/envelope.ts';
import type { Kind } from '../schema/kinds.ts';
import { GROUP_TYPES, MEMBER_ROLES, MEMBERSHIP_STATES } from '../schema/membership.ts';
import { orderOf, unsentOrder } from '../schema/order.ts';
import { ROLES } from '../schema/person.ts';
import { SCHOOL_TYPES } from '../schema/school.ts';

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

/** A body of each kind, valid by its schema. */
export const bodies: { readonly [K in Kind]: fc.Arbitrary<Record<string, unknown>> } = {
  school: fc.record({
    title: fc.constantFrom('Школа 1', 'Школа 2'),
    type: fc.constantFrom(...SCHOOL_TYPES),
    locality: lines,
    isDemo: fc.boolean(),
  }),
  person: fc.record({
    familyName: lines,
    givenName: lines,
    middleName: lines,
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
    isVerified: fc.boolean(),
    position: lines,
    leftAt: times,
  }),
  classroom: fc.record({
    title: fc.constantFrom('7Б', 'Алгебра, 7Б'),
    type: fc.constantFrom(...CLASSROOM_TYPES),
    grade: fc.integer({ min: 0, max: 12 }),
    subject: lines,
    sourcedId: lines,
    isArchived: fc.boolean(),
  }),
  contact: fc.record({ person: ids, sourcedId: lines, email: lines, phone: lines, isEnabled: fc.boolean() }),
  kinship: fc.record({
    child: ids,
    guardian: ids,
    relation: fc.constantFrom('parent', 'guardian', 'relative'),
    isActive: fc.boolean(),
  }),
  slip: fc.record({
    person: ids,
    maker: ids,
    secretHash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    expiresAt: times,
    usedAt: times,
    annulledAt: times,
    usedByDevice: fc.constantFrom('', 'c'.repeat(64)),
  }),
  membership: fc.record({
    groupType: fc.constantFrom(...GROUP_TYPES),
    group: ids,
    person: ids,
    role: fc.constantFrom(...MEMBER_ROLES),
    state: fc.constantFrom(...MEMBERSHIP_STATES),
  }),
  chat: fc.record({
    title: fc.constantFrom('7Б, ученики', 'Учительская'),
    template: fc.constantFrom(...CHAT_TEMPLATES),
    classroom: fc.constantFrom('', 'class1'),
    isArchived: fc.boolean(),
  }),
  lesson: fc.record({ title: fc.constantFrom('Урок'), startedAt: times, endedAt: times }),
  message: fc.record({
    text: fc.constantFrom('да', 'нет', 'да\nнет', '😀'),
    replyTo: fc.constantFrom('', 'm1'),
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
