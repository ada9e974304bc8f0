import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { ChatBody } from '../schema/chat.ts';
import { chatScope } from '../schema/chat.ts';
import { isOfKind } from '../schema/kinds.ts';
import { scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import type { Surroundings } from './surroundings.ts';
import type { ActionName } from './table.ts';

const isStamp = guardOf(Stamp);

/** The chat or channel of a scope, as far as it is known; undefined where the scope is of neither. */
export function placeOf(
  scope: string,
  context: WriteContext,
): { readonly chat: string; readonly about: ChatBody | undefined } | undefined {
  const chat = scope.slice(scope.indexOf(':') + 1);
  const about = context.chat(chat);
  const own = about ? chatScope(about.template, chat) : scopeOf.chat(chat);
  return scope === own ? { chat, about } : undefined;
}

/**
 * Where what belongs to a live session lies: under the session, in its chat. A hub that does not have the session
 * judges by the chat alone. Undefined where it lies elsewhere, and for what was taken back.
 */
export function placeInSession(
  { gone, parent, scope }: Written,
  context: WriteContext,
  { look }: Pick<Surroundings, 'look'>,
): ReturnType<typeof placeOf> {
  const lesson = look(parent);
  const isThere = !lesson || (isOfKind(lesson, 'lesson') && lesson.scope === scope);
  return gone || !isStamp(parent) || !isThere ? undefined : placeOf(scope, context);
}

/** Why a person may not do something in the chat or channel that a document of its stream lies in. */
export function refusalInStream(
  action: ActionName,
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
): AppErrorCode | undefined {
  const place = placeOf(part.scope, context);
  if (!place || place.chat !== part.parent) return 'notAllowed';
  return refusalOf(facts, action, place, context.isOn);
}
