import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { refusalToPlan } from './may-write-sessions.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/**
 * Why a person may not write what belongs to a broadcast; `elsewhere` for any other kind. Who may plan one runs it.
 * A hub that does not have the broadcast or the question judges by the chat alone.
 */
export function broadcastRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  const isAir = isOfKind(part, 'air');
  if (!isAir && !isOfKind(part, 'questionmark')) return 'elsewhere';
  const place = placeOf(part.scope, context);
  const above = look(part.parent);
  const isInPlace =
    !above || (above.scope === part.scope && (isAir ? isBroadcast(above) : isOfKind(above, 'question')));
  if (part.gone || !isStamp(part.id) || !isStamp(part.parent) || !place || !isInPlace) return 'notAllowed';
  return isAir ? refusalToPlan(facts, 'broadcast', place) : refusalOf(facts, 'lesson.lead', place);
}

function isBroadcast(found: AuthorPart): boolean {
  return isOfKind(found, 'lesson') && found.body.type === 'broadcast';
}
