import Type from 'typebox';
import { TimeMs } from '../../schema/names.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { ROUND_ROWS } from './round-rows.ts';
import type { EventRow, TaskState, TaskView } from './round-views.ts';
import { taskView } from './task-view.ts';

export const PLAN_QUERIES = {
  /** From the beginning of a day on, in milliseconds. */
  plan: Type.Object({ from: TimeMs }, { additionalProperties: false }),
} as const;

/** Something that is coming: an event, or the date of a task. */
export interface PlanItem {
  readonly id: string;
  readonly kind: 'event' | 'task';
  readonly chat: string;
  readonly chatTitle: string;
  readonly title: string;
  readonly place: string;
  /** Milliseconds: when it begins, or the last moment for a task. */
  readonly at: number;
  /** 0 where the end is open. */
  readonly endsAt: number;
  readonly isCancelled: boolean;
  /** Of an event: whether the reader comes; '' for no word. */
  readonly own: '' | 'comes' | 'comesNot';
  /** Of a task that the reader is to answer; `none` for all others too. */
  readonly state: TaskState;
  readonly isToAnswer: boolean;
  /** Of a task that the reader judges: how many answers wait. */
  readonly waiting: number;
}

/** What was not handed in in time is shown for so long. */
const OVERDUE_MS = 30 * 86_400_000;
export const MOST_PLANNED = 300;

interface OfPlan {
  readonly from: number;
  readonly documents: Iterable<ReplicaDocument>;
  readonly about: ReadonlyMap<string, readonly ReplicaDocument[]>;
  readonly said: ReadonlyMap<string, readonly ReplicaDocument[]>;
}

/** What is coming, the nearest first; before it what the reader has not handed in in time. */
export function planItems(context: ReaderContext, of: OfPlan): readonly PlanItem[] {
  const items: PlanItem[] = [];
  for (const document of of.documents) {
    if (document.gone || document.queue === 'aside' || document.queue === 'refused') continue;
    const about = of.about.get(document.id) ?? [];
    const item =
      document.kind === 'task'
        ? taskItem(context, taskView(context, document, { about, said: of.said.get(document.id) ?? [] }))
        : eventItem(context, ROUND_ROWS['event']?.(context, document, about));
    if (item && isShown(item, of.from)) items.push(item);
  }
  return items.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, MOST_PLANNED);
}

function isShown({ kind, at, endsAt, isToAnswer, state }: PlanItem, from: number): boolean {
  if (Math.max(at, endsAt) >= from) return true;
  const isOpen = state === 'none' || state === 'returned';
  return kind === 'task' && isToAnswer && isOpen && at >= from - OVERDUE_MS;
}

function eventItem(
  { projection, person }: ReaderContext,
  row: { readonly kind: string } | undefined,
): PlanItem | undefined {
  if (!row || !isEvent(row)) return undefined;
  const { id, chat, text, place, startsAt, endsAt, isCancelled, own } = row;
  const [choice] = own.state === 'refused' || own.state === 'late' ? [] : own.choices;
  return {
    id,
    kind: 'event',
    chat,
    chatTitle: chatTitle(projection, person, chat),
    title: text,
    place,
    at: startsAt,
    endsAt,
    isCancelled,
    own: choice === undefined ? '' : choice === 0 ? 'comes' : 'comesNot',
    state: 'none',
    isToAnswer: false,
    waiting: 0,
  };
}

function isEvent(row: { readonly kind: string }): row is EventRow {
  return row.kind === 'event';
}

function taskItem({ projection, person }: ReaderContext, view: TaskView | undefined): PlanItem | undefined {
  if (!view || view.task.dueAt === 0 || view.task.isClosed) return undefined;
  const { task, threads } = view;
  return {
    id: task.id,
    kind: 'task',
    chat: task.chat,
    chatTitle: chatTitle(projection, person, task.chat),
    title: task.text,
    place: '',
    at: task.dueAt,
    endsAt: 0,
    isCancelled: false,
    own: '',
    state: task.canJudge ? 'none' : (threads[0]?.state ?? 'none'),
    isToAnswer: task.canAnswer && !task.canJudge,
    waiting: task.canJudge ? threads.filter(({ state }) => state === 'handedIn').length : 0,
  };
}
