import type { ChatBody, ChatTemplate } from '../schema/chat.ts';
import type { PersonFacts } from './facts.ts';

type About = Pick<ChatBody, 'template' | 'classroom'>;

/**
 * Whether a chat is offered to a person: it follows from the chat's template and class and from what the
 * school says of the person. Offered means that the person may join, never that someone joins them.
 */
export function isOffered(chat: ChatBody, facts: PersonFacts): boolean {
  return !chat.isArchived && isFor(chat, facts);
}

/**
 * Whether somebody who has joined a chat may stay in it. A chat that is for everyone whom it was offered to
 * by name is left by one's own wish only, or with the school.
 */
export function isDue(chat: About, facts: PersonFacts): boolean {
  return facts.isPresent && (chat.template === 'group' || isFor(chat, facts));
}

/**
 * Whom a chat is for. Staff work with pupils and parents once they are confirmed (clause M-4 ¶9), and the
 * head's chats are for confirmed heads (M-4 ¶7); the staffroom is open to those who wait for it, too.
 */
function isFor({ template, classroom }: About, facts: PersonFacts): boolean {
  if (!facts.isPresent) return false;
  const role = facts.classroomRoles.get(classroom);
  const worksThere = role !== undefined && role !== 'pupil' && facts.isVerified;
  switch (template) {
    case 'pupils':
    case 'subject':
    case 'club':
      return role === 'pupil' || worksThere;
    case 'parents':
      return facts.childrensClassrooms.has(classroom) || worksThere;
    case 'staffroom':
      return facts.isPedagogical;
    case 'management':
      return facts.isHead;
    case 'teachers':
    case 'headStaff':
    case 'headParents':
    case 'headPupils':
    case 'group':
    case 'private':
    case 'wholeSchool':
    case 'staffNews':
    case 'channel':
      return false;
  }
}

/** Who reads a channel: everyone in the school, or its staff. */
export function isInAudience(template: ChatTemplate, facts: PersonFacts): boolean {
  if (template === 'wholeSchool') return facts.isPresent;
  return template === 'staffNews' && facts.isPresent && facts.isStaff;
}

/** The role in which a person joins a chat: pedagogical staff moderate, everyone else is a member. */
export function offeredRole(facts: PersonFacts): 'moderator' | 'member' {
  return facts.isPedagogical && facts.isVerified ? 'moderator' : 'member';
}
