import type { StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { MemberRole } from '../schema/membership.ts';
import { isPedagogical, isStaff, type Role } from '../schema/person.ts';
import type { ReaderFacts } from '../schema/scope.ts';

/** What the rules need to know of a person; computed from documents, the same way on hub and client. */
export interface PersonFacts extends ReaderFacts {
  readonly roles: readonly Role[];
  readonly isVerified: boolean;
  readonly isPedagogical: boolean;
  readonly classroomRoles: ReadonlyMap<string, MemberRole>;
}

export interface FactSources {
  /** The person's name card, undefined when there is none. */
  readonly card: StoredDocument | undefined;
  /** Memberships of the person, in classes and chats. */
  readonly memberships: readonly StoredDocument[];
  /** Kinships in which the person is the guardian. */
  readonly kinships: readonly StoredDocument[];
  /** Class memberships of the person's children. */
  readonly childrensMemberships: readonly StoredDocument[];
}

export const NO_FACTS: PersonFacts = {
  person: '',
  isPresent: false,
  isStaff: false,
  isAdministrator: false,
  isVerified: false,
  isPedagogical: false,
  roles: [],
  classrooms: new Set(),
  classroomRoles: new Map(),
  childrensClassrooms: new Set(),
  children: new Set(),
  chats: new Set(),
};

export function factsFrom(person: string, sources: FactSources): PersonFacts {
  const { card } = sources;
  if (!card || card.gone || !isOfKind(card, 'person') || card.body.leftAt > 0) return { ...NO_FACTS, person };
  const classroomRoles = new Map<string, MemberRole>();
  const chats = new Set<string>();
  for (const membership of sources.memberships) {
    if (membership.gone || !isOfKind(membership, 'membership')) continue;
    const { group, groupType, role, state, person: member } = membership.body;
    if (state !== 'active' || member !== person) continue;
    if (groupType === 'classroom') classroomRoles.set(group, role);
    else chats.add(group);
  }
  const children = new Set<string>();
  for (const kinship of sources.kinships) {
    if (kinship.gone || !isOfKind(kinship, 'kinship')) continue;
    if (kinship.body.isActive && kinship.body.guardian === person) children.add(kinship.body.child);
  }
  return {
    person,
    isPresent: true,
    isStaff: isStaff(card.body),
    isPedagogical: isPedagogical(card.body),
    isAdministrator: card.body.roles.includes('administrator'),
    isVerified: card.body.isVerified,
    roles: card.body.roles,
    classrooms: new Set(classroomRoles.keys()),
    classroomRoles,
    childrensClassrooms: childrensClassrooms(sources.childrensMemberships, children),
    children,
    chats,
  };
}

function childrensClassrooms(memberships: readonly StoredDocument[], children: ReadonlySet<string>) {
  const classrooms = new Set<string>();
  for (const membership of memberships) {
    if (membership.gone || !isOfKind(membership, 'membership')) continue;
    const { group, groupType, state, person } = membership.body;
    if (groupType === 'classroom' && state === 'active' && children.has(person)) classrooms.add(group);
  }
  return classrooms;
}
