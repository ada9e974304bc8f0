import Type, { type Static } from 'typebox';
import { Id } from '../ids/id.ts';
import { TimeMs } from '../schema/names.ts';

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** Of how many people something has come to a computer, and how many have read it. */
export const ReachCount = Type.Object({ people: Count, delivered: Count, read: Count });
export type ReachCount = Static<typeof ReachCount>;

export const ChannelReachData = Type.Object({ message: Id }, { additionalProperties: false });

/** How far an announcement has come, in numbers alone. */
export const ChannelReachAnswer = Type.Object({
  /** When it was counted, in milliseconds since 1970 by hub time. */
  at: TimeMs,
  /** Everyone once. */
  total: ReachCount,
  staff: ReachCount,
  /** By grade and title; parents count in the class of each of their children. */
  classes: Type.Array(
    Type.Object({ title: Type.String({ maxLength: 120 }), pupils: ReachCount, parents: ReachCount }),
    { maxItems: 1000 },
  ),
});
export type ChannelReachAnswer = Static<typeof ChannelReachAnswer>;
