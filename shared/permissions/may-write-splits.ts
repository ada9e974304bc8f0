import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { isEachOnce } from '../lessons/division.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import type { PersonFacts } from './facts.ts';
import { isIn, isLedSession, refusalToLead } from './may-lead.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/**
 * Why a person may not divide a session into groups; `elsewhere` for any other kind. Whoever leads it may, people of
 * its chat, and nobody into two groups. A hub that does not have the session judges by the chat alone.
 */
export function splitRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (!isOfKind(part, 'split')) return 'elsewhere';
  const chat = chatOfScope(part.scope);
  const isInChat = part.scope === scopeOf.chat(chat) && placeOf(part.scope, context) !== undefined;
  if (part.gone || !isStamp(part.id) || !isStamp(part.parent) || !isInChat) return 'notAllowed';
  const lesson = look(part.parent);
  if (lesson && !mayBeDivided(lesson, part.scope)) return 'notAllowed';
  const { groups } = part.body;
  if (!isEachOnce(groups) || !groups.flat().every((one) => isIn(chat, one, context))) return 'notAllowed';
  return refusalToLead(facts, { lesson: part.parent, chat }, context);
}

/** Those who watch a broadcast have no voice in it. */
function mayBeDivided(found: AuthorPart, scope: string): boolean {
  return isLedSession(found, scope) && isOfKind(found, 'lesson') && found.body.type !== 'broadcast';
}
