import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { ChatBody } from '../schema/chat.ts';
import { callAnswerId, ringId } from '../schema/call.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type BodyOf, type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { otherOf, privateRefusal } from './may-write-chats.ts';
import { refusalToPlan } from './may-write-sessions.ts';
import { placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/** Why a person may not call all in a chat, undefined where it is allowed: whoever may write to somebody may call. */
export function callRefusal(
  facts: PersonFacts,
  chat: string,
  context: WriteContext,
): AppErrorCode | undefined {
  const about = context.chat(chat);
  const refusal = refusalOf(facts, 'call.start', { chat, about }, context.isOn);
  if (refusal || about?.template !== 'private') return refusal;
  return privateRefusal(facts, otherOf(chat, facts.person), context);
}

/**
 * As what a person is let into a room of a chat or channel: in a call all speak, in a broadcast those who could run
 * it, elsewhere those who could begin a lesson.
 */
export function roleInRoom(
  facts: PersonFacts,
  type: BodyOf<'lesson'>['type'],
  place: { readonly chat: string; readonly about: ChatBody | undefined },
): 'speaker' | 'viewer' | 'refused' {
  const { chat } = place;
  // Whoever may not write in the chat may listen all the same.
  if (!facts.chats.has(chat) && !facts.channels.has(chat)) return 'refused';
  if (type === 'broadcast') return refusalToPlan(facts, type, place) === undefined ? 'speaker' : 'viewer';
  const action = type === 'call' ? 'lesson.take' : 'lesson.start';
  return refusalOf(facts, action, { chat }) === undefined ? 'speaker' : 'viewer';
}

/** Why a person may not write the row of a call or an answer to it; `elsewhere` for any other kind. */
export function callPartRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'ring')) return ringRefusal(facts, part, context, around);
  if (isOfKind(part, 'callanswer')) return answerRefusal(facts, part, context, around);
  return 'elsewhere';
}

/** Only whoever calls says so in the chat. A hub that does not have the call judges by the chat alone. */
function ringRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'ring', AuthorPart>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const { lesson } = part.body;
  const isInPlace =
    part.id === ringId(lesson) && part.scope === scopeOf.chat(part.parent) && isStamp(lesson) && !part.gone;
  const call = look(lesson);
  const isTheirs = !call || (isCallOf(call, part.scope) && call.by === facts.person);
  return isInPlace && isTheirs ? callRefusal(facts, part.parent, context) : 'notAllowed';
}

/** Whoever calls does not answer; everybody else in the chat does, each for themselves. */
function answerRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'callanswer', AuthorPart>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const chat = chatOfScope(part.scope);
  const isInPlace =
    part.id === callAnswerId(part.parent, facts.person) &&
    part.scope === scopeOf.chat(chat) &&
    isStamp(part.parent) &&
    !part.gone;
  const call = look(part.parent);
  const isTheirs = !call || (isCallOf(call, part.scope) && call.by !== facts.person);
  const place = placeOf(part.scope, context);
  if (!isInPlace || !isTheirs || !place) return 'notAllowed';
  return refusalOf(facts, 'lesson.take', place);
}

function isCallOf(found: AuthorPart, scope: string): boolean {
  return isOfKind(found, 'lesson') && found.body.type === 'call' && found.scope === scope;
}
