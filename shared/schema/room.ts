import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';

/** The most people before one computer. */
export const MAX_IN_ROOM = 200;

/**
 * A computer of a live session stands for a room full of people. The parent is the session; the person at that
 * computer changes it, one per person and session by construction.
 */
export const RoomBody = Type.Object(
  {
    isOn: Type.Boolean(),
    /** «Кабинет 12», '' where nobody said. */
    title: line(60),
    /** How many are there. */
    count: Type.Integer({ minimum: 0, maximum: MAX_IN_ROOM }),
    /** Who was marked present there, by somebody who may lead. */
    people: Type.Array(Id, { maxItems: MAX_IN_ROOM, uniqueItems: true }),
    /** Who raises a hand there, '' for nobody, and since when. */
    hand: OptionalId,
    handAt: TimeMs,
  },
  { additionalProperties: false },
);
export type RoomBody = Type.Static<typeof RoomBody>;

export function roomId(lesson: string, person: string): string {
  return `${lesson}.${person}.g`;
}
