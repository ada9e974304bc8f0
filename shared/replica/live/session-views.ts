import Type from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { Day } from '../../schema/day.ts';
import { TimeMs } from '../../schema/names.ts';
import type { ChatTemplate } from '../../schema/chat.ts';
import type { SessionType } from '../../schema/lesson.ts';
import type { PlannedType, SessionBody } from '../../schema/session.ts';
import type { PersonBrief } from '../views.ts';
import { PAPER_QUERIES, type PaperResults } from './paper-views.ts';

export const SESSION_QUERIES = {
  /** What is planned within a period of hub time; of one chat where it is named. */
  sessions: Type.Object({ chat: OptionalId, from: TimeMs, to: TimeMs }, { additionalProperties: false }),
  /** One time of something planned. */
  session: Type.Object({ session: Id, day: Day }, { additionalProperties: false }),
  /** Where the reader may plan something, and what. */
  planPlaces: Type.Object({}, { additionalProperties: false }),
  /** What was held, of one chat where it is named. */
  meetings: Type.Object({ chat: OptionalId }, { additionalProperties: false }),
  ...PAPER_QUERIES,
} as const;

export type SessionQueryName = keyof typeof SESSION_QUERIES;

export interface SessionResults extends PaperResults {
  readonly sessions: readonly SessionRow[];
  readonly planPlaces: readonly PlanPlace[];
  readonly meetings: readonly MeetingRow[];
  /** Undefined where it is not here. */
  readonly session: SessionView | undefined;
}

export function isSessionQuery(name: string): name is SessionQueryName {
  return Object.hasOwn(SESSION_QUERIES, name);
}

/** One time of something planned, as lists show it. */
export interface SessionRow {
  /** The id of what is planned; together with `day` it names the time. */
  readonly id: string;
  readonly kind: 'session';
  readonly day: string;
  readonly chat: string;
  readonly chatTitle: string;
  readonly type: SessionBody['type'];
  readonly eventType: SessionBody['eventType'];
  readonly title: string;
  readonly place: string;
  readonly at: number;
  readonly endsAt: number;
  readonly isCancelled: boolean;
  readonly isMoved: boolean;
  readonly isRepeated: boolean;
  /** Who planned it, or answers for it since whoever did may not any more. */
  readonly planner: PersonBrief;
  /** Whether the reader is the one and may change it. */
  readonly isOwn: boolean;
  /** Whether the reader may begin it. */
  readonly canStart: boolean;
  /** What was begun from it: the id and, while it goes on, 0 as its end; '' for nothing. */
  readonly lesson: string;
  readonly lessonEndedAt: number;
  /** Whether nothing is to be heard of it when it is near: the chat is muted, or those are quiet hours. */
  readonly isQuiet: boolean;
}

/** Something that was held, or goes on, with what stays of it. */
export interface MeetingRow {
  readonly lesson: string;
  readonly chat: string;
  readonly chatTitle: string;
  readonly type: SessionType;
  readonly eventType: SessionBody['eventType'];
  readonly title: string;
  readonly host: PersonBrief;
  readonly startedAt: number;
  /** 0 while it goes on. */
  readonly endedAt: number;
  /** Whether there are minutes or a report. */
  readonly hasPaper: boolean;
  /** How long its recording is, 0 where there is none. */
  readonly recordedMs: number;
}

/** One time of a consultation. */
export interface SlotRow {
  readonly at: number;
  /** Who has it; undefined for nobody, and for somebody else where the reader is not one of the staff. */
  readonly holder: PersonBrief | undefined;
  readonly isTaken: boolean;
  /** Whether the reader holds the consultation and may call who has it. */
  readonly canCall: boolean;
  /** The call between the two that goes on, '' for none; known to nobody but them. */
  readonly call: string;
  /** Whether the reader has it, or has asked for it without a link. */
  readonly own: '' | 'has' | 'written' | 'lost';
}

/** One time of something planned, with all that belongs to it. */
export interface SessionView {
  readonly row: SessionRow;
  readonly body: SessionBody;
  /** The times that can be booked, in their order. */
  readonly slots: readonly SlotRow[];
  /** Whether the reader may book one. */
  readonly canBook: boolean;
}

/** A chat or channel in which the reader may plan something. */
export interface PlanPlace {
  readonly chat: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly types: readonly PlannedType[];
}
