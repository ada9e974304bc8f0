import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/** So long a call rings. */
export const RING_MS = 45_000;

/**
 * A call as it stands in the stream of its chat, written by whoever calls: what came of it is said by the call
 * itself (a `lesson` of the type `call`), by its answers and by its end.
 */
export const RingBody = Type.Object({ lesson: Id }, { additionalProperties: false });
export type RingBody = Type.Static<typeof RingBody>;

/** One row per call by construction. */
export function ringId(lesson: string): string {
  return `${lesson}.r`;
}

/** In the order in which one counts more than another: whoever came after declining has come. */
export const CALL_ANSWERS = ['answered', 'declined', 'busy'] as const;
export type CallAnswer = (typeof CALL_ANSWERS)[number];

/** What somebody who was called did, from whichever of the own computers. The parent is the call. */
export const CallAnswerBody = Type.Object(
  {
    state: Type.Unsafe<CallAnswer>(Type.Union(CALL_ANSWERS.map((state) => Type.Literal(state)))),
    at: TimeMs,
  },
  { additionalProperties: false },
);
export type CallAnswerBody = Type.Static<typeof CallAnswerBody>;

export function callAnswerId(lesson: string, person: string): string {
  return `${lesson}.${person}.c`;
}

/** Two answers of one person, from two computers: the one that counts more, and of two alike the earlier. */
export function mergeCallAnswers(a: CallAnswerBody, b: CallAnswerBody): CallAnswerBody {
  const rank = ({ state }: CallAnswerBody) => CALL_ANSWERS.indexOf(state);
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? a : b;
  return a.at <= b.at ? a : b;
}

/** The hub's word that a session is over because nobody is in it. The parent is the lesson. */
export const LessonEndBody = Type.Object({ at: TimeMs }, { additionalProperties: false });
export type LessonEndBody = Type.Static<typeof LessonEndBody>;

export function lessonEndId(lesson: string): string {
  return `${lesson}.e`;
}

/** Of two hubs the one on which somebody was there longer is right. */
export function mergeLessonEnds(a: LessonEndBody, b: LessonEndBody): LessonEndBody {
  return a.at >= b.at ? a : b;
}
