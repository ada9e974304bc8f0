import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { MemberRole, MembershipBody } from '../schema/membership.ts';
import { ledClassrooms, taughtClassrooms } from './capacities.ts';
import { orderOf } from '../schema/order.ts';
import { isMovement, type RemovalBody } from '../schema/removal.ts';
import { pairChatId } from '../schema/pair.ts';
import { isDue, isInAudience } from './offers.ts';
import { isPedagogical, isStaff, type Role } from '../schema/person.ts';
import { isChannel, type ChatBody } from '../schema/chat.ts';
import type { ReaderFacts } from '../schema/scope.ts';

/** What the rules need to know of a person; computed from documents, the same way on hub and client. */
export interface PersonFacts extends ReaderFacts {
  readonly roles: readonly Role[];
  readonly classroomRoles: ReadonlyMap<string, MemberRole>;
  /** Those of the chats that have ended with their class: they are read and not written in. */
  readonly archivedChats: ReadonlySet<string>;
  /** Chats that are offered to the person by name. */
  readonly invitedTo: ReadonlySet<string>;
  /** The classes («7Б») that a pedagogical worker leads or to which the person teaches anything. */
  readonly classesTaught: ReadonlySet<string>;
  /** Chats without a teacher that this person answers for until one is there (decision D-9). */
  readonly actingIn: ReadonlySet<string>;
  /** A parent or pupil who is marked as active. */
  readonly isActivist: boolean;
}

export interface FactSources {
  /** The person's name card, undefined when there is none. */
  readonly card: AuthorPart | undefined;
  /** Memberships of the person, in classes and chats. */
  readonly memberships: readonly AuthorPart[];
  /** Kinships in which the person is the guardian. */
  readonly kinships: readonly AuthorPart[];
  /** Class memberships of the person's children. */
  readonly childrensMemberships: readonly AuthorPart[];
  /** Everyone who is or was in a class. */
  readonly membersOf: (classroom: string) => readonly AuthorPart[];
  /** Whether the chats of an archived class stay readable for those who were in it. */
  readonly keepsHistory: boolean;
  /** Notes that the person was taken out of a chat. */
  readonly removals: readonly AuthorPart[];
  /** Offers of chats to the person by name. */
  readonly invitations: readonly AuthorPart[];
  /** Beginnings of private chats with the person. */
  readonly pairs: readonly AuthorPart[];
  /** What is known of a chat. */
  readonly chat: (id: string) => ChatBody | undefined;
  /** The class («7Б») of a class or of a class-and-subject space that goes on, '' for anything else. */
  readonly homeroomOf: (classroom: string) => string;
  /** Chats in which the person acts for a missing moderator. */
  readonly actingIn: ReadonlySet<string>;
  /** All channels. */
  readonly channels: Iterable<readonly [string, ChatBody]>;
}

export const NO_FACTS: PersonFacts = {
  person: '',
  isPresent: false,
  isStaff: false,
  isAdministrator: false,
  isHead: false,
  isVerified: false,
  isPedagogical: false,
  isPupil: false,
  isParent: false,
  roles: [],
  classrooms: new Set(),
  classroomRoles: new Map(),
  childrensClassrooms: new Set(),
  children: new Set(),
  pupils: new Set(),
  chats: new Set(),
  archivedChats: new Set(),
  invitedTo: new Set(),
  classesTaught: new Set(),
  actingIn: new Set(),
  isActivist: false,
  pastChats: new Map(),
  channels: new Set(),
};

export function factsFrom(person: string, sources: FactSources): PersonFacts {
  const { card } = sources;
  if (!card || card.gone || !isOfKind(card, 'person') || card.body.leftAt > 0) return { ...NO_FACTS, person };
  const classroomRoles = new Map<string, MemberRole>();
  const pastRoles = new Map<string, MemberRole>();
  const joined: (AuthorPart & { readonly body: MembershipBody })[] = [];
  for (const membership of sources.memberships) {
    if (membership.gone || !isOfKind(membership, 'membership')) continue;
    const { group, groupType, role, state, person: member } = membership.body;
    if (member !== person) continue;
    if (groupType === 'classroom') {
      pastRoles.set(group, role);
      if (state === 'active') classroomRoles.set(group, role);
    } else if (state === 'active') joined.push(membership);
  }
  const children = new Set<string>();
  for (const kinship of sources.kinships) {
    if (kinship.gone || !isOfKind(kinship, 'kinship')) continue;
    if (kinship.body.isActive && kinship.body.guardian === person) children.add(kinship.body.child);
  }
  const { roles, isVerified } = card.body;
  const facts: PersonFacts = {
    person,
    isPresent: true,
    isStaff: isStaff(card.body),
    isPedagogical: isPedagogical(card.body),
    isPupil: roles.includes('pupil'),
    isParent: roles.includes('parent'),
    isAdministrator: isVerified && roles.includes('administrator'),
    isHead: isVerified && (roles.includes('head') || roles.includes('deputy')),
    isVerified,
    roles,
    classrooms: new Set(classroomRoles.keys()),
    classroomRoles,
    childrensClassrooms: childrensClassrooms(sources.childrensMemberships, children, false),
    children,
    pupils: new Set(),
    chats: new Set(),
    archivedChats: new Set(),
    invitedTo: invitedTo(person, sources),
    classesTaught: classesTaught(classroomRoles, isPedagogical(card.body), sources),
    actingIn: sources.actingIn,
    isActivist: card.body.isActivist === true,
    pastChats: new Map(),
    channels: new Set(),
  };
  const past: PersonFacts = {
    ...facts,
    classroomRoles: pastRoles,
    classesTaught: classesTaught(pastRoles, facts.isPedagogical, sources),
    childrensClassrooms: childrensClassrooms(sources.childrensMemberships, children, true),
  };
  const pupils = pupilsOf(facts, sources);
  const { chats, archivedChats, pastChats } = chatsOf(facts, past, joined, sources);
  for (const chat of privateChats(person, sources)) chats.add(chat);
  const channels = channelsOf(facts, sources);
  for (const [id, { isArchived }] of channels) if (isArchived) archivedChats.add(id);
  return { ...facts, chats, archivedChats, pastChats, pupils, channels: new Set(channels.keys()) };
}

/**
 * The chats in which a person is: joined by own wish, not taken out since, and still one of those whom the
 * chat is for. A chat of which nothing is known counts, because the hub has let the person in. A chat that
 * ended with its class is for those who were in it, and one that a movement has ended stays readable up to
 * there, as the school's setting says.
 * @param past the person with all classes there have been
 */
function chatsOf(
  facts: PersonFacts,
  past: PersonFacts,
  joined: readonly (AuthorPart & { readonly body: MembershipBody })[],
  { removals, chat, keepsHistory }: FactSources,
): Pick<PersonFacts, 'pastChats'> & { readonly chats: Set<string>; readonly archivedChats: Set<string> } {
  const removed = new Map<string, AuthorPart & { readonly body: RemovalBody }>();
  for (const removal of removals) {
    if (!removal.gone && isOfKind(removal, 'removal')) removed.set(removal.body.chat, removal);
  }
  const chats = new Set<string>();
  const archivedChats = new Set<string>();
  const pastChats = new Map<string, string>();
  for (const { body, stamp } of joined) {
    const about = chat(body.group);
    const removal = removed.get(body.group);
    if (removal && removal.stamp >= stamp) {
      const until = keepsHistory && isMovement(removal.body.why) ? positionOf(removal) : '';
      if (until !== '') pastChats.set(body.group, until);
    } else if (
      !about ||
      facts.actingIn.has(body.group) ||
      isDue(about, about.isArchived && keepsHistory ? past : facts)
    ) {
      chats.add(body.group);
      if (about?.isArchived) archivedChats.add(body.group);
    }
  }
  return { chats, archivedChats, pastChats };
}

function classesTaught(
  roles: ReadonlyMap<string, MemberRole>,
  isPedagogical: boolean,
  { homeroomOf }: FactSources,
): ReadonlySet<string> {
  const taught = taughtClassrooms({ classroomRoles: roles, isPedagogical }).map(homeroomOf);
  return new Set(taught.filter((classroom) => classroom !== ''));
}

function invitedTo(person: string, { invitations }: FactSources): ReadonlySet<string> {
  const chats = new Set<string>();
  for (const invitation of invitations) {
    if (invitation.gone || !isOfKind(invitation, 'invitation')) continue;
    if (invitation.body.isActive && invitation.body.person === person) chats.add(invitation.body.chat);
  }
  return chats;
}

/** Chats of two: nobody else can be in them, and whoever began does not matter. */
function privateChats(person: string, { pairs }: FactSources): readonly string[] {
  return pairs.flatMap((pair) => {
    if (pair.gone || !isOfKind(pair, 'pair')) return [];
    const isTheirs = pair.by === person || pair.body.with === person;
    return isTheirs ? [pairChatId(pair.by, pair.body.with)] : [];
  });
}

/** Where a version stands in reading order; '' while no hub has accepted it. */
function positionOf(document: AuthorPart): string {
  if (!('at' in document && 'hub' in document && 'seq' in document)) return '';
  const { at, hub, seq } = document;
  if (typeof at !== 'number' || typeof hub !== 'string' || typeof seq !== 'number') return '';
  return seq > 0 ? orderOf({ at, hub, seq }) : '';
}

function pupilsOf(facts: PersonFacts, { membersOf }: FactSources): ReadonlySet<string> {
  const pupils = new Set<string>();
  if (!facts.isVerified) return pupils;
  for (const classroom of ledClassrooms(facts)) {
    for (const membership of membersOf(classroom)) {
      if (membership.gone || !isOfKind(membership, 'membership')) continue;
      const { group, groupType, person, role, state } = membership.body;
      const isPupil = groupType === 'classroom' && group === classroom && role === 'pupil';
      if (isPupil && state === 'active') pupils.add(person);
    }
  }
  return pupils;
}

function channelsOf(facts: PersonFacts, { channels }: FactSources): ReadonlyMap<string, ChatBody> {
  const read = new Map<string, ChatBody>();
  for (const [id, body] of channels)
    if (isChannel(body.template) && isInAudience(body, facts)) read.set(id, body);
  return read;
}

function childrensClassrooms(
  memberships: readonly AuthorPart[],
  children: ReadonlySet<string>,
  withPast: boolean,
): ReadonlySet<string> {
  const classrooms = new Set<string>();
  for (const membership of memberships) {
    if (membership.gone || !isOfKind(membership, 'membership')) continue;
    const { group, groupType, state, person } = membership.body;
    const isIn = state === 'active' || withPast;
    if (groupType === 'classroom' && isIn && children.has(person)) classrooms.add(group);
  }
  return classrooms;
}
