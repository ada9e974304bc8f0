import { makeStamp } from '../ids/id.ts';
import { type AcceptedDocument, type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import type { BodyOf, Kind } from '../schema/kinds.ts';
import { type MemberRole, membershipId, type MembershipState } from '../schema/membership.ts';
import { orderOf } from '../schema/order.ts';
import type { PersonBody, Role } from '../schema/person.ts';
import { readMarkId } from '../schema/read-mark.ts';
import { type RemovalReason, removalId } from '../schema/removal.ts';
import { scopeOf } from '../schema/scope.ts';

export const TEST_HUB = 'hub000000001';
export const TEST_EPOCH = 'epoch001';
export const TEST_LOG = `${TEST_HUB}.${TEST_EPOCH}`;
export const TEST_DEVICE = '000000000001';

/** A stamp of the n-th millisecond. */
export function stampAt(ms: number, device = TEST_DEVICE): string {
  return makeStamp({ ms, counter: 0, device });
}

export interface PartOf<K extends Kind> {
  readonly kind: K;
  readonly body: BodyOf<K>;
  readonly id: string;
  readonly scope: string;
  readonly parent?: string;
  readonly by?: string;
  readonly stamp?: string;
  readonly gone?: boolean;
}

export function part<K extends Kind>(of: PartOf<K>): AuthorPart {
  const { parent = '', by = SCHOOL_WRITER, stamp = stampAt(1), gone = false, body, ...rest } = of;
  return { ...rest, parent, by, stamp, gone, body: { ...body } };
}

export function personCard(id: string, roles: Role[], of: Partial<PersonBody> = {}): AuthorPart {
  const body = {
    familyName: id,
    givenName: '',
    middleName: '',
    roles,
    isVerified: roles.includes('administrator'),
    position: '',
    leftAt: 0,
    ...of,
  };
  return part({ kind: 'person', id, scope: 'school', body });
}

export function messagePart(
  of: { readonly by: string; readonly chat: string; readonly text?: string } & Partial<AuthorPart>,
): AuthorPart {
  const { chat, text = 'Привет', stamp = stampAt(1), ...rest } = of;
  const id = rest.id ?? stamp;
  return {
    ...part({
      kind: 'message',
      id,
      scope: scopeOf.chat(chat),
      parent: chat,
      stamp,
      body: { text, replyTo: '' },
    }),
    ...rest,
  };
}

export function markPart(of: {
  readonly by: string;
  readonly chat: string;
  readonly upTo: Record<string, number>;
  readonly stamp?: string;
}): AuthorPart {
  const { by, chat, upTo, stamp = stampAt(1) } = of;
  const id = readMarkId(chat, by);
  return part({ kind: 'readmark', id, scope: scopeOf.chat(chat), parent: chat, by, stamp, body: { upTo } });
}

export function chatMembership(
  chat: string,
  person: string,
  of: { readonly role?: MemberRole; readonly state?: MembershipState; readonly stamp?: string } = {},
): AuthorPart {
  const { role = 'member', state = 'active', stamp = stampAt(1) } = of;
  const body = { groupType: 'chat' as const, group: chat, person, role, state };
  const id = membershipId(chat, person);
  return part({ kind: 'membership', id, scope: scopeOf.chat(chat), parent: chat, by: person, stamp, body });
}

export function classMembership(
  classroom: string,
  person: string,
  of: { readonly role?: MemberRole; readonly state?: MembershipState; readonly stamp?: string } = {},
): AuthorPart {
  const { role = 'pupil', state = 'active', stamp = stampAt(1) } = of;
  const body = { groupType: 'classroom' as const, group: classroom, person, role, state };
  const id = membershipId(classroom, person);
  return part({ kind: 'membership', id, scope: scopeOf.class(classroom), parent: classroom, stamp, body });
}

export function kinshipPart(child: string, guardian: string, isActive = true): AuthorPart {
  const body = { child, guardian, relation: 'parent' as const, isActive };
  return part({
    kind: 'kinship',
    id: `${child}.${guardian}`,
    scope: scopeOf.family(child),
    parent: child,
    body,
  });
}

/** The school's note that somebody is no longer in a chat. */
export function removalPart(
  chat: string,
  person: string,
  of: { readonly why?: RemovalReason; readonly stamp?: string } = {},
): AuthorPart {
  const { why = 'left', stamp = stampAt(1) } = of;
  const body = { chat, person, why, act: '' };
  return part({
    kind: 'removal',
    id: removalId(chat, person),
    scope: scopeOf.chat(chat),
    parent: chat,
    stamp,
    body,
  });
}

/** A slip by its maker; for a named person unless the body says otherwise. */
export function slipPart(
  maker: string,
  of: { readonly id?: string; readonly stamp?: string; readonly body?: Partial<BodyOf<'slip'>> } = {},
): AuthorPart {
  const { stamp = stampAt(1), id = stamp } = of;
  const body = {
    purpose: 'person' as const,
    person: '',
    role: 'pupil' as const,
    classroom: '',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: 0,
    mostUses: 1,
    annulledAt: 0,
    ...of.body,
  };
  return part({ kind: 'slip', id, scope: scopeOf.slip(maker), by: maker, stamp, body });
}

/** The document as a hub would have accepted it as its `seq`-th, `at` a moment that grows with it. */
export function accept(of: AuthorPart, seq: number, at = 1000 + seq): AcceptedDocument {
  return { ...of, hub: TEST_HUB, epoch: TEST_EPOCH, seq, at, order: orderOf({ at, hub: TEST_HUB, seq }) };
}

/** Something that a person does to the school. */
export function actPart(
  by: string,
  action: string,
  data: Record<string, unknown>,
  of: { readonly stamp?: string; readonly reason?: string; readonly clause?: string } = {},
): AuthorPart {
  const { stamp = stampAt(1), reason = '', clause = '' } = of;
  return part({
    kind: 'act',
    id: stamp,
    scope: scopeOf.act(by),
    by,
    stamp,
    body: { action, data, reason, clause },
  });
}
