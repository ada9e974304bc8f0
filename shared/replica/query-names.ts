import Type, { type Static, type TSchema } from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { FILE_QUERIES, type FileResults } from './chat-files.ts';
import {
  isSchoolQuery,
  SCHOOL_QUERIES,
  type SchoolParams,
  type SchoolQueryName,
  type SchoolResults,
} from './school/school-queries.ts';
import { CALL_QUERIES, type CallResults } from './live/calls.ts';
import type { LessonView } from './live/lesson-views.ts';
import type { BroadcastView } from './live/broadcast-views.ts';
import { MODERATION_QUERIES, type ModerationResults } from './moderation/moderation-views.ts';
import { SESSION_QUERIES, type SessionResults } from './live/session-views.ts';
import type { RecordedRow, RecordingView } from './live/recording-views.ts';
import { STAGE_QUERIES } from './live/stage-wish.ts';
import type { StageResults } from './live/stage-views.ts';
import { PLAN_QUERIES, type PlanItem } from './rounds/plan-view.ts';
import type { TaskView } from './rounds/round-views.ts';
import { StreamQuery } from './stream/stream-place.ts';
import type { SearchState } from './searching/search-views.ts';
import { TALK_QUERIES, type TalkResults } from './talk/talk-queries.ts';
import type {
  ChatHeadView,
  ChatRow,
  ConnectionView,
  DraftView,
  MessagesView,
  MeView,
  OfferRow,
  OutboxRow,
  PeopleView,
} from './views.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const OfChat = Type.Object({ chat: Id }, { additionalProperties: false });

/** The named queries and their parameters; a screen can ask for nothing else. */
export const OWN_QUERIES = {
  me: Nothing,
  chats: Nothing,
  chat: OfChat,
  /** A part of the stream of a chat: around a place, or its end. */
  messages: StreamQuery,
  draft: OfChat,
  ...TALK_QUERIES,
  ...CALL_QUERIES,
  ...FILE_QUERIES,
  people: Nothing,
  offers: Nothing,
  ...PLAN_QUERIES,
  ...SESSION_QUERIES,
  task: Type.Object({ task: Id }, { additionalProperties: false }),
  /** A lesson with its roll and the hands that are up. */
  lesson: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  /** A recorded lesson with the questions that were asked about it. */
  recording: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  /** The recordings of a chat, or that of one lesson. */
  recordings: Type.Object({ chat: OptionalId, lesson: OptionalId }, { additionalProperties: false }),
  /** A broadcast with what is asked during it. */
  broadcast: Type.Object({ chat: Id, lesson: Id }, { additionalProperties: false }),
  ...STAGE_QUERIES,
  ...MODERATION_QUERIES,
  outbox: Nothing,
  connection: Nothing,
  searchState: Nothing,
} as const;

export type OwnQueryName = keyof typeof OWN_QUERIES;
export type QueryName = OwnQueryName | SchoolQueryName;
export type QueryParams<Q extends QueryName> = Q extends OwnQueryName
  ? Static<(typeof OWN_QUERIES)[Q]>
  : Q extends SchoolQueryName
    ? SchoolParams[Q]
    : never;

export interface OwnResults
  extends TalkResults, FileResults, CallResults, SessionResults, StageResults, ModerationResults {
  readonly me: MeView | undefined;
  readonly chats: readonly ChatRow[];
  readonly chat: ChatHeadView | undefined;
  readonly messages: MessagesView;
  readonly draft: DraftView;
  readonly people: PeopleView;
  readonly offers: readonly OfferRow[];
  /** Undefined where the task is not here. */
  readonly task: TaskView | undefined;
  /** Undefined where the lesson is not here. */
  readonly lesson: LessonView | undefined;
  /** Undefined where it is not here, or is no broadcast. */
  readonly broadcast: BroadcastView | undefined;
  /** Undefined where there is no recording of it here. */
  readonly recording: RecordingView | undefined;
  /** The newest first. */
  readonly recordings: readonly RecordedRow[];
  readonly plan: readonly PlanItem[];
  readonly outbox: readonly OutboxRow[];
  readonly connection: ConnectionView;
  readonly searchState: SearchState;
}
export type QueryResults = OwnResults & SchoolResults;

export function isOwnQuery(name: string): name is OwnQueryName {
  return Object.hasOwn(OWN_QUERIES, name);
}

/** Whether parameters, parsed by the schema of their query, are those of a stream. */
export function isStreamQuery(params: object): params is StreamQuery {
  return 'chat' in params && ('limit' in params || 'from' in params);
}

export function isSchoolQueryName(name: QueryName): name is SchoolQueryName {
  return isSchoolQuery(name);
}

export function isQueryName(name: string): name is QueryName {
  return isOwnQuery(name) || isSchoolQuery(name);
}

/** Every query with the schema of its parameters. */
export function querySchemas(): readonly (readonly [string, TSchema])[] {
  return [
    ...Object.entries(OWN_QUERIES),
    ...Object.entries(SCHOOL_QUERIES).map(([name, { params }]) => [name, params] as const),
  ];
}
