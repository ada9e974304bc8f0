import type { RxChangeEventBulk } from 'rxdb';
import { AppError } from '../errors/app-error.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type BodyOf, type Kind } from '../schema/kinds.ts';
import type { DraftAim } from '../schema/draft.ts';
import { chatScope } from '../schema/chat.ts';
import { coveringMark, readMarkId } from '../schema/read-mark.ts';
import { chatOfScope, scopeOf } from '../schema/scope.ts';
import { refusalToWriteInChat } from '../permissions/may-write.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { chatFiles, lookedIn } from './chat-files.ts';
import { Channels } from './channels.ts';
import { chatHead } from './chat-head.ts';
import { connectionView } from './connection-view.ts';
import { ChatMessages } from './chat-messages.ts';
import { ChatSummaries } from './chat-summaries.ts';
import { answerOfCalls, isCallQuery } from './live/calls.ts';
import { isSessionQuery } from './live/session-views.ts';
import { isLessonQuery, Lessons } from './live/lessons.ts';
import { Stage } from './live/stage.ts';
import { isStageQuery } from './live/stage-wish.ts';
import { LinkWatch } from './link-watch.ts';
import type { ReaderContext } from './message-rows.ts';
import { Moderation } from './moderation/moderation.ts';
import { isModerationQuery } from './moderation/moderation-views.ts';
import { Notes } from './notes.ts';
import { OwnWork } from './own-work.ts';
import { offerRows } from './offers.ts';
import { FileNames } from './file-names.ts';
import { FileMessages } from './file-messages.ts';
import { Joining } from './joining.ts';
import { meView, peopleView } from './person-brief.ts';
import type { PlainQueryName } from './plain-queries.ts';
import { Projection } from './projection.ts';
import {
  isOwnQuery,
  isStreamQuery,
  type OwnQueryName,
  type OwnResults,
  type QueryName,
} from './query-names.ts';
import type { ReplicaOptions } from './replica-options.ts';
import { StreamReader } from './stream/stream-reader.ts';
import type { Saying } from './talk/talk-wish.ts';
import { isTalkQuery } from './talk/talk-queries.ts';
import { Talk } from './talk/talk.ts';
import { Rounds } from './rounds/rounds.ts';
import { School } from './school/school.ts';
import { Searching } from './searching/searching.ts';
import type { OwnWorkCounts } from './views.ts';
import { TurnWatch } from './turn-watch.ts';
import { NOTHING_STALE, parseQuery, type Staleness, Watches } from './watches.ts';

/** One person's replica as the application uses it: named questions that stay answered, and commands. */
export class Replica {
  readonly #options: ReplicaOptions;
  readonly #projection: Projection;
  readonly #reader: StreamReader;
  readonly #summaries: ChatSummaries;
  readonly #messages: ChatMessages;
  readonly #ownWork: OwnWork;
  readonly #notes: Notes;
  readonly #link = new LinkWatch();
  readonly #watches: Watches;
  readonly #turns: TurnWatch;
  readonly #school: School;
  readonly #searching: Searching;
  /** Polls, events and study tasks. */
  readonly rounds: Rounds;
  /** What is shown in live sessions. */
  readonly stage: Stage;
  readonly #endings: (() => void)[] = [];

  constructor(options: ReplicaOptions) {
    const { database } = options;
    this.#options = options;
    this.#watches = new Watches(options.onFault);
    const reader = (this.#reader = new StreamReader(database.messages));
    this.#summaries = new ChatSummaries(reader);
    this.#messages = new ChatMessages({
      reader,
      answers: new StreamReader(database.shelf),
      unreadCount: (context, chat) => this.#summaries.unreadCount(context, chat),
      heldDownTo: (scope, log) => options.store.heldDownTo(scope, log),
      want: (id) => this.#want(id),
    });
    this.#ownWork = new OwnWork(database);
    this.#notes = new Notes(database.local);
    this.#projection = new Projection((change) => {
      if (change.isSchool) this.#school.directoryChanged();
      if (change.isTurn) this.#turns.replan();
      this.#changed(change);
    });
    this.#turns = new TurnWatch({
      ...options,
      directory: this.#projection.directory,
      onTurn: () => this.#changed({ isDirectory: true }),
      onClockSet: () => this.#changed({ isConnection: true }),
    });
    this.#school = new School({
      ...options,
      projection: this.#projection,
      onChanged: () => this.#changed({ isLedger: true }),
    });
    this.#searching = new Searching({
      ...options,
      projection: this.#projection,
      onChanged: () => this.#changed({ isSearch: true }),
    });
    const onChanged = (chats: ReadonlySet<string>) => this.#changed({ chats });
    const idsOf = this.#searching.idsOf.bind(this.#searching);
    this.rounds = new Rounds({ ...options, projection: this.#projection, reader, idsOf, onChanged });
    this.stage = new Stage({
      ...options,
      projection: this.#projection,
      shelf: () => this.#school.contents(),
      onChanged: () => this.#changed({ isStage: true }),
    });
  }

  async start(): Promise<void> {
    const { database, replicator, store, clock } = this.#options;
    await this.#projection.attach(database);
    await this.#school.attach();
    await this.#notes.load();
    await this.#searching.start();
    // A clock that stands before what a hub has said already is behind it.
    if (this.#notes.syncedUpTo > clock.now()) clock.setHubTime(this.#notes.syncedUpTo);
    const latest = await store.latestStamp();
    if (latest) clock.resume(latest);
    const messages = database.messages.eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) => {
      const chats = new Set(bulk.events.map((event) => chatOfScope(event.documentData.scope)));
      for (const chat of chats) this.#summaries.changed(chat);
      this.#changed({ chats });
    });
    this.#endings.push(
      () => messages.unsubscribe(),
      this.rounds.attach(),
      this.stage.attach(),
      replicator.progress.watch(({ state, syncedUpTo }) => {
        // When all has come, nothing is on its way any more, also where no document says so.
        if (this.#link.note(state)) this.#changed({ chats: this.#facts().chats });
        this.#notes.noteSynced(syncedUpTo).catch(this.#options.onFault);
        // With what came the hub has said what time it is.
        this.#turns.look();
        this.#changed({ isConnection: true });
      }),
      replicator.sending.watch(() => this.#changed({ chats: this.#facts().chats, isConnection: true })),
      () => this.#turns.stop(),
      this.#options.isHeldBack?.watch(() => this.#changed({ isConnection: true })) ?? (() => undefined),
    );
    this.#link.note(replicator.progress.value.state);
    this.#turns.replan();
    replicator.start();
  }

  async close(): Promise<void> {
    for (const end of this.#endings.splice(0)) end();
    this.#watches.clear();
    this.#projection.detach();
    this.#school.detach();
    await this.#searching.close();
    await this.#options.replicator.stop();
    await this.#notes.flush().catch(this.#options.onFault);
    await this.#options.store.close();
  }

  /** Answers a named query now and after every change of its answer. Throws on a query that does not exist. */
  watch(id: number, query: string, params: unknown, listener: (value: unknown) => void): void {
    const { name, params: parsed } = parseQuery(query, params);
    const chat = 'chat' in parsed && typeof parsed.chat === 'string' ? parsed.chat : '';
    const answer = this.#answerer(name, parsed, chat);
    this.#watches.add(id, { query: name, chat, answer, listener });
    // The chat on the screen comes first while much is still to come.
    if (name === 'messages') this.#options.replicator.setOpen(chat);
  }

  unwatch(id: number): void {
    this.#watches.remove(id);
  }

  /** The message is durable when this resolves; what was typed in the chat is then no draft any more. */
  async sendMessage(chat: string, text: string, of: Saying = {}): Promise<{ readonly id: string }> {
    const trimmed = text.trim();
    if (trimmed === '') throw new AppError('messageEmpty');
    const now = this.#options.clock.now();
    const refusal = refusalToWriteInChat(this.#facts(), chat, this.#projection.directory, now);
    if (refusal) throw new AppError(refusal);
    const id = this.#options.clock.stamp();
    const { template = 'group' } = this.#projection.directory.chat(chat) ?? {};
    await this.#write('message', {
      id,
      chat,
      scope: chatScope(template, chat),
      body: { text: trimmed, replyTo: '', ...of },
    });
    // The message is safe; a draft that could not be removed is no reason to say that it is not.
    await this.saveDraft(chat, '').catch(this.#options.onFault);
    return { id };
  }

  /** Keeps what is typed in a chat and not sent, '' for nothing. */
  async saveDraft(chat: string, text: string, aim?: DraftAim): Promise<void> {
    const wasKept = this.#notes.drafts.get(chat) ?? '';
    await this.#notes.saveDraft(chat, text, aim);
    if (wasKept !== text) this.#changed({ drafts: new Set([chat]) });
  }

  /**
   * Marks read what this replica holds of a chat: all of it, or up to one row. Costs nothing when it is read
   * already.
   */
  async markRead(chat: string, upTo = ''): Promise<void> {
    const { person } = this.#options;
    const last = await this.#messages.lastAccepted(chat, upTo);
    const { chats, channels } = this.#facts();
    if (!last || !(chats.has(chat) || channels.has(chat))) return;
    const held = this.#projection.marks.get(chat)?.get(person)?.body ?? { upTo: {} };
    // What other hubs have accepted stands in logs of their own.
    const unread = upTo === '' ? await this.#summaries.unreadIn(this.#context(), chat) : [];
    const body = coveringMark(held, [last, ...unread]);
    if (body === held) return;
    const scope = channels.has(chat) ? { scope: scopeOf.person(person) } : {};
    await this.#write('readmark', { id: readMarkId(chat, person), chat, ...scope, body });
  }

  get lessons(): Lessons {
    return new Lessons({ ...this.#options, projection: this.#projection, reader: this.#reader });
  }

  /** Going into chats and out of them. */
  get joining(): Joining {
    const own = () => this.#school.own();
    return new Joining({ ...this.#options, projection: this.#projection, own });
  }

  get channels(): Channels {
    return new Channels({ ...this.#options, projection: this.#projection, own: () => this.#school.own() });
  }

  /** Order in chats, and its rules. */
  get moderation(): Moderation {
    return new Moderation({ ...this.#options, projection: this.#projection, reader: this.#reader });
  }

  /** What is done with messages that stand in a chat. */
  get talk(): Talk {
    return new Talk({
      ...this.#options,
      projection: this.#projection,
      reader: this.#reader,
      unread: (context) => this.#summaries.unread(context),
      isCaughtUp: this.#link.hasBeenLive,
    });
  }

  get fileMessages(): FileMessages {
    return new FileMessages({ ...this.#options, projection: this.#projection });
  }

  /** Which documents name files. @param pause lets others be answered between two parts of a long search */
  fileNames(pause: () => Promise<void>): FileNames {
    return new FileNames({
      ...this.#options,
      projection: this.#projection,
      drafts: this.#notes.drafts,
      pause,
    });
  }

  /** What is done to the school: acts, and questions about it. */
  get school(): School {
    return this.#school;
  }

  /** Looking for things, without a link. */
  get searching(): Searching {
    return this.#searching;
  }

  async retryRefused(id: string): Promise<void> {
    await this.#options.store.requeue(id);
    this.#options.replicator.wake();
  }

  async discardRefused(id: string): Promise<void> {
    await this.#options.store.discard(id);
    this.#options.replicator.ask();
  }

  /** How much of what this person wrote or did is not on a hub. */
  unsentCount(): Promise<OwnWorkCounts> {
    return this.#ownWork.counts(this.#context());
  }

  async #write<K extends Kind>(
    kind: K,
    of: { readonly id: string; readonly chat: string; readonly scope?: string; readonly body: BodyOf<K> },
  ): Promise<void> {
    const { clock, person, store, replicator } = this.#options;
    const part: AuthorPart = {
      id: of.id,
      kind,
      scope: of.scope ?? scopeOf.chat(of.chat),
      parent: of.chat,
      by: person,
      stamp: clock.stamp(),
      gone: false,
      body: of.body,
    };
    await store.write(part);
    replicator.wake();
  }

  #answerer(name: QueryName, params: object, chat: string): () => Promise<unknown> {
    if (!isOwnQuery(name)) return () => this.#school.answer(name, params);
    if (isTalkQuery(name)) return () => this.talk.answer(name, params, this.#context());
    if (name === 'chatFiles') {
      return () => chatFiles(this.#reader, { chat, looked: lookedIn(params) }, () => this.#context());
    }
    if (isCallQuery(name)) {
      return () => answerOfCalls(name, params, { reader: this.#reader, context: this.#context() });
    }
    if (isLessonQuery(name)) return () => this.lessons.answer(name, params, this.#context());
    if (isModerationQuery(name)) return () => this.moderation.answer(name, params, this.#context());
    if (isStageQuery(name)) return () => this.stage.answer(name, params, () => this.#context());
    if (name === 'task') return () => this.rounds.answer(params, this.#context());
    if (isSessionQuery(name)) return () => this.lessons.plan.answer(name, params, this.#context());
    if (name === 'plan') return () => this.rounds.plan(params, () => this.#context());
    if (name !== 'messages') return this.#answerOf(name, chat);
    if (!isStreamQuery(params)) throw new RangeError('not parsed');
    return this.#messages.view(params, () => this.#context());
  }

  #answerOf(query: PlainQueryName, chat: string): () => Promise<OwnResults[OwnQueryName]> {
    const { person } = this.#options;
    switch (query) {
      case 'me':
        return () => Promise.resolve(meView(this.#projection, person));
      case 'people':
        return () => Promise.resolve(peopleView(this.#projection, person));
      case 'chats':
        return () => this.#summaries.rows(this.#context());
      case 'chat':
        return async () =>
          chatHead(this.#projection, person, chat, {
            readUpToAt: await this.#messages.readUpToAt(chat, this.#context()),
            now: this.#options.clock.now(),
          });
      case 'draft':
        return () => Promise.resolve(this.#notes.draftOf(chat));
      case 'offers':
        return () => Promise.resolve(offerRows(this.#projection, person));
      case 'outbox':
        return () => this.#ownWork.rows(this.#context());
      case 'connection':
        return async () => connectionView({ ...this.#parts(), counts: await this.unsentCount() });
      case 'searchState':
        return () => Promise.resolve(this.#searching.state);
    }
  }

  #parts() {
    return { ...this.#options, link: this.#link, notes: this.#notes };
  }

  /** Asks the hub for a document by name; without a link it is asked for on the next one. */
  #want(id: string): void {
    const { store, replicator, onFault } = this.#options;
    store.want([id]).then(() => replicator.ask(), onFault);
  }

  #changed(what: Partial<Staleness>): void {
    this.#watches.changed({ ...NOTHING_STALE, ...what });
  }

  #facts() {
    return this.#projection.factsOf(this.#options.person);
  }

  #context(): ReaderContext {
    const { clock, person, replicator } = this.#options;
    return {
      projection: this.#projection,
      person,
      sending: replicator.sending.value,
      drafts: this.#notes.drafts,
      now: clock.now(),
    };
  }
}
