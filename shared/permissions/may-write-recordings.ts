import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { caughtUpId } from '../schema/recording.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import { refusalToLead, refusalToMark } from './may-lead.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';
import type { ActionName } from './table.ts';

const isStamp = guardOf(Stamp);

type Part = Written & DocumentOf<'recording' | 'question' | 'questionreply' | 'caughtup', AuthorPart>;

/**
 * Why a person may not write a part of a recorded lesson; `elsewhere` for any other kind. It lies in the chat of
 * the lesson, under the lesson or under a question. A hub that does not have those, because another hub has them,
 * judges by the chat alone.
 */
export function recordingRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (!isPart(part)) return 'elsewhere';
  const above = look(part.parent);
  const kindAbove = isOfKind(part, 'questionreply') ? 'question' : 'lesson';
  const isInPlace = !above || (above.kind === kindAbove && above.scope === part.scope);
  const place = placeOf(part.scope, context);
  if (!isStamp(part.parent) || !isInPlace || !place) return 'notAllowed';
  // Nobody records a call: what is recorded is said to everyone for whom a lesson is.
  const isCall = above !== undefined && isOfKind(above, 'lesson') && above.body.type === 'call';
  const isOfTwo = place.about?.template === 'private';
  if (isOfKind(part, 'recording') && (isCall || isOfTwo)) return 'notAllowed';
  const action = actionOf(facts, part);
  if (action === 'lesson.lead') {
    const lesson = isOfKind(part, 'questionreply') ? (above?.parent ?? '') : part.parent;
    const led = { lesson, chat: place.chat };
    return isOfKind(part, 'caughtup')
      ? refusalToMark(facts, [part.body.person], led, context)
      : refusalToLead(facts, led, context);
  }
  return action ? refusalOf(facts, action, place) : 'notAllowed';
}

/** A question and its answer are taken back by whoever wrote them; the rest is answered by a newer word. */
function actionOf(facts: PersonFacts, part: Part): ActionName | undefined {
  if (isOfKind(part, 'question') && isStamp(part.id)) return 'lesson.take';
  if (isOfKind(part, 'questionreply') && isStamp(part.id)) return 'lesson.lead';
  if (part.gone) return undefined;
  if (isOfKind(part, 'recording')) return isStamp(part.id) ? 'lesson.record' : undefined;
  if (!isOfKind(part, 'caughtup')) return undefined;
  const isOwn = part.body.person === facts.person && part.id === caughtUpId(part.parent, facts.person);
  if (isOwn) return 'lesson.take';
  return isStamp(part.id) ? 'lesson.lead' : undefined;
}

function isPart(part: Written): part is Part {
  return (
    isOfKind(part, 'recording') ||
    isOfKind(part, 'question') ||
    isOfKind(part, 'questionreply') ||
    isOfKind(part, 'caughtup')
  );
}
