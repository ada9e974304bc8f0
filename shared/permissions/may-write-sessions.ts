import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { mayTakeOver } from '../sessions/keeper.ts';
import { isSlot, isSoundPlan } from '../sessions/occurrences.ts';
import type { ChatBody } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { isSoundMinutes } from '../schema/minutes.ts';
import { bookingId, PLANNED_TYPES, type PlannedType } from '../schema/session.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/** Why a person may not write something planned; `elsewhere` for any other kind. */
export function sessionRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'session')) return planRefusal(facts, part, context, around);
  if (isOfKind(part, 'booking')) return bookingRefusal(facts, part, context, around);
  return isOfKind(part, 'minutes') ? minutesRefusal(facts, part, context, around) : 'elsewhere';
}

/**
 * What is planned stays what it is: a lesson does not become a council. Whoever planned it may change it, call it
 * off and take it back, also after losing the right to plan more. Who answers for it after them takes it over.
 */
function planRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'session', AuthorPart>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const place = placeOf(part.scope, context);
  if (!isStamp(part.id) || place?.chat !== part.parent) return 'notAllowed';
  const held = look(part.id);
  if (held && !(isOfKind(held, 'session') && held.body.type === part.body.type)) return 'notAllowed';
  const { instead } = part.body;
  if (held && held.body.instead !== instead) return 'notAllowed';
  if (!held && instead !== undefined && !mayTakeOver(context, part, look(instead))) return 'notAllowed';
  const refusal =
    held || instead !== undefined
      ? refusalOf(facts, 'session.change', place)
      : refusalToPlan(facts, part.body.type, { chat: part.parent, about: place.about });
  if (refusal || part.gone) return refusal;
  return isSoundPlan(part.body) ? undefined : 'badRequest';
}

/**
 * One booked time per person by construction. Who was first is said by the order of acceptance, so a time that
 * somebody else has is taken, too, and counted by what becomes known (rule PLAN-2); a hub that does not have the
 * consultation judges by the chat alone.
 */
function bookingRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'booking', AuthorPart>,
  context: WriteContext,
  { look, at: now }: Surroundings,
): AppErrorCode | undefined {
  const isOwn = isStamp(part.parent) && part.id === bookingId(part.parent, facts.person);
  const session = look(part.parent);
  const isThere = !session || (isOfKind(session, 'session') && session.scope === part.scope);
  const place = placeOf(part.scope, context);
  if (!isOwn || part.gone || !isThere || !place) return 'notAllowed';
  const refusal = refusalOf(facts, 'session.book', place);
  if (refusal || !session || part.body.at === 0) return refusal;
  if (session.gone || !isSlot(session.body, part.body.at)) return 'badRequest';
  return part.body.at > now ? undefined : 'timePast';
}

/**
 * Minutes and reports are written by those who may lead, about something of their chat. Who has signed one corrects
 * it alone; it stays what it is and about what it is, and is not taken back.
 */
function minutesRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'minutes', AuthorPart>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const about = look(part.parent);
  const isOfOther = about && !isOfKind(about, 'lesson') && !isOfKind(about, 'session');
  const place = placeOf(part.scope, context);
  if (!isStamp(part.id) || !isStamp(part.parent) || isOfOther || !place || part.gone) return 'notAllowed';
  if (about && about.scope !== part.scope) return 'notAllowed';
  const held = look(part.id);
  if (held && !(isOfKind(held, 'minutes') && isSamePaper(held, part))) return 'notAllowed';
  return refusalOf(facts, 'session.report', place) ?? (isSoundMinutes(part.body) ? undefined : 'badRequest');
}

type Paper = DocumentOf<'minutes', AuthorPart>;

function isSamePaper(before: Paper, after: Paper): boolean {
  return before.parent === after.parent && before.body.report === after.body.report;
}

/** Why a person may not plan or hold something of a type in a chat or channel; undefined where it is allowed. */
export function refusalToPlan(
  facts: PersonFacts,
  type: PlannedType,
  { chat, about }: { readonly chat: string; readonly about: ChatBody | undefined },
): AppErrorCode | undefined {
  const classroom = about?.classroom ? { classroom: about.classroom } : {};
  return refusalOf(facts, `session.${type}`, { chat, about, ...classroom });
}

/** What a person may plan in a chat or channel. */
export function plannableTypes(
  facts: PersonFacts,
  place: { readonly chat: string; readonly about: ChatBody | undefined },
): readonly PlannedType[] {
  return PLANNED_TYPES.filter((type) => refusalToPlan(facts, type, place) === undefined);
}
