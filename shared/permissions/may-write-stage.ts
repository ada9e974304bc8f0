import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import { refusalToLead } from './may-lead.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeInSession, placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

type Ink = Written & DocumentOf<'ink', AuthorPart>;

/**
 * Why a person may not write what belongs to the stage of a session; `elsewhere` for any other kind. What is shown
 * is said by those who may lead.
 */
export function stageRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'exhibit')) {
    const place = placeOf(part.scope, context);
    if (!isStamp(part.id) || place?.chat !== part.parent) return 'notAllowed';
    return refusalOf(facts, 'lesson.lead', place);
  }
  if (!isOfKind(part, 'cue') && !isOfKind(part, 'ink') && !isOfKind(part, 'pen')) return 'elsewhere';
  const place = placeInSession(part, context, around);
  if (!place || !isStamp(part.id)) return 'notAllowed';
  const refusal = refusalToLead(facts, { lesson: part.parent, chat: place.chat }, context);
  if (refusal === undefined || !isOfKind(part, 'ink')) return refusal;
  return hasPen(facts, part, around) ? refusalOf(facts, 'lesson.take', place) : refusal;
}

/** Whoever was given the pen draws, and takes back what is their own; a page is cleared by those who lead. */
function hasPen(facts: PersonFacts, { parent, scope, body }: Ink, { look }: Surroundings): boolean {
  const pen = body.pen === '' ? undefined : look(body.pen);
  if (!pen || !isOfKind(pen, 'pen') || body.do === 'clear') return false;
  const isTheirs = pen.body.person === '' || pen.body.person === facts.person;
  return pen.body.isGiven && isTheirs && pen.parent === parent && pen.scope === scope;
}
