import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import type { ChatBody } from '../schema/chat.ts';
import { isOfKind, KINDS, type Kind } from '../schema/kinds.ts';
import { membershipId } from '../schema/membership.ts';
import { readMarkId } from '../schema/read-mark.ts';
import { scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { isOffered, offeredRole } from './offers.ts';
import type { PersonFacts } from './facts.ts';

const isStamp = guardOf(Stamp);

/** What a rule may look up about the document's surroundings. */
export interface WriteContext {
  readonly chat: (id: string) => ChatBody | undefined;
}

/**
 * Whether a person may write this version; undefined when allowed, otherwise the reason. Hub and client
 * ask the same function, so what is shown is what is enforced. New ids are stamps, so that nobody can learn
 * of or stand in the way of documents whose ids are made of names (memberships, family links, imports).
 */
export function refusalToWrite(
  facts: PersonFacts,
  part: AuthorPart & { readonly kind: Kind },
  context: WriteContext,
): AppErrorCode | undefined {
  if (!facts.isPresent || part.by !== facts.person || part.by === SCHOOL_WRITER) return 'notAllowed';
  if (KINDS[part.kind].writer === 'school') return 'notAllowed';
  if (isOfKind(part, 'message')) return isStamp(part.id) && mayPostIn(facts, part) ? undefined : 'notAllowed';
  if (isOfKind(part, 'lesson')) {
    const isInPlace = isStamp(part.id) && mayPostIn(facts, part);
    return isInPlace && mayStartLesson(facts, part.parent) ? undefined : 'notAllowed';
  }
  if (isOfKind(part, 'readmark')) {
    const isOwn = part.id === readMarkId(part.parent, facts.person);
    return isOwn && mayPostIn(facts, part) ? undefined : 'notAllowed';
  }
  if (isOfKind(part, 'membership')) {
    const { group, groupType, person, role, state } = part.body;
    const isOwn = person === facts.person && part.id === membershipId(group, person);
    const isInPlace = groupType === 'chat' && part.parent === group && part.scope === scopeOf.chat(group);
    if (!isOwn || !isInPlace || part.gone) return 'notAllowed';
    if (state !== 'active') return facts.chats.has(group) ? undefined : 'notAllowed';
    if (role !== 'member' && role !== offeredRole(facts)) return 'notAllowed';
    const chat = context.chat(group);
    return chat && (facts.chats.has(group) || isOffered(chat, facts)) ? undefined : 'notAllowed';
  }
  return 'notAllowed';
}

function mayPostIn(facts: PersonFacts, part: AuthorPart): boolean {
  return part.scope === scopeOf.chat(part.parent) && facts.chats.has(part.parent);
}

/** Whether the person may write messages into a chat. */
export function mayWriteInChat(facts: PersonFacts, chat: string): boolean {
  return facts.isPresent && facts.chats.has(chat);
}

/** A lesson is begun by a confirmed teacher who is in the chat. */
export function mayStartLesson(facts: PersonFacts, chat: string): boolean {
  return mayWriteInChat(facts, chat) && facts.isPedagogical && facts.isVerified;
}

export function mayIssueSlips(facts: PersonFacts): boolean {
  return facts.isPresent && facts.isAdministrator;
}

export function mayAddPeople(facts: PersonFacts): boolean {
  return facts.isPresent && facts.isAdministrator;
}
