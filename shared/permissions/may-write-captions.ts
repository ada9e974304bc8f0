import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { refusalToLead } from './may-lead.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeInSession } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/**
 * Why a person may not write captions of a session or ask somebody to; `elsewhere` for any other kind.
 */
export function captionRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (!isOfKind(part, 'caption') && !isOfKind(part, 'captioner')) return 'elsewhere';
  const place = placeInSession(part, context, around);
  if (!place || !isStamp(part.id)) return 'notAllowed';
  const refusal = refusalToLead(facts, { lesson: part.parent, chat: place.chat }, context);
  if (refusal === undefined || !isOfKind(part, 'caption')) return refusal;
  return isAsked(facts, part, around) ? refusalOf(facts, 'lesson.take', place) : refusal;
}

/** Whoever was asked to types; a whole text is brought by those who lead. */
function isAsked(
  facts: PersonFacts,
  { parent, scope, body }: Written & DocumentOf<'caption', AuthorPart>,
  { look }: Surroundings,
): boolean {
  const asked = body.captioner === '' ? undefined : look(body.captioner);
  if (!asked || !isOfKind(asked, 'captioner') || body.track !== 0) return false;
  const isTheirs = asked.body.person === facts.person && asked.body.isAsked;
  return isTheirs && asked.parent === parent && asked.scope === scope;
}
