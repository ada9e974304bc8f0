import type { CallRow, CallState } from './live/call-views.ts';
import type { RecordingRow } from './live/recording-views.ts';
import type { EventRow, PollRow, TaskRow } from './rounds/round-views.ts';
import type { AppErrorData } from '../errors/app-error.ts';
import type { ChatTemplate } from '../schema/chat.ts';
import type { ClassroomType } from '../schema/classroom.ts';
import type { DraftAim } from '../schema/draft.ts';
import type { PlannedType } from '../schema/session.ts';
import type { SessionType } from '../schema/lesson.ts';
import type { Role } from '../schema/person.ts';
import type { SchoolType } from '../schema/school.ts';
import type { RowTalk } from './talk/talk-views.ts';
import type { Attached, FileRow } from './file-rows.ts';

/** What the screens read. Each view is the answer of one named query over the replica. */

export interface PersonBrief {
  readonly id: string;
  /** «Сорокина Галина Петровна» for grown-ups, «Дарья Ковалёва» for pupils. */
  readonly name: string;
  readonly position: string;
  readonly roles: readonly Role[];
  readonly isVerified: boolean;
}

export interface MeView extends PersonBrief {
  readonly school: {
    readonly id: string;
    readonly title: string;
    readonly type: SchoolType;
    readonly isDemo: boolean;
  };
  /** What this person may do, by the same rules that the hub enforces. */
  readonly abilities: {
    readonly addPeople: boolean;
    readonly openConsole: boolean;
  };
}

/**
 * written: on this computer only; sending: on its way; onHub: accepted; read: someone else has read it;
 * refused: the hub said no; aside: refused, or not sent, in a chat that its author could no longer read;
 * orphan: somebody else's, lost by a hub that was restored, until its author's computer brings it back.
 */
export type MessageState = 'written' | 'sending' | 'onHub' | 'read' | 'refused' | 'aside' | 'orphan';

export interface ChatRow {
  readonly id: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly last:
    | {
        readonly authorName: string;
        /** Whether the badge stands beside the author's name. */
        readonly isAuthorVerified: boolean;
        readonly isOwn: boolean;
        /** '' also where it was taken out of the chat. */
        readonly text: string;
        readonly isTakenDown: boolean;
        /** What came of a call; undefined where it is none. */
        readonly call: CallState | undefined;
        /** How long it was, 0 for none. */
        readonly callMs: number;
        readonly attached: Attached;
        readonly at: number;
        readonly state: MessageState;
      }
    | undefined;
  /** It ended for this person by a movement; what was said until then can still be read. */
  readonly isPast: boolean;
  readonly unreadCount: number;
  /** Whether one of the unread names the reader. */
  readonly isForMe: boolean;
  readonly canWrite: boolean;
  /** Until when no notices of it are wanted (ms by hub time), 0 for none muted. */
  readonly mutedUntil: number;
  /** The beginning of what is typed here and not sent, '' for nothing. */
  readonly draft: string;
  /** The id of the lesson that is going on, '' for none. */
  readonly liveLesson: string;
  /** What that is; undefined for none. */
  readonly liveType: SessionType | undefined;
}

/** A chat that a person may join and has not joined. */
export interface OfferRow {
  readonly id: string;
  readonly title: string;
  readonly template: ChatTemplate;
  /** «7Б», '' where the chat belongs to no class. */
  readonly classroomTitle: string;
  /** Who invites by name, '' where the chat follows from class or role. */
  readonly inviterName: string;
  /** Offered because there is no teacher in it any more, and the reader is to keep order there. */
  readonly isToModerate: boolean;
  readonly isPutOff: boolean;
}

export interface ChatHeadView {
  readonly id: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly counts: {
    readonly pupils: number;
    readonly teachers: number;
    readonly parents: number;
    readonly others: number;
  };
  /** The chat ended for this person by a movement: what was said until then can still be read. */
  readonly isPast: boolean;
  readonly canWrite: boolean;
  /** Why the reader, who may write here otherwise, does not now: a block, or rules that are to be read first. */
  readonly gate: 'blocked' | 'rulesFirst' | undefined;
  readonly canLeave: boolean;
  /** As in ChatRow. */
  readonly mutedUntil: number;
  /** Whether the own name is noticed while it is muted. */
  readonly hearsMentions: boolean;
  /** What the reader would begin here at once. */
  readonly begins: PlannedType | undefined;
  readonly canCall: boolean;
  /** What the reader may ask of the chat. */
  readonly canMake: { readonly poll: boolean; readonly event: boolean; readonly task: boolean };
  readonly liveLesson:
    | {
        readonly id: string;
        readonly title: string;
        readonly type: SessionType;
        readonly hostName: string;
        readonly isHostVerified: boolean;
        readonly startedAt: number;
        readonly isOwn: boolean;
      }
    | undefined;
  /** When the newest message that someone else has read was accepted (ms), 0 when nobody has read anything. */
  readonly readUpToAt: number;
}

/** What every row in the stream of a chat says. */
export interface StreamRowBase {
  readonly id: string;
  readonly author: PersonBrief;
  readonly isOwn: boolean;
  /** Whether the author is somebody else than whoever sent it: a published text. */
  readonly isOnBehalf?: boolean;
  /** The words of a message, the title or question of anything else. */
  readonly text: string;
  /** Milliseconds by hub time: acceptance where there is one, writing otherwise. */
  readonly at: number;
  readonly state: MessageState;
  /** Why the hub refused it; undefined when it did not. */
  readonly refusal: AppErrorData | undefined;
}

export interface MessageRow extends StreamRowBase, RowTalk {
  readonly kind: 'message';
  readonly files: readonly FileRow[];
}

/** Something of the stream that has no row of its own kind in this version. */
export interface OtherRow extends StreamRowBase {
  readonly kind: 'other';
}

/** One row of a stream; its `kind` says what else it holds. */
export type StreamRow = MessageRow | CallRow | PollRow | EventRow | TaskRow | RecordingRow | OtherRow;

/** A part of the stream of a chat; see `stream/stream-place.ts` for how it is asked for. */
export interface MessagesView {
  /** In reading order, own unsent ones last. */
  readonly rows: readonly StreamRow[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  /** The row at the place that was asked for, or the nearest one to it; '' where there are no rows. */
  readonly place: string;
  /** False when the row that was asked for is not on this computer. */
  readonly isPlaceHeld: boolean;
  /** The first that was unread at the first answer, also where it is not among the rows; '' for none. */
  readonly firstUnread: string;
  /** How many are unread now, at most 100. */
  readonly unreadCount: number;
  /** Above this row something is still on its way to this computer; '' where everything is here. */
  readonly comingBefore: string;
  /** When the oldest that is held was accepted or written (ms), 0 for none. */
  readonly oldestAt: number;
}

export interface PersonRow extends PersonBrief {
  /** Whether the reader may let the hub hand out a code that replaces this person's PIN. */
  readonly canResetPin: boolean;
  /** Whether the reader may write to this person in private (decision D-7). */
  readonly canWriteTo: boolean;
  /** The private chat of the two once one of them has begun it, '' before. */
  readonly privateChat: string;
  /** Marked as active; undefined for whoever is neither pupil nor parent, or where the reader may not set it. */
  readonly isActivist: boolean | undefined;
  /** Whether the reader may make a slip for this person. */
  readonly canInvite: boolean;
  /** Titles of the person's classes as far as this replica may know them: «7Б». */
  readonly classrooms: readonly string[];
}

export interface ClassroomRow {
  readonly id: string;
  readonly title: string;
  readonly type: ClassroomType;
  readonly grade: number;
}

export interface PeopleView {
  /** Sorted by list name. */
  readonly people: readonly PersonRow[];
  readonly classrooms: readonly ClassroomRow[];
}

/** What is typed in a chat and not sent. */
export interface DraftView {
  readonly text: string;
  readonly aim?: DraftAim;
}

/** What a person did that travels as a document of their own, or does not travel yet. */
export const OWN_ACTS = [
  'message',
  'deletion',
  'reaction',
  'takedown',
  'pin',
  'lesson',
  'lessonEnd',
  'session',
  'booking',
  'minutes',
  'report',
  'reportend',
  'casestep',
  'apology',
  'objection',
  'join',
  'decline',
  'leave',
  'draft',
  'act',
  'slip',
  'order',
  'orderEnd',
  'ack',
  'paperack',
  'material',
  'materialEnd',
  'review',
  'poll',
  'vote',
  'event',
  'task',
  'taskAnswer',
  'taskReply',
  'taskShow',
  'other',
] as const;
export type OwnAct = (typeof OWN_ACTS)[number];

/** How much of what a person wrote or did is not on a hub; read marks do not count. */
export interface OwnWorkCounts {
  readonly waiting: number;
  /** How many of those are messages. */
  readonly waitingMessages: number;
  readonly refused: number;
  readonly aside: number;
}

/** Something that a person wrote or did and that is not on a hub. */
export interface OutboxRow {
  readonly id: string;
  readonly act: OwnAct;
  readonly chat: string;
  /** '' when this replica may not know the chat any more. */
  readonly chatTitle: string;
  /** The whole text of a message or draft, the title of a lesson, otherwise ''. */
  readonly text: string;
  /** Which act it is, '' for anything else. */
  readonly action: string;
  /** The first people and classes that an act names, '' for anything else. */
  readonly about: string;
  /** Milliseconds by hub time, 0 for a draft. */
  readonly writtenAt: number;
  readonly state: 'written' | 'sending' | 'refused' | 'aside';
  readonly refusal: AppErrorData | undefined;
}

export type ConnectionState =
  | {
      readonly kind: 'offline';
      readonly since: number;
      readonly retryAt: number;
      readonly reason: AppErrorData | undefined;
    }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | {
      readonly kind: 'syncing';
      readonly doneDocuments: number;
      readonly totalDocuments: number;
      readonly remainingBytes: number;
    }
  | { readonly kind: 'live' }
  /** `deviceSignedOut` and `credentialExpired` say more than that the hub does not know this device. */
  | { readonly kind: 'needsLogin'; readonly error: AppErrorData }
  | { readonly kind: 'tooOld'; readonly side: 'client' | 'hub' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

export interface ConnectionView {
  readonly state: ConnectionState;
  /** Milliseconds by hub time up to which this replica holds everything; 0 before the first sync. */
  readonly syncedUpTo: number;
  /** As in OwnWorkCounts, like the three that follow. */
  readonly waitingCount: number;
  readonly waitingMessageCount: number;
  readonly refusedCount: number;
  readonly asideCount: number;
  /** Whether the hub takes this person's messages in turn, because there are very many. */
  readonly isHeldBack: boolean;
  /** Hub time minus this computer's clock in milliseconds to the second, as far as it is known. */
  readonly clockOffsetMs: number;
}
