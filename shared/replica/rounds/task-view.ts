import { isOfKind } from '../../schema/kinds.ts';
import { parseScope } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { type ReaderContext, rowBase } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { TaskEntry, TaskState, TaskThread, TaskView } from './round-views.ts';
import { taskRow } from './round-rows.ts';
import { taskStateOf } from './task-state.ts';

interface OfTask {
  /** What everyone in the chat holds of the task. */
  readonly about: readonly ReplicaDocument[];
  /** What was answered and replied, as far as this person may read it. */
  readonly said: readonly ReplicaDocument[];
}

/** A task with its answers, each pupil's by itself. */
export function taskView(
  context: ReaderContext,
  document: ReplicaDocument,
  { about, said }: OfTask,
): TaskView | undefined {
  const task = taskRow(context, document, [...about, ...said]);
  if (!task) return undefined;
  const shown = new Set(
    about.flatMap((one) => (isOfKind(one, 'taskshow') && !one.gone ? [one.body.answer] : [])),
  );
  const byPupil = new Map<string, TaskEntry[]>();
  for (const one of said) {
    const pupil = parseScope(one.scope)?.subject.split(':')[1] ?? '';
    const entry = entryOf(context, one, { dueAt: task.dueAt, shown });
    if (!entry) continue;
    const entries = byPupil.get(pupil);
    if (entries) entries.push(entry);
    else byPupil.set(pupil, [entry]);
  }
  const threads = [...byPupil].map(([pupil, entries]): TaskThread => {
    return { pupil: personBrief(context.projection, pupil), state: stateOf(entries), entries };
  });
  return {
    task,
    threads: threads.sort((a, b) => RANK[a.state] - RANK[b.state] || (a.pupil.name < b.pupil.name ? -1 : 1)),
    missing: task.canJudge ? missing(context, document.parent, byPupil) : [],
  };
}

/** What waits for the teacher comes first. */
const RANK: Readonly<Record<TaskState, number>> = { handedIn: 0, none: 1, returned: 2, accepted: 3 };

function stateOf(entries: readonly TaskEntry[]): TaskState {
  return taskStateOf(entries.map(({ kind, verdict }) => (kind === 'answer' ? 'answer' : verdict)));
}

function entryOf(
  context: ReaderContext,
  document: ReplicaDocument,
  { dueAt, shown }: { readonly dueAt: number; readonly shown: ReadonlySet<string> },
): TaskEntry | undefined {
  const { id, author, isOwn, at, state } = rowBase(context, document);
  const base = { id, author, isOwn, at, state };
  if (isOfKind(document, 'taskanswer')) {
    const { text, files } = document.body;
    const isLate = dueAt > 0 && at > dueAt;
    return { ...base, kind: 'answer', text, files, verdict: 'comment', isLate, isShown: shown.has(id) };
  }
  if (!isOfKind(document, 'taskreply')) return undefined;
  const { text, files, verdict } = document.body;
  return { ...base, kind: 'reply', text, files, verdict, isLate: false, isShown: false };
}

function missing({ projection }: ReaderContext, chat: string, answered: ReadonlyMap<string, unknown>) {
  const members = [...(projection.members.get(chat) ?? [])];
  return members
    .flatMap(([person, { body }]) => {
      const isPupil = projection.people.get(person)?.body.roles.includes('pupil') === true;
      return isPupil && body.state === 'active' && !answered.has(person)
        ? [personBrief(projection, person)]
        : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
