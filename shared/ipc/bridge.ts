import type { QueryName, QueryParams, QueryResults } from '../replica/query-names.ts';
import type {
  IpcAnswers,
  IpcEventName,
  IpcEvents,
  IpcOutcome,
  IpcRequest,
  IpcRequestName,
} from './channels.ts';

type Ask<N extends IpcRequestName> = (data: IpcRequest<N>) => Promise<IpcOutcome<IpcAnswers[N]>>;

type Listen<N extends IpcEventName> = (listener: (value: IpcEvents[N]) => void) => () => void;

/** Everything that the window can ask of main, as `window.zvonok`. Named functions only. */
export interface ZvonokBridge {
  readonly app: {
    readonly info: Ask<'app.info'>;
    readonly preferences: Ask<'app.preferences'>;
    readonly setPreferences: Ask<'app.setPreferences'>;
    readonly onPreferences: Listen<'app.preferencesChanged'>;
    readonly onCommand: Listen<'app.command'>;
    readonly onOpenChat: Listen<'app.openChat'>;
    readonly onEnding: Listen<'app.ending'>;
    readonly readyToEnd: Ask<'app.readyToEnd'>;
    /** Notes a moment of the start for the start benchmark (name only, no content). */
    readonly mark: Ask<'app.mark'>;
    readonly openLink: Ask<'app.openLink'>;
  };
  readonly entry: {
    readonly state: Ask<'entry.state'>;
    readonly onChanged: Listen<'entry.changed'>;
    readonly openDemo: Ask<'entry.openDemo'>;
    readonly demoPeople: Ask<'entry.demoPeople'>;
    readonly enterAs: Ask<'entry.enterAs'>;
    readonly createSchool: Ask<'entry.createSchool'>;
    readonly enterSchool: Ask<'entry.enterSchool'>;
    readonly previewSlip: Ask<'entry.previewSlip'>;
    readonly acceptSlip: Ask<'entry.acceptSlip'>;
    readonly mailCode: Ask<'entry.mailCode'>;
    readonly askSchool: Ask<'entry.askSchool'>;
    readonly request: Ask<'entry.request'>;
    readonly requests: Ask<'entry.requests'>;
    readonly onRequests: Listen<'entry.requestsChanged'>;
    readonly checkRequests: Ask<'entry.checkRequests'>;
    readonly dropRequest: Ask<'entry.dropRequest'>;
    readonly enterByRequest: Ask<'entry.enterByRequest'>;
    readonly chooseRoster: Ask<'entry.chooseRoster'>;
    readonly importRoster: Ask<'entry.importRoster'>;
    readonly leave: Ask<'entry.leave'>;
  };
  readonly replica: {
    /**
     * Calls the listener with the answer of a named query now and after every change of the answer,
     * until the returned function is called.
     */
    readonly watch: <Q extends QueryName>(
      query: Q,
      params: QueryParams<Q>,
      listener: (value: QueryResults[Q]) => void,
    ) => () => void;
    readonly sendMessage: Ask<'replica.sendMessage'>;
    readonly talk: Ask<'replica.talk'>;
    readonly round: Ask<'replica.round'>;
    readonly moderate: Ask<'replica.moderate'>;
    /** Keeps what is typed in a chat and not sent; the query `draft` gives it back. */
    readonly saveDraft: Ask<'replica.saveDraft'>;
    readonly markRead: Ask<'replica.markRead'>;
    readonly retryRefused: Ask<'replica.retryRefused'>;
    readonly discardRefused: Ask<'replica.discardRefused'>;
    /** Tries the hub at once instead of at the next planned time. */
    readonly submitText: Ask<'replica.submitText'>;
    readonly decideText: Ask<'replica.decideText'>;
    readonly beginPrivate: Ask<'replica.beginPrivate'>;
    readonly joinChat: Ask<'replica.joinChat'>;
    readonly leaveChat: Ask<'replica.leaveChat'>;
    readonly putOffChat: Ask<'replica.putOffChat'>;
    readonly reconnect: Ask<'replica.reconnect'>;
  };
  readonly people: {
    readonly issuePinReset: Ask<'people.issuePinReset'>;
  };
  /** The people of this computer and their locks; see `vault-channels.ts`. */
  readonly vault: {
    readonly people: Ask<'vault.people'>;
    readonly lockState: Ask<'vault.lockState'>;
    readonly unlock: Ask<'vault.unlock'>;
    readonly lock: Ask<'vault.lock'>;
    readonly active: Ask<'vault.active'>;
    readonly newSecret: Ask<'vault.newSecret'>;
    readonly cancelNewSecret: Ask<'vault.cancelNewSecret'>;
    readonly resetWithCode: Ask<'vault.resetWithCode'>;
    readonly own: Ask<'vault.own'>;
    readonly changeSecret: Ask<'vault.changeSecret'>;
    readonly setAutoLock: Ask<'vault.setAutoLock'>;
    readonly overview: Ask<'vault.overview'>;
    readonly setPolicy: Ask<'vault.setPolicy'>;
    readonly removeOwn: Ask<'vault.removeOwn'>;
    readonly removeUnused: Ask<'vault.removeUnused'>;
    readonly showPeople: Ask<'vault.showPeople'>;
    readonly beginAnew: Ask<'vault.beginAnew'>;
  };
  /** The school: acts, previews of acts, and what the hub alone can answer. */
  readonly school: {
    readonly act: Ask<'school.act'>;
    readonly preview: Ask<'school.preview'>;
    readonly ask: Ask<'school.ask'>;
    readonly shelf: Ask<'school.shelf'>;
  };
  readonly slips: {
    readonly make: Ask<'slips.make'>;
    readonly savePdf: Ask<'slips.savePdf'>;
  };
  /** Files of the school's papers. */
  /** Lists that go to the hub, and archives that come from it. */
  readonly exchange: {
    readonly sendRoster: Ask<'exchange.sendRoster'>;
    readonly save: Ask<'exchange.save'>;
    readonly state: Ask<'exchange.state'>;
    readonly cancel: Ask<'exchange.cancel'>;
  };
  readonly papers: {
    readonly choose: Ask<'papers.choose'>;
    readonly send: Ask<'papers.send'>;
    readonly save: Ask<'papers.save'>;
    readonly savePage: Ask<'papers.savePage'>;
  };
  /** Files of documents; see `file-requests.ts`. */
  readonly files: {
    readonly begin: Ask<'files.begin'>;
    readonly write: Ask<'files.write'>;
    readonly finish: Ask<'files.finish'>;
    readonly drop: Ask<'files.drop'>;
    readonly send: Ask<'files.send'>;
    readonly hold: Ask<'files.hold'>;
    readonly held: Ask<'files.held'>;
    readonly offer: Ask<'files.offer'>;
    readonly states: Ask<'files.watch'>;
    readonly seen: Ask<'files.seen'>;
    readonly fetch: Ask<'files.fetch'>;
    readonly hurry: Ask<'files.hurry'>;
    readonly pause: Ask<'files.pause'>;
    readonly resume: Ask<'files.resume'>;
    readonly cancel: Ask<'files.cancel'>;
    readonly keep: Ask<'files.keep'>;
    readonly read: Ask<'files.read'>;
    readonly saveAs: Ask<'files.saveAs'>;
    readonly open: Ask<'files.open'>;
    readonly settings: Ask<'files.settings'>;
    readonly setSettings: Ask<'files.setSettings'>;
    readonly tidy: Ask<'files.tidy'>;
    readonly onChanged: Listen<'files.changed'>;
  };
  readonly lesson: {
    readonly start: Ask<'lesson.start'>;
    readonly end: Ask<'lesson.end'>;
    readonly do: Ask<'lesson.do'>;
    readonly plan: Ask<'lesson.plan'>;
    readonly stage: Ask<'lesson.stage'>;
    readonly keepAwake: Ask<'lesson.keepAwake'>;
    readonly saveCaptions: Ask<'lesson.saveCaptions'>;
  };
  readonly search: {
    readonly find: Ask<'search.find'>;
  };
  readonly screen: {
    readonly sources: Ask<'screen.sources'>;
    readonly choose: Ask<'screen.choose'>;
  };
  readonly live: {
    /** A signalling request of `shared/signaling`; answered by the hub. */
    readonly request: Ask<'live.request'>;
    readonly onNotice: Listen<'live.notice'>;
  };
}
