import type { AppErrorCode } from '../errors/app-error.ts';
import { type Leaders, leadersBy } from '../lessons/leaders.ts';
import { Stamp } from '../ids/id.ts';
import { lessonEndId } from '../schema/call.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/** Where somebody leads: a live session and its chat. */
export interface LeadPlace {
  readonly lesson: string;
  readonly chat: string;
}

type LeadContext = Pick<WriteContext, 'about' | 'chat'>;

/** Who leads a session by a word of those who lead it, besides those whom the table lets lead. */
export function leadersIn({ lesson, chat }: LeadPlace, context: Pick<WriteContext, 'about'>): Leaders {
  return leadersBy(context.about('cohost', lesson).filter(({ scope }) => scope === scopeOf.chat(chat)));
}

/**
 * Why a person may not lead a session, undefined where it is allowed: by the table, or by the word of whoever
 * leads it, as long as the person takes part in it.
 */
export function refusalToLead(
  facts: PersonFacts,
  place: LeadPlace,
  context: LeadContext,
): AppErrorCode | undefined {
  return refusalUnless(facts, place, context, ({ all }) => all.has(facts.person));
}

/** Why a person may not say who leads with them: the table's leaders may, and whoever the lead was handed to. */
export function refusalToAppoint(
  facts: PersonFacts,
  place: LeadPlace,
  context: LeadContext,
): AppErrorCode | undefined {
  return refusalUnless(facts, place, context, ({ host }) => host === facts.person);
}

/**
 * Why a person may not say of others that they were before a screen or have caught up: whoever leads may, and in a
 * channel class teachers of their pupils.
 */
export function refusalToMark(
  facts: PersonFacts,
  people: readonly string[],
  place: LeadPlace,
  context: LeadContext & Pick<WriteContext, 'factsOf'>,
): AppErrorCode | undefined {
  const refusal = refusalToLead(facts, place, context);
  const target = { chat: place.chat, about: context.chat(place.chat) };
  const isOwn = (one: string) =>
    refusalOf(facts, 'lesson.markOwn', { ...target, person: context.factsOf(one) }) === undefined;
  return people.length > 0 && people.every(isOwn) ? undefined : refusal;
}

/** By the table, or by a word of those who lead, which counts for whoever may take part. */
function refusalUnless(
  facts: PersonFacts,
  place: LeadPlace,
  context: LeadContext,
  isNamed: (leaders: Leaders) => boolean,
): AppErrorCode | undefined {
  const target = { chat: place.chat, about: context.chat(place.chat) };
  const refusal = refusalOf(facts, 'lesson.lead', target);
  if (refusal === undefined || !isNamed(leadersIn(place, context))) return refusal;
  return refusalOf(facts, 'lesson.take', target);
}

/**
 * Why a person may not say who leads a session, or end one that was handed to them; `elsewhere` for any other kind.
 * Who ends a broadcast is said by those who run broadcasts.
 */
export function leadRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (!isOfKind(part, 'cohost') && !isOfKind(part, 'lessonend')) return 'elsewhere';
  const chat = chatOfScope(part.scope);
  const lesson = look(part.parent);
  if (isOfKind(part, 'lessonend') && lesson && isBroadcast(lesson)) return 'elsewhere';
  const isInChat = part.scope === scopeOf.chat(chat) && placeOf(part.scope, context) !== undefined;
  if (part.gone || !isStamp(part.parent) || !isInChat) return 'notAllowed';
  if (lesson && !isLedSession(lesson, part.scope)) return 'notAllowed';
  const place = { lesson: part.parent, chat };
  return isOfKind(part, 'cohost')
    ? wordRefusal(facts, part, place, context)
    : endRefusal(facts, part, place, context);
}

function wordRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'cohost', AuthorPart>,
  place: LeadPlace,
  context: WriteContext,
): AppErrorCode | undefined {
  if (!isStamp(part.id)) return 'notAllowed';
  const { person, rank } = part.body;
  // Everybody may stop leading; nobody leads where they are not.
  if (rank === 'none' && person === facts.person) return refusalToLead(facts, place, context);
  if (rank !== 'none' && !isIn(place.chat, person, context)) return 'notAllowed';
  return refusalToAppoint(facts, place, context);
}

/** Whoever began a session ends it in their own document; whom it was handed to ends it by this one. */
function endRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'lessonend', AuthorPart>,
  place: LeadPlace,
  context: WriteContext,
): AppErrorCode | undefined {
  const isTheirs = leadersIn(place, context).host === facts.person;
  if (!isTheirs || part.id !== lessonEndId(place.lesson)) return 'notAllowed';
  return refusalToLead(facts, place, context);
}

/** As far as it can be seen by everyone in the chat; what the person may do there is asked when they do it. */
export function isIn(chat: string, person: string, context: LeadContext): boolean {
  return context
    .about('membership', person)
    .some(({ body }) => body.group === chat && body.person === person && body.state === 'active');
}

export function isBroadcast(found: AuthorPart): boolean {
  return isOfKind(found, 'lesson') && found.body.type === 'broadcast';
}

/** In a call nobody leads. */
export function isLedSession(found: AuthorPart, scope: string): boolean {
  return isOfKind(found, 'lesson') && found.body.type !== 'call' && found.scope === scope && !found.gone;
}
