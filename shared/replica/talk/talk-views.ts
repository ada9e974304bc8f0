import type { Reaction } from '../../schema/reaction.ts';
import type { PersonBrief } from '../views.ts';

/** What a reader may do with a row, by the same rules that the hub enforces. */
export type TalkRight =
  | 'reply'
  | 'quote'
  | 'react'
  | 'pin'
  | 'forward'
  | 'seenBy'
  | 'reach'
  | 'edit'
  | 'delete'
  | 'takeDown'
  | 'report'
  | 'violation';

/** Whose something of the stream is and how it begins. */
export interface BriefView {
  readonly authorName: string;
  /** The beginning of its words, '' where there is nothing to show. */
  readonly text: string;
  /** missing: not on this computer yet. */
  readonly state: 'here' | 'gone' | 'missing' | 'takenDown';
}

/** What an answer shows of what it answers. */
export interface ReplyView extends BriefView {
  readonly id: string;
  /** The part that is meant, '' for all of it. */
  readonly quote: string;
}

export interface ReactionView {
  readonly sign: Reaction;
  readonly count: number;
  readonly isOwn: boolean;
  /** Of the first people who left it. */
  readonly names: readonly string[];
}

/** Whom `@name` in a text means. */
export interface Mentioned {
  readonly person: string;
  readonly name: string;
}

/** What others have said about a row of a stream, and what its reader may say. */
export interface RowTalk {
  /** Whose words they are where they are passed on, and out of which chat, '' where that is not said. */
  readonly forwarded: { readonly byName: string; readonly from: string } | undefined;
  readonly isEdited: boolean;
  readonly isPinned: boolean;
  readonly reply: ReplyView | undefined;
  readonly reactions: readonly ReactionView[];
  /** Who took it out of the chat, why and by which rule; its text is then shown to its author alone. */
  readonly takedown:
    | {
        readonly byName: string;
        readonly isByMe: boolean;
        readonly reason: string;
        /** The words of the rule that it rests on, '' for older ones that name none. */
        readonly rule: string;
      }
    | undefined;
  readonly rights: readonly TalkRight[];
  /** Those whom its text names. */
  readonly mentioned: readonly Mentioned[];
  /** Whether the reader is one of them. */
  readonly isForMe: boolean;
}

/** Who of the others in a chat has read a message, by name. */
export interface SeenByView {
  readonly read: readonly PersonBrief[];
  readonly unread: readonly PersonBrief[];
}

/** An unread message as a notice tells of it. */
export interface AlertRow {
  readonly id: string;
  readonly chat: string;
  readonly chatTitle: string;
  readonly authorName: string;
  readonly text: string;
  readonly isMissedCall: boolean;
  readonly isForMe: boolean;
  /** Whether it is not told: the chat is muted, or it is the school's quiet hours. */
  readonly isQuiet: boolean;
}

export interface AlertsView {
  /** The latest first. */
  readonly rows: readonly AlertRow[];
  /** Whether everything has been here once since the replica was opened. */
  readonly isCaughtUp: boolean;
}

/** Something pinned in a chat. */
export interface PinRow {
  readonly message: string;
  readonly authorName: string;
  /** The beginning of its words; '' while it is not on this computer. */
  readonly text: string;
  readonly canUnpin: boolean;
}
