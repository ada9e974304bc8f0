import type { FileRef } from '../../schema/file-ref.ts';
import type { PollType } from '../../schema/poll.ts';
import type { TaskVerdict } from '../../schema/task.ts';
import type { MessageState, PersonBrief, StreamRowBase } from '../views.ts';

export interface OptionRow {
  readonly text: string;
  /** 0 for no limit. */
  readonly places: number;
  /** How many have chosen it, -1 while that is not known. */
  readonly count: number;
  /** Who has; nobody where votes are secret. Those who have a place where places are limited. */
  readonly people: readonly PersonBrief[];
  /** Who waits for a place, in their order. */
  readonly waiting: readonly PersonBrief[];
}

/**
 * The own vote: `written` is not on the hub yet and not counted, `refused` came too late or may not be given,
 * `late` was accepted behind the closing.
 */
export interface OwnVote {
  readonly state: 'none' | 'written' | 'counted' | 'refused' | 'late';
  readonly choices: readonly number[];
  /** In the list of an option with places: the own turn among those who wait, from 1; 0 for none. */
  readonly turn: number;
}

export interface Voting {
  readonly options: readonly OptionRow[];
  readonly voters: number;
  readonly own: OwnVote;
  /** Milliseconds of hub time from which on no vote counts, 0 for none. */
  readonly closesAt: number;
  readonly canVote: boolean;
}

/** What everything that a chat is asked has in common. */
interface RoundRowBase extends StreamRowBase {
  readonly chat: string;
  readonly canRemove: boolean;
}

/** A poll or sign-up; its text is the question. */
export interface PollRow extends RoundRowBase, Voting {
  readonly kind: 'poll';
  readonly type: PollType;
  readonly isMultiple: boolean;
  readonly isAnonymous: boolean;
  /** Of an anonymous one: whether the hub has counted after the closing. */
  readonly isCounted: boolean;
  readonly canClose: boolean;
  /** Whether it can be asked in other words: nobody has voted yet. */
  readonly canReplace: boolean;
}

/** Something planned; its text is the title. The options are who comes and who does not. */
export interface EventRow extends RoundRowBase, Voting {
  readonly kind: 'event';
  readonly place: string;
  readonly about: string;
  readonly startsAt: number;
  /** 0 where the end is open. */
  readonly endsAt: number;
  readonly isCancelled: boolean;
  readonly canCancel: boolean;
  /** Whether time, place or words were changed behind the own answer. */
  readonly isChangedSince: boolean;
}

/** Where one pupil stands with a task. */
export type TaskState = 'none' | 'handedIn' | 'returned' | 'accepted';

/** A study task; its text is the title. */
export interface TaskRow extends RoundRowBase {
  readonly kind: 'task';
  readonly details: string;
  readonly files: readonly FileRef[];
  /** 0 for no date. */
  readonly dueAt: number;
  readonly isClosed: boolean;
  /** Where the reader stands with it, '' for whoever is not to answer it. */
  readonly ownState: TaskState | '';
  readonly canAnswer: boolean;
  readonly canJudge: boolean;
  readonly canClose: boolean;
  /** What is open to everyone in the chat. */
  readonly shown: readonly ShownAnswer[];
}

export interface ShownAnswer {
  readonly id: string;
  readonly pupil: PersonBrief;
  readonly text: string;
  readonly files: readonly FileRef[];
}

export interface TaskEntry {
  readonly id: string;
  readonly kind: 'answer' | 'reply';
  readonly author: PersonBrief;
  readonly isOwn: boolean;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly at: number;
  readonly state: MessageState;
  /** Of a reply; `comment` for an answer. */
  readonly verdict: TaskVerdict;
  /** Whether an answer came after the date. */
  readonly isLate: boolean;
  /** Whether everyone in the chat sees it. */
  readonly isShown: boolean;
}

export interface TaskThread {
  readonly pupil: PersonBrief;
  readonly state: TaskState;
  /** In the order in which it was said. */
  readonly entries: readonly TaskEntry[];
}

/** A task with what this person may see of its answers: all for teachers, the own ones for a pupil. */
export interface TaskView {
  readonly task: TaskRow;
  /** Of those who have answered, what waits for the teacher first. */
  readonly threads: readonly TaskThread[];
  /** Pupils of the chat who have not answered, by name; teachers alone learn of them. */
  readonly missing: readonly PersonBrief[];
}
