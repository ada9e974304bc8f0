import type { ChatBody } from '../schema/chat.ts';
import type { PersonFacts } from './facts.ts';

/**
 * Whether a chat is offered to a person: it follows from the chat's template and class and from what the
 * school says of the person. Offered means that the person may join, never that someone joins them.
 */
export function isOffered(chat: ChatBody, facts: PersonFacts): boolean {
  if (!facts.isPresent || chat.isArchived) return false;
  const { classroom } = chat;
  const role = facts.classroomRoles.get(classroom);
  switch (chat.template) {
    case 'pupils':
    case 'subject':
    case 'club':
      return role !== undefined;
    case 'parents':
      return facts.childrensClassrooms.has(classroom) || (role !== undefined && role !== 'pupil');
    case 'staffroom':
      return facts.isPedagogical;
    case 'management':
      return facts.roles.includes('head') || facts.roles.includes('deputy');
    case 'group':
      return false;
  }
}

/** The role in which a person joins a chat: pedagogical staff moderate, everyone else is a member. */
export function offeredRole(facts: PersonFacts): 'moderator' | 'member' {
  return facts.isPedagogical && facts.isVerified ? 'moderator' : 'member';
}
