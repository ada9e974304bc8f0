import Type from 'typebox';
import { ScopeName } from '../schema/envelope.ts';

export const Seq = Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 });
/** One hub between two restores: hub and epoch. */
export const LogName = Type.String({ pattern: '^[0-9a-z]{12}\\.[0-9a-z]{8}$', maxLength: 21 });

/** A log, and a sequence in it. */
export const LogPosition = Type.Object({ log: LogName, seq: Seq }, { additionalProperties: false });
export type LogPosition = Type.Static<typeof LogPosition>;

/**
 * Of one scope in one log, everything with low <= seq <= high is held. New changes extend it upwards,
 * history downwards; low is 1 when the whole past is held.
 */
export const Checkpoint = Type.Object(
  {
    scope: ScopeName,
    log: LogName,
    low: Seq,
    high: Seq,
  },
  { additionalProperties: false },
);
export type Checkpoint = Type.Static<typeof Checkpoint>;

export function checkpointKey(of: Pick<Checkpoint, 'scope' | 'log'>): string {
  return `${of.scope} ${of.log}`;
}

/**
 * Joins an interval onto what is held. Intervals that do not touch cannot be held as one: the newer one
 * replaces the older then, and the gap is fetched again as history.
 */
export function extendCheckpoint(held: Checkpoint | undefined, added: Checkpoint): Checkpoint {
  if (!held) return added;
  if (held.log !== added.log || held.scope !== added.scope)
    throw new RangeError('not the same scope and log');
  const touches = added.low <= held.high + 1 && held.low <= added.high + 1;
  if (!touches) return added.high > held.high ? added : held;
  return { ...held, low: Math.min(held.low, added.low), high: Math.max(held.high, added.high) };
}

/** The checkpoint where its whole log is held up to a position; see `ReplicaReader.checkpoints`. */
export function raiseCheckpoint(held: Checkpoint, upTo: number): Checkpoint {
  return upTo > held.high ? { ...held, high: upTo } : held;
}

/**
 * What is left of a checkpoint where its log ends. Where that is nothing, an empty interval stays: documents
 * of the scope that were sent ahead of their place may be held, and have to be forgotten with it.
 */
export function endCheckpoint(held: Checkpoint, end: number): Checkpoint {
  if (held.high <= end) return held;
  return { ...held, low: Math.min(held.low, end + 1), high: end };
}
