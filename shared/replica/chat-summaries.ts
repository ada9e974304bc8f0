import { begunOrder } from './begun-order.ts';
import { chatTitle } from './chat-title.ts';
import { mayWriteInChat } from '../permissions/may-write.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { isUnread, messageState, type ReaderContext, shownAt } from './message-rows.ts';
import { attachedTo } from './file-rows.ts';
import { callRow, callsIn, isSettled } from './live/call-state.ts';
import type { CallRow } from './live/call-views.ts';
import { personBrief } from './person-brief.ts';
import type { StreamReader } from './stream/stream-reader.ts';
import { lineOf } from './stream/stream-row.ts';
import { isTakenDown } from './talk/row-talk.ts';
import type { ChatRow } from './views.ts';

/** Counting stops here; the list says "99+". */
const MOST_UNREAD_COUNTED = 100;
/** Of a chat in which nothing is unread, so many are read. */
const FIRST_LOOK = 12;
const FURTHER_LOOK = 44;

interface Summary {
  readonly last: ReplicaDocument | undefined;
  readonly newest: readonly ReplicaDocument[];
  /** What lies under the calls among them, by their rows. */
  readonly aboutCalls: ReadonlyMap<string, readonly ReplicaDocument[]>;
}

/**
 * The newest of each chat, read once by index and again only after that chat has changed; further back only
 * while everything is unread.
 */
export class ChatSummaries {
  readonly #reader: StreamReader;
  readonly #known = new Map<string, Promise<Summary>>();

  constructor(reader: StreamReader) {
    this.#reader = reader;
  }

  changed(chat: string): void {
    this.#known.delete(chat);
  }

  /** The rows of the chats that this person is in, those first in which something was said or begun last. */
  async rows(context: ReaderContext): Promise<readonly ChatRow[]> {
    const { projection, person } = context;
    const { chats, channels, pastChats } = projection.factsOf(person);
    const mine = [...chats, ...pastChats.keys(), ...channels].filter((chat) =>
      projection.directory.chat(chat),
    );
    const rows = await Promise.all(
      mine.map(async (chat) => ({
        row: await this.#row(context, chat),
        order: later(
          (await this.#summary(context, chat)).last?.order ?? '',
          begunOrder(projection, person, chat),
        ),
      })),
    );
    return rows
      .sort((a, b) => compare(b.order, a.order) || a.row.title.localeCompare(b.row.title, 'ru'))
      .map(({ row }) => row);
  }

  /** What waits for this person's eyes, by chat; at most 100 of each, and no calls that still ring. */
  async unread(context: ReaderContext): Promise<ReadonlyMap<string, readonly ReplicaDocument[]>> {
    const { chats, channels } = context.projection.factsOf(context.person);
    const unread = new Map<string, readonly ReplicaDocument[]>();
    for (const chat of [...chats, ...channels]) unread.set(chat, await this.#settledIn(context, chat));
    return unread;
  }

  /** Calls that still ring are heard otherwise. */
  async #settledIn(context: ReaderContext, chat: string): Promise<readonly ReplicaDocument[]> {
    const settled: ReplicaDocument[] = [];
    for (const one of await this.unreadIn(context, chat)) {
      if ((await this.#callOf(context, one))?.call !== 'live') settled.push(one);
    }
    return settled;
  }

  /** How many wait for this person's eyes, at most 100. */
  async unreadCount(context: ReaderContext, chat: string): Promise<number> {
    return (await this.unreadIn(context, chat)).length;
  }

  /** The same documents, the latest first. */
  async unreadIn(context: ReaderContext, chat: string): Promise<readonly ReplicaDocument[]> {
    const { newest, aboutCalls } = await this.#summary(context, chat);
    return newest.filter(
      (message) =>
        isUnread(context, message) && !isSettled(context, message, aboutCalls.get(message.id) ?? []),
    );
  }

  /** A call among the newest of its chat; undefined where a document is none. */
  async #callOf(context: ReaderContext, document: ReplicaDocument): Promise<CallRow | undefined> {
    if (!isOfKind(document, 'ring')) return undefined;
    const { aboutCalls } = await this.#summary(context, document.parent);
    return callRow(context, document, aboutCalls.get(document.id) ?? []);
  }

  async #isForMe(context: ReaderContext, chat: string): Promise<boolean> {
    const { newest } = await this.#summary(context, chat);
    return newest.some(
      (message) =>
        isUnread(context, message) &&
        isOfKind(message, 'message') &&
        message.body.mentions?.includes(context.person) === true,
    );
  }

  async #row(context: ReaderContext, id: string): Promise<ChatRow> {
    const { projection, person } = context;
    const chat = projection.directory.chat(id);
    // What a movement has ended is not marked as read any more.
    const isPast = projection.factsOf(person).pastChats.has(id);
    const { last } = await this.#summary(context, id);
    const call = last && (await this.#callOf(context, last));
    const live = projection.liveLesson(id);
    return {
      id,
      title: chatTitle(projection, person, id),
      template: chat?.template ?? 'group',
      last: last && {
        authorName: personBrief(projection, namedAuthor(last)).name,
        isAuthorVerified: personBrief(projection, namedAuthor(last)).isVerified,
        isOwn: last.by === person,
        text: isTakenDown(context, last) ? '' : lineOf(last).slice(0, 200),
        isTakenDown: isTakenDown(context, last),
        call: call?.call,
        callMs: call?.durationMs ?? 0,
        attached: attachedTo(last),
        at: shownAt(last),
        state: messageState(context, last),
      },
      isPast,
      unreadCount: isPast ? 0 : await this.unreadCount(context, id),
      isForMe: !isPast && (await this.#isForMe(context, id)),
      canWrite: mayWriteInChat(projection.factsOf(person), id, projection.directory, context.now),
      mutedUntil: projection.talk.mutedUntil(id),
      draft: (context.drafts.get(id) ?? '').trim().slice(0, 200),
      liveLesson: live?.id ?? '',
      liveType: live?.body.type,
    };
  }

  #summary(context: ReaderContext, chat: string): Promise<Summary> {
    const known = this.#known.get(chat);
    if (known) return known;
    const read = this.#read(context, chat);
    this.#known.set(chat, read);
    return read;
  }

  async #read(context: ReaderContext, chat: string): Promise<Summary> {
    const newest = await this.#reader.before(chat, '~~', FIRST_LOOK);
    let looked = FIRST_LOOK;
    for (;;) {
      const oldest = newest.at(-1);
      if (!oldest || newest.length < looked || looked >= MOST_UNREAD_COUNTED) break;
      if (oldest.by !== context.person && !isUnread(context, oldest)) break;
      newest.push(...(await this.#reader.before(chat, oldest.order, FURTHER_LOOK)));
      looked += FURTHER_LOOK;
    }
    const calls = callsIn(newest, context.projection);
    const about = await this.#reader.about([...calls.values()].flat());
    const aboutCalls = new Map(
      [...calls].map(([row, under]) => [row, under.flatMap((call) => about.get(call) ?? [])]),
    );
    return { last: newest[0], newest, aboutCalls };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

/** In a channel the name is that of whoever handed the text in. */
function namedAuthor(document: ReplicaDocument): string {
  return (isOfKind(document, 'message') ? document.body.onBehalf : undefined) ?? document.by;
}
