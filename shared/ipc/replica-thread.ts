import Type, { type Static, type TSchema } from 'typebox';
import type { AppErrorData } from '../errors/app-error.ts';
import { Id, OptionalId } from '../ids/id.ts';
import type { Consequence } from '../directory/consequence.ts';
import { ActBody } from '../schema/act.ts';
import { line, text } from '../schema/names.ts';
import { LessonWish, SessionStart } from '../replica/live/lesson-wish.ts';
import { SessionWish } from '../replica/live/session-wish.ts';
import { StageWish } from '../replica/live/stage-wish.ts';
import { ModerationWish } from '../replica/moderation/moderation-wish.ts';
import { RoundWish } from '../replica/rounds/round-wish.ts';
import { SAYING, TalkWish } from '../replica/talk/talk-wish.ts';
import { MESSAGE_MAX_LETTERS } from '../schema/message.ts';
import { type SearchPage, SearchWish } from '../replica/searching/search-views.ts';
import type { OwnWorkCounts } from '../replica/views.ts';
import { DraftAim, DraftText } from '../schema/draft.ts';
import { bytes } from '../std/bytes.ts';
import { type FilePart, FileReadData, type FileState } from './file-requests.ts';
import type { IssuedSlip } from './issued-slip.ts';
import { ShelfWish } from '../replica/shelf/shelf-wish.ts';
import { SlipsWish } from './slip-wish.ts';
import type { IssuedPinReset } from './values.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});

/** What main asks of the replica thread; one schema per command, parsed in the thread. */
export const REPLICA_COMMANDS = {
  open: object({
    person: Id,
    /** `host:port` of the hub, tried in order. */
    addresses: Type.Array(line(200, 1), { minItems: 1, maxItems: 16 }),
    /** SHA-256 of the hub's SPKI in hexadecimal. */
    keyPin: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** PKCS#8 DER of the device's Ed25519 key in base64. */
    deviceKey: Type.String({ maxLength: 400 }),
    /** 12 letters; see `shared/ids/id.ts`. */
    deviceNumber: Type.String({ pattern: '^[0-9a-z]{12}$' }),
    /** The encrypted file; without it the replica is in memory and goes with the thread. */
    vault: Type.Optional(
      object({
        path: Type.String({ minLength: 1, maxLength: 4000 }),
        key: bytes(32, 32),
        /** Whether something was written into it before, so that an empty file is a loss and no beginning. */
        mustExist: Type.Boolean(),
      }),
    ),
  }),
  close: Nothing,
  watch: object({
    watch: Type.Integer({ minimum: 1 }),
    query: Type.String({ maxLength: 40 }),
    params: Type.Unknown(),
  }),
  unwatch: object({ watch: Type.Integer({ minimum: 1 }) }),
  sendMessage: object({ chat: Id, text: text(MESSAGE_MAX_LETTERS, 1), ...SAYING }),
  talk: TalkWish,
  round: RoundWish,
  moderate: ModerationWish,
  saveDraft: object({ chat: Id, text: DraftText, aim: Type.Optional(DraftAim) }),
  markRead: object({ chat: Id, upTo: Type.Optional(Id) }),
  retryRefused: object({ id: Id }),
  discardRefused: object({ id: Id }),
  submitText: object({ channel: Id, text: text(MESSAGE_MAX_LETTERS, 1) }),
  decideText: object({ submission: Id, isPublished: Type.Boolean(), reason: text(500) }),
  beginPrivate: object({ person: Id }),
  joinChat: object({ chat: Id }),
  leaveChat: object({ chat: Id, successor: OptionalId }),
  putOffChat: object({ chat: Id, isPutOff: Type.Boolean(), isDeclined: Type.Boolean() }),
  reconnect: Nothing,
  startLesson: SessionStart,
  endLesson: object({ lesson: Id }),
  inLesson: LessonWish,
  planSession: SessionWish,
  stage: StageWish,
  makeSlips: SlipsWish,
  issuePinReset: object({ person: Id }),
  act: ActBody,
  shelf: ShelfWish,
  previewAct: ActBody,
  askHub: object({ method: Type.String({ maxLength: 60 }), data: Type.Unknown() }),
  search: SearchWish,
  liveRequest: object({ method: Type.String({ maxLength: 40 }), data: Type.Unknown() }),
  /** A request of `file-requests.ts`. */
  files: object({ request: Type.String({ maxLength: 40 }), data: Type.Unknown() }),
  readFile: FileReadData,
  /** How much this person wrote or did that is not on a hub; asked before closing. */
  unsentCount: Nothing,
} as const satisfies Record<string, TSchema>;

export type ReplicaCommandName = keyof typeof REPLICA_COMMANDS;
export type ReplicaCommand<N extends ReplicaCommandName> = Static<(typeof REPLICA_COMMANDS)[N]>;

export interface ReplicaAnswers {
  open: undefined;
  close: undefined;
  watch: undefined;
  unwatch: undefined;
  sendMessage: { readonly id: string };
  talk: undefined;
  round: undefined;
  moderate: undefined;
  saveDraft: undefined;
  markRead: undefined;
  retryRefused: undefined;
  discardRefused: undefined;
  submitText: undefined;
  decideText: undefined;
  beginPrivate: { readonly chat: string };
  joinChat: undefined;
  leaveChat: undefined;
  putOffChat: undefined;
  reconnect: undefined;
  startLesson: { readonly lesson: string };
  endLesson: undefined;
  inLesson: undefined;
  planSession: undefined;
  stage: { readonly id: string };
  makeSlips: readonly IssuedSlip[];
  issuePinReset: IssuedPinReset;
  act: { readonly id: string };
  shelf: { readonly id: string };
  previewAct: readonly Consequence[];
  askHub: unknown;
  search: SearchPage;
  liveRequest: unknown;
  files: unknown;
  readFile: FilePart;
  unsentCount: OwnWorkCounts;
}

/** Thread to main. */
export type ReplicaThreadEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly n: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly n: number; readonly ok: false; readonly error: AppErrorData }
  | { readonly type: 'changed'; readonly watch: number; readonly value: unknown }
  | { readonly type: 'files'; readonly states: readonly FileState[] }
  | { readonly type: 'notice'; readonly notice: unknown };
