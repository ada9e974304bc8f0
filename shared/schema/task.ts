import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';

/** A study task in a chat (clause M-5): whoever teaches there sets it, pupils answer, each alone. */
export const TaskBody = Type.Object(
  {
    title: line(200, 1),
    text: text(8000),
    files: FileRefs,
    /** 0 for no date. */
    dueAt: TimeMs,
    isClosed: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type TaskBody = Type.Static<typeof TaskBody>;

/** A pupil's answer, in `answer:<chat>:<pupil>`: other pupils do not see it. The parent is the task. */
export const TaskAnswerBody = Type.Object(
  { text: text(8000), files: FileRefs },
  { additionalProperties: false },
);
export type TaskAnswerBody = Type.Static<typeof TaskAnswerBody>;

export const TASK_VERDICTS = ['comment', 'returned', 'accepted'] as const;
export type TaskVerdict = (typeof TASK_VERDICTS)[number];

/** A word in the talk of one pupil and the teachers about a task, in the pupil's scope. The parent is the task. */
export const TaskReplyBody = Type.Object(
  {
    text: text(8000),
    files: FileRefs,
    verdict: Type.Unsafe<TaskVerdict>(Type.Union(TASK_VERDICTS.map((verdict) => Type.Literal(verdict)))),
    /** The answer that is meant; '' for a word on the task, which the pupil may write as well. */
    answer: OptionalId,
  },
  { additionalProperties: false },
);
export type TaskReplyBody = Type.Static<typeof TaskReplyBody>;

/** The teacher shows one answer to everyone in the chat: a copy, with its author named. The parent is the task. */
export const TaskShowBody = Type.Object(
  { answer: Id, person: Id, text: text(8000), files: FileRefs },
  { additionalProperties: false },
);
export type TaskShowBody = Type.Static<typeof TaskShowBody>;
