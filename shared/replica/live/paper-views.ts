import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import { OptionalDay } from '../../schema/day.ts';
import type { SessionType } from '../../schema/lesson.ts';
import type { MinutesBody, ReportType } from '../../schema/minutes.ts';
import type { PersonBrief } from '../views.ts';

export const PAPER_QUERIES = {
  /** The minutes and reports of a chat, and what was held there without any. */
  papers: Type.Object({ chat: Id }, { additionalProperties: false }),
  /** With what new minutes begin. `day` names the time of something planned that repeats. */
  paperStart: Type.Object({ chat: Id, about: Id, day: OptionalDay }, { additionalProperties: false }),
} as const;

export interface PaperResults {
  readonly papers: PapersView;
  /** Undefined where what they are to be about is not here. */
  readonly paperStart: PaperStart | undefined;
}

/** Minutes or a report as they were signed. */
export interface PaperView {
  readonly id: string;
  readonly chat: string;
  readonly chatTitle: string;
  readonly schoolTitle: string;
  /** The lesson, or what was planned. */
  readonly about: string;
  /** What it was; a lesson where that is not here any more. */
  readonly type: SessionType;
  readonly body: MinutesBody;
  readonly signer: PersonBrief;
  readonly signedAt: number;
  /** 0 where it was never corrected. */
  readonly correctedAt: number;
  /** Those present whom this replica knows by name, by name. */
  readonly people: readonly string[];
  /** Whether the reader has signed it and may correct it. */
  readonly canCorrect: boolean;
  /** Whether it is on a hub. */
  readonly isSent: boolean;
}

/** Something that was held, or is, and has no minutes. */
export interface HeldRow {
  /** The lesson, or what was planned. */
  readonly about: string;
  /** The day of what was planned where nothing was begun, '' for a lesson. */
  readonly day: string;
  readonly type: SessionType;
  readonly report: ReportType | '';
  readonly title: string;
  readonly at: number;
}

export interface PapersView {
  /** The newest first. */
  readonly papers: readonly PaperView[];
  /** What can be written about, the newest first; none for those who may not. */
  readonly held: readonly HeldRow[];
}

/** A poll of the chat with its result in words. */
export interface PollResult {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly count: number }[];
}

export interface PaperStart {
  readonly type: SessionType;
  readonly report: ReportType | '';
  readonly title: string;
  readonly place: string;
  readonly heldAt: number;
  /** 0 while it goes on. */
  readonly endedAt: number;
  readonly chair: string;
  readonly agenda: readonly string[];
  /** The next number in this chat and school year, '' where papers have no plain numbers. */
  readonly number: string;
  /** Everyone of the chat with whether the roll says that they were there. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly isPresent: boolean }[];
  /** In a room before one screen, not by name. */
  readonly others: number;
  readonly polls: readonly PollResult[];
}
