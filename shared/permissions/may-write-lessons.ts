import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { type ChatBody, type ChatTemplate, isChannel } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import type { SessionType } from '../schema/lesson.ts';
import { handId } from '../schema/lesson-part.ts';
import { roomId } from '../schema/room.ts';
import type { PlannedType } from '../schema/session.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { refusalToLead, refusalToMark } from './may-lead.ts';
import { callRefusal } from './may-write-calls.ts';
import type { WriteContext, Written } from './may-write.ts';
import { refusalToPlan } from './may-write-sessions.ts';
import { placeInSession, placeOf } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';
import type { ActionName } from './table.ts';

const isStamp = guardOf(Stamp);

type LessonPart = Written & DocumentOf<'hand' | 'handdown' | 'roll' | 'room', AuthorPart>;

const ACTION_OF = {
  hand: 'lesson.take',
  handdown: 'lesson.lead',
  roll: 'lesson.lead',
  room: 'lesson.take',
} as const satisfies Record<LessonPart['kind'], ActionName>;

/** Why a person may not write a lesson or a part of one; `elsewhere` for any other kind. */
export function lessonRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (
    isOfKind(part, 'hand') ||
    isOfKind(part, 'handdown') ||
    isOfKind(part, 'roll') ||
    isOfKind(part, 'room')
  ) {
    return partRefusal(facts, part, context, around);
  }
  if (!isOfKind(part, 'lesson')) return 'elsewhere';
  const place = placeOf(part.scope, context);
  if (!isStamp(part.id) || place?.chat !== part.parent) return 'notAllowed';
  if (part.body.type === 'call') return callRefusal(facts, part.parent, context);
  // Two people in private call each other and hold nothing else.
  if (context.chat(part.parent)?.template === 'private') return 'notAllowed';
  return refusalToBegin(facts, part.body.type, place);
}

/**
 * What happens in a lesson lies in its chat, under the lesson. None of it is taken back by `gone`: a hand is lowered, a mark of
 * the roll is taken away by another one.
 */
function partRefusal(
  facts: PersonFacts,
  part: LessonPart,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | undefined {
  const isOwnHand = isOfKind(part, 'hand') && part.id === handId(part.parent, facts.person);
  const isOwnRoom = isOfKind(part, 'room') && part.id === roomId(part.parent, facts.person);
  const isNamed =
    isOfKind(part, 'hand') || isOfKind(part, 'room') ? isOwnHand || isOwnRoom : isStamp(part.id);
  const place = placeInSession(part, context, around);
  if (!place || !isNamed) return 'notAllowed';
  // Whoever sits at a computer says how many are there; who was there is the word of those who lead.
  const led = { lesson: part.parent, chat: place.chat };
  if (isOfKind(part, 'room') && part.body.people.length > 0) {
    return refusalOf(facts, 'lesson.take', place) ?? refusalToMark(facts, part.body.people, led, context);
  }
  const action = ACTION_OF[part.kind];
  return action === 'lesson.lead' ? refusalToLead(facts, led, context) : refusalOf(facts, action, place);
}

/** Why a person may not begin something in a chat or channel: what only some may plan, the same may begin. */
export function refusalToBegin(
  facts: PersonFacts,
  type: Exclude<SessionType, 'call'>,
  place: { readonly chat: string; readonly about: ChatBody | undefined },
): AppErrorCode | undefined {
  const isOfChannel = place.about !== undefined && isChannel(place.about.template);
  const refusal = isOfChannel ? undefined : refusalOf(facts, 'lesson.start', { chat: place.chat });
  if (refusal) return refusal;
  return type === 'lesson' && !isOfChannel ? undefined : refusalToPlan(facts, type, place);
}

/** What a chat is made for, the first that one may begin; anywhere else a lesson. */
const HELD_IN: Partial<Record<ChatTemplate, readonly PlannedType[]>> = {
  parents: ['parents'],
  headParents: ['parents'],
  staffroom: ['council', 'webinar'],
  teachers: ['webinar'],
  management: ['meeting'],
  headStaff: ['meeting'],
  headPupils: ['meeting'],
  association: ['meeting'],
};

/** What a person would begin in a chat at once; undefined where they may begin nothing. */
export function readyToBegin(
  facts: PersonFacts,
  place: { readonly chat: string; readonly about: ChatBody | undefined },
): PlannedType | undefined {
  const template = place.about?.template;
  if (template === undefined || template === 'private' || isChannel(template)) return undefined;
  const types = [...(HELD_IN[template] ?? []), 'lesson'] as const satisfies readonly PlannedType[];
  return types.find((type) => refusalToBegin(facts, type, place) === undefined);
}
