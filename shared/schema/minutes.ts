import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { line, text, TimeMs } from './names.ts';

const MOST_POINTS = 25;
const MOST_PRESENT = 500;

/**
 * The minutes of a meeting or the report on an event, in the scope of the chat; the parent is the lesson, or what
 * was planned where nothing was begun with a computer. Whoever wrote them changes them.
 */
export const MinutesBody = Type.Object(
  {
    title: line(200, 1),
    /** When it was held, milliseconds. */
    heldAt: TimeMs,
    endedAt: TimeMs,
    /** What was talked about, and what was said, decided or reached. */
    points: Type.Array(Type.Object({ topic: line(200), text: text(1500) }, { additionalProperties: false }), {
      maxItems: MOST_POINTS,
    }),
    /** Who was there, as whoever wrote the minutes has said it. */
    present: Type.Array(Id, { maxItems: MOST_PRESENT, uniqueItems: true }),
    /** Polls of the chat whose outcome belongs to them. */
    polls: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type MinutesBody = Type.Static<typeof MinutesBody>;
