import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/** As many groups a lesson is divided into at most. */
export const MOST_GROUPS = 10;
/** As many people there are in one group at most. */
const MOST_IN_GROUP = 60;

/**
 * Whoever leads a session, its parent, has divided it into groups that hear only themselves; the newest word
 * decides (`shared/lessons/division.ts`). Whoever is in no group is in the main room.
 */
export const SplitBody = Type.Object(
  {
    /** Who is in each group; a group stays in its place when everyone has left it. None: all are together again. */
    groups: Type.Array(Type.Array(Id, { maxItems: MOST_IN_GROUP }), { maxItems: MOST_GROUPS }),
    /** When all are brought back, in milliseconds of hub time; 0 where nobody said. */
    untilMs: TimeMs,
    at: TimeMs,
  },
  { additionalProperties: false },
);
export type SplitBody = Type.Static<typeof SplitBody>;
