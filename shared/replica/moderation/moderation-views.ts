import Type from 'typebox';
import type { AppErrorCode } from '../../errors/app-error.ts';
import { Id, OptionalId } from '../../ids/id.ts';
import type { BlockEnd } from '../../moderation/case-state.ts';
import type { StepName } from '../../schema/case-step.ts';
import type { ReportEndBody } from '../../schema/report.ts';
import type { RemovalReason } from '../../schema/removal.ts';
import type { OrderReference } from '../../schema/order-reference.ts';
import type { PersonBrief } from '../views.ts';

const OfChat = Type.Object({ chat: Id }, { additionalProperties: false });

/** Questions about order in chats, and their parameters. */
export const MODERATION_QUERIES = {
  /** The rules that hold in a chat or in the school, or those of the day on which a message was written. */
  rules: Type.Object({ chat: OptionalId, message: OptionalId }, { additionalProperties: false }),
  /** What a reader may do about order in a chat, and whose apology lies before its members. */
  chatOrder: OfChat,
  /** Reports that the reader answers: of one chat, or all. */
  desk: Type.Object({ chat: OptionalId }, { additionalProperties: false }),
  /** The cases that the reader may know, the latest first. */
  cases: Type.Object({ chat: OptionalId }, { additionalProperties: false }),
  case: Type.Object({ chat: Id, person: Id }, { additionalProperties: false }),
} as const;
export type ModerationQueryName = keyof typeof MODERATION_QUERIES;

export interface ModerationResults {
  readonly rules: RulesView;
  readonly chatOrder: ChatOrderView;
  readonly desk: readonly DeskRow[];
  readonly cases: readonly CaseRow[];
  readonly case: CaseView;
}

export function isModerationQuery(name: string): name is ModerationQueryName {
  return Object.hasOwn(MODERATION_QUERIES, name);
}

export interface EditionView {
  readonly id: string;
  readonly isOfChat: boolean;
  /** The text with which every school begins. */
  readonly isStandard: boolean;
  readonly version: number;
  readonly title: string;
  readonly intro: string;
  readonly rules: readonly string[];
  /** From when on it holds (ms), 0 for always. */
  readonly from: number;
  readonly council: string;
  readonly councilDate: string;
  readonly parents: string;
  readonly order: OrderReference | undefined;
  /** Whether the reader has still to accept it before writing. */
  readonly isToAccept: boolean;
  readonly isAccepted: boolean;
}

export interface RulesView {
  /** In force now: those of the school first. */
  readonly editions: readonly EditionView[];
  /** Adopted, and not in force before their day. */
  readonly coming: readonly EditionView[];
  /** Whether the reader may put a new edition in force here. */
  readonly canAdopt: boolean;
  /** Whether the reader is in no chat yet and has never accepted rules: they come before the chats. */
  readonly isNewcomer: boolean;
}

export interface ApologyView {
  readonly id: string;
  readonly person: PersonBrief;
  readonly text: string;
  /** Until when members may object (ms by hub time). */
  readonly until: number;
  readonly isOwn: boolean;
  readonly canObject: boolean;
  readonly hasObjected: boolean;
}

/** Somebody whom a movement has taken out of a chat. */
export interface LeaverRow {
  readonly person: PersonBrief;
  readonly why: RemovalReason;
  readonly at: number;
  readonly isFresh: boolean;
}

export interface ChatOrderView {
  readonly isModerator: boolean;
  /** Who keeps order: those who moderate, or who acts for them. */
  readonly moderators: readonly PersonBrief[];
  /** Whom the reader, who moderates, may name when leaving; nobody for everybody else. */
  readonly successors: readonly PersonBrief[];
  readonly openReports: number;
  /** Told to those who moderate. */
  readonly leavers: readonly LeaverRow[];
  /** The reader's own record here. */
  readonly ownViolations: number;
  readonly ownBlock:
    { readonly until: number; readonly rule: string; readonly isReadingClosed: boolean } | undefined;
  readonly apologies: readonly ApologyView[];
  /** What the reader has reported here, the latest first, and what came of it. */
  readonly ownReports: readonly {
    readonly id: string;
    readonly authorName: string;
    readonly at: number;
    readonly result: ReportEndBody['result'] | undefined;
  }[];
  /** What was last recorded about the reader here, while it is new; undefined for nothing. */
  readonly news:
    | {
        readonly step: 'caution' | 'violation';
        readonly at: number;
        readonly byName: string;
        readonly rule: string;
      }
    | undefined;
}

export interface DeskRow {
  /** Of the report. */
  readonly id: string;
  readonly chat: string;
  readonly chatTitle: string;
  readonly message: string;
  readonly author: PersonBrief;
  /** What was reported, '' where this computer may not read it or does not hold it. */
  readonly text: string;
  readonly isHere: boolean;
  readonly reporter: PersonBrief;
  readonly words: string;
  readonly at: number;
  /** Whether it has waited longer than the school lets it wait unseen by the administrator. */
  readonly isLate: boolean;
  /** What was done about the message. */
  readonly isTakenDown: boolean;
  readonly isViolation: boolean;
  readonly end:
    { readonly result: ReportEndBody['result']; readonly words: string; readonly byName: string } | undefined;
}

export interface CaseRow {
  readonly chat: string;
  readonly chatTitle: string;
  readonly person: PersonBrief;
  readonly isOwn: boolean;
  /** Whether it is that of a child of the reader. */
  readonly isOfChild: boolean;
  readonly violations: number;
  /** Until when the person does not write there (ms), 0 for no block. */
  readonly blockedUntil: number;
  readonly hasOpenAppeal: boolean;
  /** When something last happened (ms). */
  readonly at: number;
}

export interface StepView {
  readonly id: string;
  readonly step: StepName | 'apology';
  readonly at: number;
  /** '' for the hub. */
  readonly byName: string;
  /** The number and the words of the rule that it names; 0 and '' for none. */
  readonly edition: string;
  readonly rule: number;
  readonly ruleText: string;
  readonly message: string;
  /** The words of the message for those who read the chat, '' for all others. */
  readonly messageText: string;
  /** Whether the reader, who does not hold the words, may have the hub open them. */
  readonly canOpen: boolean;
  readonly words: string;
  /** The step that it asks about, corrects or rules on; '' for none. */
  readonly of: string;
  readonly days: number;
  readonly isLifted: boolean;
  /** Of `reading`. */
  readonly isOpen: boolean;
  /** Whether it was a mistake. */
  readonly isCorrected: boolean;
  readonly isPending: boolean;
  readonly canCorrect: boolean;
  readonly canAppeal: boolean;
  readonly canRule: boolean;
}

export interface CaseView {
  readonly chat: string;
  readonly chatTitle: string;
  readonly person: PersonBrief;
  readonly isOwn: boolean;
  /** The first step first. */
  readonly steps: readonly StepView[];
  /** How many violations count now, and from how many on one can be blocked. */
  readonly violations: number;
  readonly needed: number;
  readonly block:
    | {
        readonly id: string;
        readonly until: number;
        readonly rule: number;
        readonly ruleText: string;
        /** Whether what is said is kept back from the person meanwhile. */
        readonly isReadingClosed: boolean;
        readonly end: BlockEnd;
        readonly apology:
          (Pick<ApologyView, 'text' | 'until'> & { readonly isObjected: boolean }) | undefined;
      }
    | undefined;
  readonly canModerate: boolean;
  /** Why nobody can be blocked now; undefined where a moderator can. */
  readonly blockRefusal: AppErrorCode | undefined;
  /** Why a block cannot end early; undefined where it can. */
  readonly releaseRefusal: AppErrorCode | undefined;
  readonly canApologise: boolean;
}
