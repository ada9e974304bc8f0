import Type from 'typebox';
import { line, TimeMs } from './names.ts';

export const AIR_STATES = ['on', 'pause'] as const;
export type AirState = (typeof AIR_STATES)[number];

/**
 * Whoever runs a broadcast has put it on the air, or pauses it; the newest word decides. The parent is the lesson.
 * Before the first one it is a test run, in which nobody else is let in.
 */
export const AirBody = Type.Object(
  {
    state: Type.Unsafe<AirState>(Type.Union(AIR_STATES.map((state) => Type.Literal(state)))),
    /** What stands on the screens during a pause, '' for nothing. */
    text: line(200),
    /** When it is to go on, in milliseconds of hub time; 0 where nobody said, and on the air. */
    until: TimeMs,
    at: TimeMs,
  },
  { additionalProperties: false },
);
export type AirBody = Type.Static<typeof AirBody>;

export const QUESTION_MARKS = ['voice', 'answered', 'aside', 'waiting'] as const;
export type QuestionMark = (typeof QUESTION_MARKS)[number];

/**
 * What becomes of a question during a broadcast, its parent: it is being answered by voice and stands on the screens,
 * was answered, was put aside, or waits again. The newest word decides.
 */
export const QuestionMarkBody = Type.Object(
  {
    mark: Type.Unsafe<QuestionMark>(Type.Union(QUESTION_MARKS.map((mark) => Type.Literal(mark)))),
    at: TimeMs,
  },
  { additionalProperties: false },
);
export type QuestionMarkBody = Type.Static<typeof QuestionMarkBody>;
