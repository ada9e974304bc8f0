import type { Directory } from '../../shared/directory/directory.ts';
import { isTalk, readingState } from '../../shared/moderation/closed-reading.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { orderOf } from '../../shared/schema/order.ts';
import { scopeOf } from '../../shared/schema/scope.ts';

/** How far a scope is read that is not open to the end. */
export interface ReadingLimit {
  /** The last reading position (`orderOf`) that is read. */
  readonly upTo: string;
  /** What lies behind it and is kept back: everything, or what is said in a chat that goes on for the person. */
  readonly keepsBack: 'all' | 'talk';
}

/** The limits of a person by scope. */
export type Limits = ReadonlyMap<string, ReadingLimit>;

/** The chats that a movement has ended for a person, and those in which a block keeps back what is said. */
export function limitsOf(directory: Pick<Directory, 'about'>, facts: PersonFacts): Limits {
  const limits = new Map<string, ReadingLimit>();
  for (const [chat, upTo] of facts.pastChats) limits.set(scopeOf.chat(chat), { upTo, keepsBack: 'all' });
  for (const chat of facts.chats) {
    const { closedAt } = readingState(directory, { chat, person: facts.person });
    if (closedAt !== undefined) limits.set(scopeOf.chat(chat), { upTo: closedAt, keepsBack: 'talk' });
  }
  return limits;
}

/**
 * Whether a version is within a limit. What was said before it stays true to its author, who may correct it or take it
 * back. Where a movement has ended the chat, it is not told how far the others have read since, and who they are now.
 */
export function isWithin({ upTo, keepsBack }: ReadingLimit, document: AcceptedDocument): boolean {
  if (keepsBack === 'talk') return !isTalk(document) || document.order <= upTo;
  if (document.order > upTo) return false;
  return document.kind === 'message' || document.gone || orderOf(document) <= upTo;
}
