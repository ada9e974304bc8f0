import type { AppErrorData } from '../errors/app-error.ts';
import type { ChatTemplate } from '../schema/chat.ts';
import type { ClassroomType } from '../schema/classroom.ts';
import type { Role } from '../schema/person.ts';
import type { SchoolType } from '../schema/school.ts';

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
    readonly issueSlips: boolean;
    readonly addPeople: boolean;
  };
}

/** written: on this computer only; sending: on its way; onHub: accepted; read: someone else has read it. */
export type MessageState = 'written' | 'sending' | 'onHub' | 'read' | 'refused';

export interface ChatRow {
  readonly id: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly last:
    | {
        readonly authorName: string;
        readonly isOwn: boolean;
        readonly text: string;
        readonly at: number;
        readonly state: MessageState;
      }
    | undefined;
  readonly unreadCount: number;
  /** The id of the lesson that is going on, '' for none. */
  readonly liveLesson: string;
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
  readonly canWrite: boolean;
  readonly canStartLesson: boolean;
  readonly liveLesson:
    | {
        readonly id: string;
        readonly title: string;
        readonly hostName: string;
        readonly startedAt: number;
        readonly isOwn: boolean;
      }
    | undefined;
  /** When the newest message that someone else has read was accepted (ms), 0 when nobody has read anything. */
  readonly readUpToAt: number;
}

export interface MessageRow {
  readonly id: string;
  readonly author: PersonBrief;
  readonly isOwn: boolean;
  readonly text: string;
  /** Milliseconds by hub time: acceptance where there is one, writing otherwise. */
  readonly at: number;
  readonly state: MessageState;
  /** Why the hub refused it; undefined in every other state. */
  readonly refusal: AppErrorData | undefined;
}

export interface MessagesView {
  /** In reading order, own unsent ones last. */
  readonly rows: readonly MessageRow[];
  readonly hasEarlier: boolean;
  /** The first message that was unread when the chat was opened, '' for none. */
  readonly firstUnread: string;
}

export interface PersonRow extends PersonBrief {
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

export interface OutboxRow {
  readonly id: string;
  readonly chatTitle: string;
  readonly chat: string;
  readonly text: string;
  readonly writtenAt: number;
  readonly state: 'written' | 'sending' | 'refused';
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
  | { readonly kind: 'needsLogin' }
  | { readonly kind: 'tooOld'; readonly side: 'client' | 'hub' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

export interface ConnectionView {
  readonly state: ConnectionState;
  /** Milliseconds by hub time up to which this replica holds everything; 0 before the first sync. */
  readonly syncedUpTo: number;
  readonly waitingCount: number;
  readonly refusedCount: number;
  /** Hub clock minus this computer's clock in milliseconds, as last measured. */
  readonly clockOffsetMs: number;
  /** `memory` until the encrypted storage is in place: what was not sent is lost when the app closes. */
  readonly storage: 'memory' | 'encrypted';
}
