import type { Whereabouts } from '../../lessons/presence.ts';
import type { SessionType } from '../../schema/lesson.ts';
import type { RollState } from '../../schema/lesson-part.ts';
import type { PersonBrief } from '../views.ts';
import type { RecordingState } from './recording-views.ts';

/** A hand that is up and that whoever leads has not seen yet. */
export interface HandRow {
  readonly person: string;
  readonly at: number;
  /** The person at the computer before which it is raised: somebody else where a class sits there. */
  readonly by: string;
}

/** One person of the lesson's chat in the roll. */
export interface RollRow {
  readonly person: PersonBrief;
  /** What whoever leads has marked. */
  readonly mark: RollState;
  /** Whether a computer of this person is in the lesson now. */
  readonly isThere: boolean;
  /** How long one was, in whole minutes; 0 where none was. */
  readonly minutes: number;
  /** What counts: the mark, or else whether a computer of theirs was there. */
  readonly isPresent: boolean;
}

/** A computer that stands for the people before it. */
export interface RoomRow {
  readonly person: PersonBrief;
  readonly isOwn: boolean;
  readonly title: string;
  readonly count: number;
  /** Who was marked present there. */
  readonly people: readonly string[];
  /** Whose hand is up there, '' for nobody. */
  readonly hand: string;
}

/** A lesson that is divided into groups. */
export interface DivisionView {
  /** The reader's group, from 1; 0 in the main room. */
  readonly own: number;
  /** The others of the reader's group, by the order in which they were put there. */
  readonly others: readonly PersonBrief[];
  /** Everyone by groups, for whoever leads; none for all others. */
  readonly groups: readonly (readonly PersonBrief[])[];
  /** When all are brought back, in milliseconds of hub time; 0 where nobody said. */
  readonly untilMs: number;
}

export interface LessonView {
  readonly id: string;
  readonly title: string;
  readonly type: SessionType;
  readonly startedAt: number;
  /** 0 while it goes on. */
  readonly endedAt: number;
  /** Who leads it now: whoever began it, or whom it was handed to. */
  readonly host: PersonBrief;
  /** Who leads with the host by a word of those who lead. */
  readonly seconds: readonly string[];
  readonly mayLead: boolean;
  /** Whether the reader may say of those of the roll that they are before a screen. */
  readonly mayMark: boolean;
  /** Whether the reader may say who leads with them. */
  readonly mayAppoint: boolean;
  /** Whether the reader may end it for everyone. */
  readonly mayEnd: boolean;
  /** Whether it waits for somebody who leads. */
  readonly isWaiting: boolean;
  /** Undefined while all are together. */
  readonly division: DivisionView | undefined;
  readonly recording: RecordingState;
  /** Computers that stand for a room full of people. */
  readonly rooms: readonly RoomRow[];
  readonly whereabouts: Whereabouts;
  /** In the order in which they were raised. */
  readonly hands: readonly HandRow[];
  readonly isOwnHandUp: boolean;
  /** Those of the chat besides the host, by name; in a channel the reader's pupils. */
  readonly roll: readonly RollRow[];
}
