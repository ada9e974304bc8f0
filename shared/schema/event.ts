import Type from 'typebox';
import { line, text, TimeMs } from './names.ts';

/** Something that is planned from a chat: an outing, a meeting (clauses P-2.3(4), P-2.4(4)). */
export const EventBody = Type.Object(
  {
    title: line(200, 1),
    place: line(200),
    about: text(2000),
    startsAt: TimeMs,
    /** 0 where the end is open. */
    endsAt: TimeMs,
    isCancelled: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type EventBody = Type.Static<typeof EventBody>;
