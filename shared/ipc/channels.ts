import Type, { type Static, type TSchema } from 'typebox';
import type { AppErrorData } from '../errors/app-error.ts';
import { MAX_WRITTEN_VTT_LETTERS } from '../captions/vtt.ts';
import { Id, OptionalId } from '../ids/id.ts';
import { DraftAim, DraftText } from '../schema/draft.ts';
import { line, text } from '../schema/names.ts';
import { LessonWish, SessionStart } from '../replica/live/lesson-wish.ts';
import { SessionWish } from '../replica/live/session-wish.ts';
import { StageWish } from '../replica/live/stage-wish.ts';
import { ModerationWish } from '../replica/moderation/moderation-wish.ts';
import { RoundWish } from '../replica/rounds/round-wish.ts';
import { SAYING, TalkWish } from '../replica/talk/talk-wish.ts';
import { MESSAGE_MAX_LETTERS } from '../schema/message.ts';
import type {
  AppInfo,
  DemoPerson,
  EntryState,
  IssuedPinReset,
  Preferences,
  RosterPreview,
} from './values.ts';
import { ActBody } from '../schema/act.ts';
import type { Consequence } from '../directory/consequence.ts';
import { type SearchPage, SearchWish } from '../replica/searching/search-views.ts';
import { ENTRY_REQUESTS, type EntryAnswers } from './entry-channels.ts';
import { ShelfWish } from '../replica/shelf/shelf-wish.ts';
import { SlipsWish } from './slip-wish.ts';
import type { IssuedSlip } from './issued-slip.ts';
import type { WaitingRequest } from './values.ts';
import { type FoundingSlips, NEW_SCHOOL } from './new-school.ts';
import { FILE_REQUESTS, type FileAnswers, type FileState } from './file-requests.ts';
import { EXCHANGE_REQUESTS, type ExchangeAnswers } from './exchange-requests.ts';
import { PAPER_REQUESTS, type PaperAnswers } from './paper-requests.ts';
import { SCREEN_REQUESTS, type ScreenAnswers } from './screen-calls.ts';
import { VAULT_REQUESTS, type VaultAnswers } from './vault-channels.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});

/** Requests of the window to main, each with the schema of its data. */
export const IPC_REQUESTS = {
  'app.info': Nothing,
  'app.preferences': Nothing,
  'app.setPreferences': object({
    language: Type.Union([Type.Literal('ru'), Type.Literal('en')]),
    theme: Type.Union([
      Type.Literal('system'),
      Type.Literal('light'),
      Type.Literal('dark'),
      Type.Literal('contrast'),
    ]),
    /** Percent, 85 to 200. */
    textScale: Type.Integer({ minimum: 85, maximum: 200 }),
    showsTyping: Type.Optional(Type.Boolean()),
    showsCaptions: Type.Optional(Type.Boolean()),
    devices: Type.Optional(
      object({
        microphone: Type.String({ maxLength: 300 }),
        camera: Type.String({ maxLength: 300 }),
        speaker: Type.String({ maxLength: 300 }),
        isVoiceCleaned: Type.Boolean(),
        isPushToTalk: Type.Boolean(),
        skipsCheck: Type.Boolean(),
      }),
    ),
  }),
  /** The window has finished what it had to finish before the application ends or a vault is closed. */
  'app.readyToEnd': Nothing,
  /** Opens a passage of the school in the system's browser. */
  'app.openLink': object({ link: Id, isSure: Type.Boolean() }),
  'app.mark': object({ name: Type.String({ pattern: '^[a-z][a-zA-Z]{0,39}$', maxLength: 40 }) }),

  'entry.state': Nothing,
  'entry.openDemo': Nothing,
  'entry.demoPeople': Nothing,
  'entry.enterAs': object({ person: Id }),
  /** Founds the school of this computer; `file` is the order, picked by `papers.choose`. */
  'entry.createSchool': object({ ...NEW_SCHOOL, file: Id }),
  /** The founder goes on into the school, once what is to be printed is printed. */
  'entry.enterSchool': Nothing,
  ...ENTRY_REQUESTS,
  'entry.chooseRoster': object({ what: Type.Union([Type.Literal('folder'), Type.Literal('zip')]) }),
  /** Founds the school of this computer by lists; `file` is the order, picked by `papers.choose`. */
  'entry.importRoster': object({
    token: Id,
    administrator: line(255, 1),
    order: NEW_SCHOOL.order,
    file: Id,
  }),
  'entry.leave': Nothing,

  'replica.watch': object({
    watch: Type.Integer({ minimum: 1, maximum: 2 ** 31 }),
    query: Type.String({ maxLength: 40 }),
    params: Type.Unknown(),
  }),
  'replica.unwatch': object({ watch: Type.Integer({ minimum: 1, maximum: 2 ** 31 }) }),
  'replica.sendMessage': object({ chat: Id, text: text(MESSAGE_MAX_LETTERS, 1), ...SAYING }),
  /** What is done with a message that stands in a chat. */
  'replica.talk': TalkWish,
  'replica.round': RoundWish,
  'replica.moderate': ModerationWish,
  'replica.saveDraft': object({ chat: Id, text: DraftText, aim: Type.Optional(DraftAim) }),
  /** Up to one row, or all that this computer holds. */
  'replica.markRead': object({ chat: Id, upTo: Type.Optional(Id) }),
  'replica.retryRefused': object({ id: Id }),
  'replica.discardRefused': object({ id: Id }),
  'replica.submitText': object({ channel: Id, text: text(MESSAGE_MAX_LETTERS, 1) }),
  'replica.decideText': object({ submission: Id, isPublished: Type.Boolean(), reason: text(500) }),
  'replica.beginPrivate': object({ person: Id }),
  'replica.joinChat': object({ chat: Id }),
  'replica.leaveChat': object({ chat: Id, successor: OptionalId }),
  'replica.putOffChat': object({ chat: Id, isPutOff: Type.Boolean(), isDeclined: Type.Boolean() }),
  'replica.reconnect': Nothing,

  /** Slips in the person's own name, also without a link; the secrets come back once, for the paper. */
  'slips.make': SlipsWish,
  /** The page as it would be printed, into a file that the person chooses; false where they changed their mind. */
  'slips.savePdf': object({ fileName: line(120, 1) }),
  /** A code for somebody who has forgotten the PIN; the hub decides who may ask for whom. */
  'people.issuePinReset': object({ person: Id }),

  /** Something done to the school; see `shared/acts/registry.ts`. */
  'school.act': ActBody,
  'school.preview': ActBody,
  /** Something done with an order or a material. */
  'school.shelf': ShelfWish,
  /** A request of `shared/ipc/hub-calls.ts`, which says what its data and its answer are. */
  'school.ask': object({ method: Type.String({ maxLength: 60 }), data: Type.Unknown() }),

  'lesson.start': SessionStart,
  'lesson.end': object({ lesson: Id }),
  'lesson.do': LessonWish,
  'lesson.plan': SessionWish,
  'lesson.stage': StageWish,
  /** Writes captions into a file that the person chooses; false where they changed their mind. */
  /** Keeps the screen on while a projector shows something, or no longer. */
  'lesson.keepAwake': object({ isOn: Type.Boolean() }),
  'lesson.saveCaptions': object({
    name: line(300, 1),
    text: Type.String({ maxLength: MAX_WRITTEN_VTT_LETTERS }),
  }),
  'live.request': object({ method: Type.String({ maxLength: 40 }), data: Type.Unknown() }),

  /** Looks for things in the person's own replica, without a network. */
  'search.find': SearchWish,

  ...SCREEN_REQUESTS,
  ...PAPER_REQUESTS,
  ...EXCHANGE_REQUESTS,
  ...FILE_REQUESTS,
  ...VAULT_REQUESTS,
} as const satisfies Record<string, TSchema>;

export type IpcRequestName = keyof typeof IPC_REQUESTS;
export type IpcRequest<N extends IpcRequestName> = Static<(typeof IPC_REQUESTS)[N]>;

/** What each request answers with. */
export interface IpcAnswers
  extends VaultAnswers, EntryAnswers, PaperAnswers, ExchangeAnswers, FileAnswers, ScreenAnswers {
  'app.info': AppInfo;
  'app.preferences': Preferences;
  'app.setPreferences': Preferences;
  'app.readyToEnd': undefined;
  'app.openLink': 'opened' | 'offline';
  'app.mark': undefined;
  'entry.state': EntryState;
  'entry.openDemo': undefined;
  'entry.demoPeople': readonly DemoPerson[];
  'entry.enterAs': undefined;
  'entry.createSchool': FoundingSlips;
  'entry.enterSchool': undefined;
  /** Undefined when the person closed the file dialog. */
  'entry.chooseRoster': RosterPreview | undefined;
  'entry.importRoster': undefined;
  'entry.leave': undefined;
  'replica.watch': undefined;
  'replica.unwatch': undefined;
  'replica.sendMessage': { readonly id: string };
  'replica.talk': undefined;
  'replica.round': undefined;
  'replica.moderate': undefined;
  'replica.saveDraft': undefined;
  'replica.markRead': undefined;
  'replica.retryRefused': undefined;
  'replica.discardRefused': undefined;
  'replica.submitText': undefined;
  'replica.decideText': undefined;
  'replica.beginPrivate': { readonly chat: string };
  'replica.joinChat': undefined;
  'replica.leaveChat': undefined;
  'replica.putOffChat': undefined;
  'replica.reconnect': undefined;
  'slips.make': readonly IssuedSlip[];
  'slips.savePdf': boolean;
  'people.issuePinReset': IssuedPinReset;
  'school.act': { readonly id: string };
  'school.preview': readonly Consequence[];
  'school.ask': unknown;
  'school.shelf': { readonly id: string };
  'lesson.start': { readonly lesson: string };
  'lesson.end': undefined;
  'lesson.do': undefined;
  'lesson.plan': undefined;
  'lesson.stage': { readonly id: string };
  'lesson.keepAwake': undefined;
  'lesson.saveCaptions': boolean;
  'search.find': SearchPage;
  'live.request': unknown;
}

/** An answer as it crosses to the window: errors are data there too. */
export type IpcOutcome<V> =
  { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: AppErrorData };

/** Main to window. */
export interface IpcEvents {
  'app.preferencesChanged': Preferences;
  /** The application is about to end, or a vault to be closed; the window answers with `app.readyToEnd`. */
  'app.ending': undefined;
  /** A menu command that the window carries out. */
  'app.command': { readonly command: 'chats' | 'people' | 'search' | 'help' | 'settings' | 'about' | 'lock' };
  /** A notice was pressed: its chat is to be opened. */
  'app.openChat': { readonly chat: string };
  'entry.changed': EntryState;
  'entry.requestsChanged': readonly WaitingRequest[];
  'replica.changed': { readonly watch: number; readonly value: unknown };
  'live.notice': unknown;
  /** Files that the window has named in `files.watch`. */
  'files.changed': readonly FileState[];
}
export type IpcEventName = keyof IpcEvents;
