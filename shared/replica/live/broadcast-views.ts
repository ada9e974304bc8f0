import type { Whereabouts } from '../../lessons/presence.ts';
import type { QuestionMark } from '../../schema/broadcast.ts';
import type { MessageState, PersonBrief } from '../views.ts';
import type { QuestionReplyRow, RecordingState } from './recording-views.ts';

/** What was asked during a broadcast. */
export interface AskedRow {
  readonly id: string;
  readonly author: PersonBrief;
  readonly text: string;
  readonly at: number;
  readonly state: MessageState;
  readonly isOwn: boolean;
  readonly mark: QuestionMark;
  readonly replies: readonly QuestionReplyRow[];
}

export type BroadcastState = 'test' | 'on' | 'pause' | 'over';

/** A broadcast as those who run it and those who watch it see it. */
export interface BroadcastView {
  readonly id: string;
  readonly title: string;
  /** What was planned says more about it, '' for nothing. */
  readonly about: string;
  readonly host: PersonBrief;
  /** When it is to begin by the plan, in milliseconds of hub time; 0 where it was not planned. */
  readonly plannedAt: number;
  readonly state: BroadcastState;
  /** Since when it has been on the air, first of all; 0 during the test run. */
  readonly airedAt: number;
  /** During a pause: what stands on the screens, and when it goes on or 0. */
  readonly pauseText: string;
  readonly pauseUntil: number;
  /** Whether the reader runs it. */
  readonly mayRun: boolean;
  readonly mayAsk: boolean;
  readonly recording: RecordingState;
  /** Since when the hub records without a gap, 0 while it does not. */
  readonly recordedSince: number;
  /** Computers that stand for rooms, with those before them. */
  readonly whereabouts: Whereabouts;
  /** In the order in which they were asked: all for whoever runs it, for the others their own and those taken up. */
  readonly questions: readonly AskedRow[];
  /** The one that is being answered by voice. */
  readonly shown: AskedRow | undefined;
}
