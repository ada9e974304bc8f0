import type { CallAnswer } from '../../schema/call.ts';
import type { PersonBrief, StreamRowBase } from '../views.ts';

/**
 * What has come of a call, as its reader sees it.
 * live: it rings or goes on. held: the reader was in it, or somebody came to the own call.
 * For whoever called: declined, busy, unanswered. For whoever was called: missed, declined (by the reader).
 */
export type CallState = 'live' | 'held' | 'declined' | 'busy' | 'unanswered' | 'missed';

/** A call in the stream of its chat. */
export interface CallRow extends StreamRowBase {
  readonly kind: 'call';
  readonly lesson: string;
  readonly call: CallState;
  /** How long it was, from the first answer on; 0 where there was none. */
  readonly durationMs: number;
}

/** A call as those in it see it. */
export interface CallView {
  readonly id: string;
  readonly call: CallState;
  readonly isOwn: boolean;
  /** Whether it is of two, who have no others to wait for. */
  readonly isOfTwo: boolean;
  /** When it began to ring (ms by hub time). */
  readonly rangAt: number;
  readonly caller: PersonBrief;
  /** The chat's title, or the other one's name. */
  readonly title: string;
  /** What the reader has done about it; undefined for nothing yet and for the own call. */
  readonly ownAnswer: CallAnswer | undefined;
  /** What the other one has done, where it is of two and the reader calls. */
  readonly otherAnswer: CallAnswer | undefined;
  readonly durationMs: number;
}

/** A call that rings for this person. */
export interface RingRow {
  readonly lesson: string;
  readonly chat: string;
  readonly title: string;
  readonly isOfTwo: boolean;
  readonly caller: PersonBrief;
  readonly rangAt: number;
  /** Whether it rings without a sound: the chat is muted, or it is the school's quiet hours. */
  readonly isQuiet: boolean;
  /** The reader's own call to the same person, where both call each other at once. */
  readonly crosses: CrossedCall | undefined;
}

/** Of two calls that cross, the one begun first by the hub's clock goes on. */
export interface CrossedCall {
  readonly lesson: string;
  readonly goesOn: boolean;
}
