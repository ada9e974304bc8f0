import Type from 'typebox';
import { Id } from '../ids/id.ts';

export const GROUP_TYPES = ['classroom', 'chat'] as const;
export type GroupType = (typeof GROUP_TYPES)[number];

export const MEMBER_ROLES = ['pupil', 'teacher', 'classTeacher', 'aide', 'member', 'moderator'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const MEMBERSHIP_STATES = ['active', 'declined', 'ended'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

/**
 * A person in a class or a chat. The school writes who is in a class (scope `class:…`); in a chat
 * (scope `chat:…`) only the person writes the own membership, so nobody can be put into one.
 */
export const MembershipBody = Type.Object(
  {
    groupType: Type.Unsafe<GroupType>(Type.Union(GROUP_TYPES.map((type) => Type.Literal(type)))),
    group: Id,
    person: Id,
    role: Type.Unsafe<MemberRole>(Type.Union(MEMBER_ROLES.map((role) => Type.Literal(role)))),
    state: Type.Unsafe<MembershipState>(Type.Union(MEMBERSHIP_STATES.map((state) => Type.Literal(state)))),
    /** Of a moderator who leaves a chat: the teacher in it who is to answer for it from now on (decision D-9). */
    successor: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type MembershipBody = Type.Static<typeof MembershipBody>;

/** One membership per person and group: coming back changes the same document. */
export function membershipId(group: string, person: string): string {
  return `${group}.${person}`;
}
