import type { SessionType } from '../../schema/lesson.ts';
import type { PackageBody, RecordedState } from '../../schema/recording.ts';
import type { FileRow } from '../file-rows.ts';
import type { MessageState, PersonBrief, StreamRowBase } from '../views.ts';

/** What becomes of the recording of a lesson that goes on. */
export interface RecordingState {
  /** Whether whoever leads wants it. */
  readonly isWanted: boolean;
  /** What the hub does, `off` until it has said something. */
  readonly state: RecordedState;
  readonly mayRecord: boolean;
}

/** The recording of a lesson in the stream of its chat. */
export interface RecordingRow extends StreamRowBase {
  readonly kind: 'recording';
  readonly chat: string;
  readonly lesson: string;
  readonly type: SessionType;
  readonly startedAt: number;
  readonly durationMs: number;
  /** Of its sound, 0 where nobody spoke. */
  readonly sizeBytes: number;
}

export interface QuestionReplyRow {
  readonly id: string;
  readonly author: PersonBrief;
  readonly text: string;
  readonly at: number;
  readonly state: MessageState;
}

/** A question at a place of the time line, with what was answered. */
export interface QuestionRow extends QuestionReplyRow {
  readonly atMs: number;
  readonly isOwn: boolean;
  readonly replies: readonly QuestionReplyRow[];
}

/** Somebody who was not at the lesson. */
export interface MissedRow {
  readonly person: PersonBrief;
  readonly isCaughtUp: boolean;
}

/** A recorded lesson as lists show it. */
export interface RecordedRow {
  readonly lesson: string;
  readonly chat: string;
  readonly title: string;
  readonly type: SessionType;
  readonly startedAt: number;
  readonly durationMs: number;
  /** Of its sound, 0 where nobody spoke. */
  readonly sizeBytes: number;
  /** How many were not at it, and how many of those have caught up. */
  readonly missed: number;
  readonly caughtUp: number;
  readonly own: RecordingView['own'];
}

/** A recorded lesson. */
export interface RecordingView {
  readonly lesson: string;
  /** The document that names the file. */
  readonly document: string;
  readonly title: string;
  readonly type: SessionType;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly parts: PackageBody['parts'];
  readonly chapters: PackageBody['chapters'];
  /** The person of each sound track. */
  readonly voices: readonly PersonBrief[];
  /** Undefined where nobody spoke. */
  readonly file: FileRow | undefined;
  /** By their places on the time line. */
  readonly questions: readonly QuestionRow[];
  readonly mayAsk: boolean;
  readonly mayLead: boolean;
  /** Whether the reader may say of those who missed it that they have caught up. */
  readonly mayMark: boolean;
  /** Whether the reader missed the lesson, and whether they have caught up with it. */
  readonly own: 'wasThere' | 'missed' | 'caughtUp';
  /** Those of the chat, in a channel the reader's pupils, who were not at the lesson, by name. */
  readonly missed: readonly MissedRow[];
}
