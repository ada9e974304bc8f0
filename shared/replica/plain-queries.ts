import type { CallQueryName } from './live/calls.ts';
import type { LessonQueryName } from './live/lessons.ts';
import type { SessionQueryName } from './live/session-views.ts';
import type { StageQueryName } from './live/stage-wish.ts';
import type { ModerationQueryName } from './moderation/moderation-views.ts';
import type { OwnQueryName } from './query-names.ts';
import type { TalkQueryName } from './talk/talk-queries.ts';

/** Queries that no part of the replica answers by itself. */
export type PlainQueryName = Exclude<
  OwnQueryName,
  | TalkQueryName
  | CallQueryName
  | SessionQueryName
  | StageQueryName
  | ModerationQueryName
  | LessonQueryName
  | 'messages'
  | 'chatFiles'
  | 'task'
  | 'plan'
>;
