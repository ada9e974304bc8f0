import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { lessonEndId } from '../schema/call.ts';
import { isOfKind } from '../schema/kinds.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { isBroadcast } from './may-lead.ts';
import type { WriteContext, Written } from './may-write.ts';
import { refusalToPlan } from './may-write-sessions.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/**
 * Why a person may not write what belongs to a broadcast; `elsewhere` for any other kind. Who may plan one runs it, and
 * ends it too: the computer of whoever began it may be the one that has failed.
 * A hub that does not have the broadcast or the question judges by the chat alone.
 */
export function broadcastRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  const isEnd = isOfKind(part, 'lessonend');
  const isRun = isOfKind(part, 'air') || isEnd;
  if (!isRun && !isOfKind(part, 'questionmark')) return 'elsewhere';
  const place = placeOf(part.scope, context);
  const above = look(part.parent);
  const isInPlace =
    !above || (above.scope === part.scope && (isRun ? isBroadcast(above) : isOfKind(above, 'question')));
  const isNamed = isEnd ? part.id === lessonEndId(part.parent) : isStamp(part.id);
  if (part.gone || !isNamed || !isStamp(part.parent) || !place || !isInPlace) return 'notAllowed';
  return isRun ? refusalToPlan(facts, 'broadcast', place) : refusalOf(facts, 'lesson.lead', place);
}
