import Type from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { CallAnswerBody } from '../../schema/call.ts';
import { CohostBody } from '../../schema/cohost.ts';
import { LessonBody } from '../../schema/lesson.ts';
import { RoomBody } from '../../schema/room.ts';
import { SplitBody } from '../../schema/split.ts';
import { RollBody } from '../../schema/lesson-part.ts';
import { BROADCAST_WISHES } from './broadcast-wish.ts';
import { RECORDING_WISHES } from './recording-wish.ts';

/** What is begun in which chat; `plan` is '' where it was not planned. */
export const SessionStart = Type.Object(
  { chat: Id, type: LessonBody.properties.type, plan: LessonBody.properties.plan },
  { additionalProperties: false },
);
export type SessionStart = Type.Static<typeof SessionStart>;

/** What a person does in a lesson besides speaking. All of it works without a link. */
export const LessonWish = Type.Union([
  ...RECORDING_WISHES,
  ...BROADCAST_WISHES,
  Type.Object(
    { do: Type.Literal('hand'), lesson: Id, isUp: Type.Boolean() },
    { additionalProperties: false },
  ),
  /** Whoever leads has seen a hand; all of them where `person` is ''. */
  Type.Object(
    { do: Type.Literal('handDown'), lesson: Id, person: OptionalId },
    { additionalProperties: false },
  ),
  Type.Object(
    { do: Type.Literal('roll'), lesson: Id, person: Id, state: RollBody.properties.state },
    { additionalProperties: false },
  ),
  /** Somebody leads with whoever leads, instead of them, or no longer. */
  Type.Object(
    { do: Type.Literal('lead'), lesson: Id, person: Id, rank: CohostBody.properties.rank },
    { additionalProperties: false },
  ),
  /** Who is in which group until when; no groups bring all together again. */
  Type.Object(
    { do: Type.Literal('split'), lesson: Id, ...Type.Omit(SplitBody, ['at']).properties },
    { additionalProperties: false },
  ),
  /** What the person does about a call. */
  Type.Object(
    { do: Type.Literal('answer'), lesson: Id, state: CallAnswerBody.properties.state },
    { additionalProperties: false },
  ),
  /** This computer stands for a room, or no longer. */
  Type.Object(
    { do: Type.Literal('room'), lesson: Id, room: Type.Omit(RoomBody, ['handAt']) },
    { additionalProperties: false },
  ),
]);
export type LessonWish = Type.Static<typeof LessonWish>;
