import type { ChatBody } from '../schema/chat.ts';
import type { PersonFacts } from './facts.ts';

type About = Pick<ChatBody, 'template' | 'classroom' | 'owner'>;

/**
 * Whether a chat is offered to a person: it follows from the chat's template and class and from what the
 * school says of the person, or the person was invited by name. Offered means that the person may join, never
 * that someone joins them.
 * @param id the chat's id; without it nobody counts as invited
 */
export function isOffered(chat: ChatBody, facts: PersonFacts, id = ''): boolean {
  return !chat.isArchived && (facts.actingIn.has(id) || isFor(chat, facts, id));
}

/**
 * Whether somebody who has joined a chat may stay in it. A chat that is for everyone whom it was offered to
 * by name is left by one's own wish only, or with the school.
 */
export function isDue(chat: About, facts: PersonFacts): boolean {
  return facts.isPresent && (chat.template === 'group' || isFor(chat, facts, ''));
}

/**
 * Whom a chat is for. Staff work with pupils and parents once they are confirmed (clause M-4 ¶9), and the
 * head's chats are for confirmed heads (M-4 ¶7); the staffroom is open to those who wait for it, too.
 */
function isFor({ template, classroom, owner }: About, facts: PersonFacts, id: string): boolean {
  if (!facts.isPresent) return false;
  const role = facts.classroomRoles.get(classroom);
  const worksThere = role !== undefined && role !== 'pupil' && facts.isVerified;
  const isConfirmedTeacher = facts.isPedagogical && facts.isVerified;
  switch (template) {
    case 'pupils':
    case 'subject':
    case 'club':
      return role === 'pupil' || worksThere;
    case 'association':
      return worksThere && facts.isPedagogical;
    case 'parents':
      return facts.childrensClassrooms.has(classroom) || worksThere;
    case 'staffroom':
      return facts.isPedagogical;
    case 'management':
      return facts.isHead;
    case 'teachers':
      return isConfirmedTeacher && (worksThere || facts.classesTaught.has(classroom));
    case 'headStaff':
      return isConfirmedTeacher;
    case 'headParents':
      return facts.isHead || (facts.isActivist && facts.roles.includes('parent'));
    case 'headPupils':
      return facts.isHead || (facts.isActivist && facts.roles.includes('pupil'));
    case 'group':
      return (
        // Whoever made it and does not work here any more has no claim to it.
        (facts.invitedTo.has(id) || (owner === facts.person && facts.isStaff)) &&
        (!facts.isPedagogical || facts.isVerified)
      );
    case 'private':
    case 'wholeSchool':
    case 'staffNews':
    case 'channel':
      return false;
  }
}

type Channel = Pick<ChatBody, 'template' | 'audience' | 'posters'>;

/**
 * Who reads a channel: everyone in the school, its staff, or the chosen roles and classes. Whoever leads the
 * school and whoever may post there reads it as well.
 */
export function isInAudience({ template, audience, posters = [] }: Channel, facts: PersonFacts): boolean {
  if (!facts.isPresent) return false;
  switch (template) {
    case 'wholeSchool':
      return true;
    case 'staffNews':
      return facts.isStaff;
    case 'channel':
      return (
        facts.isAdministrator ||
        facts.isHead ||
        posters.includes(facts.person) ||
        (audience !== undefined && isMeant(audience, facts))
      );
    default:
      return false;
  }
}

/** Whether somebody has one of the roles and, where classes are named, has to do with one of them in that role. */
export function isMeant(audience: NonNullable<ChatBody['audience']>, facts: PersonFacts): boolean {
  const isThere = (...places: readonly ReadonlySet<string>[]) =>
    audience.classrooms.length === 0 ||
    audience.classrooms.some((classroom) => places.some((place) => place.has(classroom)));
  return audience.roles.some((role) => {
    if (!facts.roles.includes(role)) return false;
    if (role === 'parent') return isThere(facts.childrensClassrooms);
    return role === 'pupil' ? isThere(facts.classrooms) : isThere(facts.classrooms, facts.classesTaught);
  });
}

/** The role in which a person joins a chat: pedagogical staff moderate, everyone else is a member. */
export function offeredRole(facts: PersonFacts): 'moderator' | 'member' {
  return facts.isPedagogical && facts.isVerified ? 'moderator' : 'member';
}
