import type { RxChangeEventBulk } from 'rxdb';
import { AppError } from '../errors/app-error.ts';
import { logName, type AuthorPart } from '../schema/envelope.ts';
import { type BodyOf, type Kind } from '../schema/kinds.ts';
import { readMarkId } from '../schema/read-mark.ts';
import { scopeOf } from '../schema/scope.ts';
import { isUnsentOrder } from '../schema/order.ts';
import type { Replicator } from '../sync/replicator.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import { mayStartLesson, mayWriteInChat } from '../permissions/may-write.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { chatHead } from './chat-head.ts';
import { ChatSummaries } from './chat-summaries.ts';
import type { ReplicaDatabase } from './database.ts';
import { isUnread, messageRow, type ReaderContext, refusalOf, shownAt } from './message-rows.ts';
import { meView, peopleView } from './person-brief.ts';
import { Projection } from './projection.ts';
import type { QueryName, QueryResults } from './query-names.ts';
import type { RxReplicaStore } from './rx-replica-store.ts';
import type { MessagesView, OutboxRow } from './views.ts';
import { parseQuery, Watches } from './watches.ts';

export interface ReplicaOptions {
  readonly database: ReplicaDatabase;
  readonly store: RxReplicaStore;
  readonly replicator: Replicator;
  readonly clock: HybridClock;
  readonly person: string;
  readonly storage: 'memory' | 'encrypted';
  /** A question of a screen could not be answered. */
  readonly onFault: (fault: unknown) => void;
}

const NOTHING_STALE = { isDirectory: false, chats: new Set<string>(), isConnection: false };
const LETTERS_SHOWN_IN_OUTBOX = 300;

/** One person's replica as the application uses it: named questions that stay answered, and commands. */
export class Replica {
  readonly #options: ReplicaOptions;
  readonly #projection: Projection;
  readonly #summaries: ChatSummaries;
  readonly #watches: Watches;
  readonly #endings: (() => void)[] = [];

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#watches = new Watches(options.onFault);
    this.#summaries = new ChatSummaries(options.database.messages);
    this.#projection = new Projection((change) => this.#watches.changed({ ...NOTHING_STALE, ...change }));
  }

  async start(): Promise<void> {
    const { database, replicator, store, clock } = this.#options;
    await this.#projection.attach(database);
    const latest = await store.latestStamp();
    if (latest) clock.resume(latest);
    const messages = database.messages.eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) => {
      const chats = new Set(bulk.events.map((event) => event.documentData.parent));
      for (const chat of chats) this.#summaries.changed(chat);
      this.#watches.changed({ ...NOTHING_STALE, chats });
    });
    this.#endings.push(
      () => messages.unsubscribe(),
      replicator.progress.watch(() => this.#watches.changed({ ...NOTHING_STALE, isConnection: true })),
      replicator.sending.watch(() => this.#watches.changed({ ...NOTHING_STALE, chats: this.#openChats() })),
    );
    replicator.start();
  }

  async close(): Promise<void> {
    for (const end of this.#endings) end();
    this.#watches.clear();
    this.#projection.detach();
    await this.#options.replicator.stop();
    await this.#options.store.close();
  }

  /** Answers a named query now and after every change of its answer. Throws on a query that does not exist. */
  watch(id: number, query: string, params: unknown, listener: (value: unknown) => void): void {
    const { name, params: parsed } = parseQuery(query, params);
    const chat = 'chat' in parsed && typeof parsed.chat === 'string' ? parsed.chat : '';
    const limit = 'limit' in parsed && typeof parsed.limit === 'number' ? parsed.limit : 0;
    this.#watches.add(id, { query: name, chat, answer: this.#answerOf(name, chat, limit), listener });
  }

  unwatch(id: number): void {
    this.#watches.remove(id);
  }

  async sendMessage(chat: string, text: string): Promise<{ readonly id: string }> {
    const trimmed = text.trim();
    if (trimmed === '') throw new AppError('messageEmpty');
    if (!mayWriteInChat(this.#facts(), chat)) throw new AppError('notAllowed');
    const id = this.#options.clock.stamp();
    await this.#write('message', { id, chat, body: { text: trimmed, replyTo: '' } });
    return { id };
  }

  /** Marks everything read that this replica holds of a chat. Costs nothing when all is read already. */
  async markRead(chat: string): Promise<void> {
    const { database, person } = this.#options;
    const newest = await database.messages
      .find({ selector: { parent: chat, seq: { $gt: 0 } }, sort: [{ seq: 'desc' }], limit: 1 })
      .exec();
    const last = newest[0];
    if (!last || !this.#projection.members.has(chat)) return;
    const log = logName(last);
    const held = this.#projection.marks.get(chat)?.get(person)?.body.upTo ?? {};
    if ((held[log] ?? 0) >= last.seq) return;
    await this.#write('readmark', {
      id: readMarkId(chat, person),
      chat,
      body: { upTo: { ...held, [log]: last.seq } },
    });
  }

  async startLesson(chat: string): Promise<{ readonly lesson: string }> {
    if (!mayStartLesson(this.#facts(), chat)) throw new AppError('notAllowed');
    const live = this.#projection.liveLesson(chat);
    if (live) return { lesson: live.id };
    const { clock } = this.#options;
    const lesson = clock.stamp();
    const title = this.#projection.chats.get(chat)?.body.title ?? '';
    await this.#write('lesson', {
      id: lesson,
      chat,
      body: { title, startedAt: Math.max(1, Math.floor(clock.now())), endedAt: 0 },
    });
    return { lesson };
  }

  async endLesson(lesson: string): Promise<void> {
    const held = this.#projection.lessons.get(lesson);
    if (!held || held.by !== this.#options.person) throw new AppError('notAllowed');
    const endedAt = Math.max(1, Math.floor(this.#options.clock.now()));
    await this.#write('lesson', { id: lesson, chat: held.parent, body: { ...held.body, endedAt } });
  }

  async retryRefused(id: string): Promise<void> {
    await this.#options.store.requeue(id);
    this.#options.replicator.wake();
  }

  async discardRefused(id: string): Promise<void> {
    await this.#options.store.discard(id);
  }

  async #write<K extends Kind>(
    kind: K,
    of: { readonly id: string; readonly chat: string; readonly body: BodyOf<K> },
  ): Promise<void> {
    const { clock, person, store, replicator } = this.#options;
    const part: AuthorPart = {
      id: of.id,
      kind,
      scope: scopeOf.chat(of.chat),
      parent: of.chat,
      by: person,
      stamp: clock.stamp(),
      gone: false,
      body: of.body,
    };
    await store.write(part);
    replicator.wake();
  }

  #answerOf(query: QueryName, chat: string, limit: number): () => Promise<QueryResults[QueryName]> {
    const { person, storage, replicator, clock } = this.#options;
    switch (query) {
      case 'me':
        return () => Promise.resolve(meView(this.#projection, person));
      case 'people':
        return () => Promise.resolve(peopleView(this.#projection));
      case 'chats':
        return () => this.#summaries.rows(this.#context());
      case 'chat':
        return async () => chatHead(this.#projection, person, chat, await this.#readUpToAt(chat));
      case 'messages':
        return this.#messagesAnswer(chat, limit);
      case 'outbox':
        return () => this.#outbox();
      case 'connection':
        return async () => {
          const { waiting, refused } = await this.#countOwn();
          const { state, syncedUpTo } = replicator.progress.value;
          return {
            state,
            syncedUpTo,
            waitingCount: waiting,
            refusedCount: refused,
            clockOffsetMs: clock.offsetMs,
            storage,
          };
        };
    }
  }

  #messagesAnswer(chat: string, limit: number): () => Promise<MessagesView> {
    let firstUnread: string | undefined;
    return async () => {
      const newestFirst = await this.#newest(chat, limit + 1);
      const context = this.#context();
      const shown = newestFirst.slice(0, limit).reverse();
      // What was unread when the chat was opened stays marked while it is being read.
      if (firstUnread === undefined && shown.length > 0) {
        firstUnread = shown.find((message) => isUnread(context, message))?.id ?? '';
      }
      return {
        rows: shown.map((message) => messageRow(context, message)),
        hasEarlier: newestFirst.length > limit,
        firstUnread: firstUnread ?? '',
      };
    };
  }

  async #newest(chat: string, limit: number): Promise<ReplicaDocument[]> {
    const found = await this.#options.database.messages
      .find({ selector: { parent: chat, gone: false }, sort: [{ order: 'desc' }], limit })
      .exec();
    return found.map((document) => document.toMutableJSON());
  }

  async #readUpToAt(chat: string): Promise<number> {
    const context = this.#context();
    const newest = await this.#newest(chat, 50);
    const read = newest.find(
      (message) => !isUnsentOrder(message.order) && isReadBySomeoneElse(context, message),
    );
    return read ? shownAt(read) : 0;
  }

  async #outbox(): Promise<readonly OutboxRow[]> {
    const { database, replicator } = this.#options;
    const own = await database.messages.find({ selector: { queue: { $in: ['written', 'refused'] } } }).exec();
    return own
      .map((document) => document.toMutableJSON())
      .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
      .map((message): OutboxRow => {
        const body: unknown = message.body['text'];
        const state = replicator.sending.value.has(message.id) ? 'sending' : 'written';
        return {
          id: message.id,
          chat: message.parent,
          chatTitle: this.#projection.chats.get(message.parent)?.body.title ?? '',
          text: (typeof body === 'string' ? body : '').slice(0, LETTERS_SHOWN_IN_OUTBOX),
          writtenAt: shownAt(message),
          state: message.queue === 'refused' ? 'refused' : state,
          refusal: refusalOf(message),
        };
      });
  }

  /** Messages only: what a person wrote. Read marks that wait are nobody's worry. */
  async #countOwn(): Promise<{ readonly waiting: number; readonly refused: number }> {
    const { messages } = this.#options.database;
    const waiting = await messages.count({ selector: { queue: 'written' } }).exec();
    const refused = await messages.count({ selector: { queue: 'refused' } }).exec();
    return { waiting, refused };
  }

  /** How many own messages are not on a hub. */
  unsentCount(): Promise<{ readonly waiting: number; readonly refused: number }> {
    return this.#countOwn();
  }

  #openChats(): ReadonlySet<string> {
    return new Set(this.#projection.factsOf(this.#options.person).chats);
  }

  #facts() {
    return this.#projection.factsOf(this.#options.person);
  }

  #context(): ReaderContext {
    const { person, replicator } = this.#options;
    return { projection: this.#projection, person, sending: replicator.sending.value };
  }
}

function isReadBySomeoneElse({ projection, person }: ReaderContext, message: ReplicaDocument): boolean {
  const log = logName(message);
  for (const [reader, mark] of projection.marks.get(message.parent) ?? []) {
    if (reader !== person && reader !== message.by && (mark.body.upTo[log] ?? 0) >= message.seq) return true;
  }
  return false;
}
