import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { FileRefs } from './file-ref.ts';
import { LessonBody } from './lesson.ts';
import { line, text, TimeMs } from './names.ts';

/** Whoever leads switches the recording of a lesson on or off; the newest decides. The parent is the lesson. */
export const RecordingBody = Type.Object(
  { isOn: Type.Boolean(), at: TimeMs },
  { additionalProperties: false },
);
export type RecordingBody = Type.Static<typeof RecordingBody>;

export const RECORDED_STATES = ['on', 'off', 'diskFull', 'failed'] as const;
export type RecordedState = (typeof RECORDED_STATES)[number];

/** What the hub does about it, said by the hub. One for each lesson; the parent is the lesson. */
export const RecordedBody = Type.Object(
  {
    state: Type.Unsafe<RecordedState>(Type.Union(RECORDED_STATES.map((state) => Type.Literal(state)))),
    /** Since when, by the hub's clock. */
    at: TimeMs,
  },
  { additionalProperties: false },
);
export type RecordedBody = Type.Static<typeof RecordedBody>;

export function recordedId(lesson: string): string {
  return `${lesson}.s`;
}

export const MAX_PARTS = 200;
export const MAX_VOICES = 120;
export const MAX_CHAPTERS = 300;
/** A day of hub time: longer is nothing that was held. */
export const MAX_RECORDED_MS = 86_400_000;
export const OnTimeLine = Type.Integer({ minimum: 0, maximum: MAX_RECORDED_MS });

/**
 * A recorded lesson as it is seen afterwards, written by the hub into the stream of its chat: the parent is the
 * chat. Its one time line has the recorded parts one after another, without what lay between them. Slides,
 * strokes and captions are documents of the lesson and are found by hub time.
 */
export const PackageBody = Type.Object(
  {
    lesson: Id,
    title: LessonBody.properties.title,
    type: LessonBody.properties.type,
    /** When the recording began, by the hub's clock. */
    startedAt: TimeMs,
    durationMs: OnTimeLine,
    /** Where each part stands on the time line, and when it began by the hub's clock. */
    parts: Type.Array(
      Type.Object(
        { atMs: OnTimeLine, startedAt: TimeMs, durationMs: OnTimeLine },
        { additionalProperties: false },
      ),
      { maxItems: MAX_PARTS },
    ),
    /** Whose voice is in which sound track of the file, from the first on. A person may have several. */
    voices: Type.Array(Id, { maxItems: MAX_VOICES }),
    chapters: Type.Array(
      Type.Object({ atMs: OnTimeLine, title: line(200) }, { additionalProperties: false }),
      { maxItems: MAX_CHAPTERS },
    ),
    /** One WebM file with a track of Opus for each voice; none where nobody spoke. */
    files: FileRefs,
  },
  { additionalProperties: false },
);
export type PackageBody = Type.Static<typeof PackageBody>;

export function packageId(lesson: string): string {
  return `${lesson}.p`;
}

export const QUESTION_MAX_LETTERS = 2000;

/** A question at a place of a recorded lesson. The parent is the lesson. */
export const QuestionBody = Type.Object(
  { atMs: OnTimeLine, text: text(QUESTION_MAX_LETTERS, 1) },
  { additionalProperties: false },
);
export type QuestionBody = Type.Static<typeof QuestionBody>;

/** What a teacher answers to a question, its parent. */
export const QuestionReplyBody = Type.Object(
  { text: text(QUESTION_MAX_LETTERS, 1) },
  { additionalProperties: false },
);
export type QuestionReplyBody = Type.Static<typeof QuestionReplyBody>;

/**
 * Somebody who missed a lesson has caught up with it: said by themselves, who have watched it (`caughtUpId`), or
 * by whoever leads for a class that watched together; of those the newest decides. The parent is the lesson.
 */
export const CaughtUpBody = Type.Object(
  { person: Id, isCaughtUp: Type.Boolean() },
  { additionalProperties: false },
);
export type CaughtUpBody = Type.Static<typeof CaughtUpBody>;

/** A person's own word, one for each lesson by construction. */
export function caughtUpId(lesson: string, person: string): string {
  return `${lesson}.${person}.w`;
}
