import type { RxCollection } from 'rxdb';
import { isOfKind } from '../schema/kinds.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { isUnread, messageState, type ReaderContext, shownAt } from './message-rows.ts';
import { personBrief } from './person-brief.ts';
import type { ChatRow } from './views.ts';

/** Counting stops here; the list says "99+". */
const MOST_UNREAD_COUNTED = 100;

interface Summary {
  readonly last: ReplicaDocument | undefined;
  readonly newest: readonly ReplicaDocument[];
}

/** The newest messages of each chat, read once by index and again only after that chat has changed. */
export class ChatSummaries {
  readonly #messages: RxCollection<ReplicaDocument>;
  readonly #known = new Map<string, Promise<Summary>>();

  constructor(messages: RxCollection<ReplicaDocument>) {
    this.#messages = messages;
  }

  changed(chat: string): void {
    this.#known.delete(chat);
  }

  /** The rows of the chats that this person is in, the latest first. */
  async rows(context: ReaderContext): Promise<readonly ChatRow[]> {
    const { projection, person } = context;
    const { chats, channels, pastChats } = projection.factsOf(person);
    const mine = [...chats, ...pastChats.keys(), ...channels].filter((chat) =>
      projection.directory.chat(chat),
    );
    const rows = await Promise.all(
      mine.map(async (chat) => ({
        row: await this.#row(context, chat),
        order: (await this.#summary(chat)).last?.order,
      })),
    );
    return rows
      .sort((a, b) => compare(b.order ?? '', a.order ?? '') || a.row.title.localeCompare(b.row.title, 'ru'))
      .map(({ row }) => row);
  }

  async #row(context: ReaderContext, id: string): Promise<ChatRow> {
    const { projection, person } = context;
    const chat = projection.directory.chat(id);
    // What a movement has ended is not marked as read any more.
    const isPast = projection.factsOf(person).pastChats.has(id);
    const { last, newest } = await this.#summary(id);
    return {
      id,
      title: chat?.title ?? '',
      template: chat?.template ?? 'group',
      last: last && {
        authorName: personBrief(projection, last.by).name,
        isAuthorVerified: personBrief(projection, last.by).isVerified,
        isOwn: last.by === person,
        text: isOfKind(last, 'message') ? last.body.text.slice(0, 200) : '',
        at: shownAt(last),
        state: messageState(context, last),
      },
      isPast,
      unreadCount: isPast ? 0 : newest.filter((message) => isUnread(context, message)).length,
      draft: (context.drafts.get(id) ?? '').trim().slice(0, 200),
      liveLesson: projection.liveLesson(id)?.id ?? '',
    };
  }

  #summary(chat: string): Promise<Summary> {
    const known = this.#known.get(chat);
    if (known) return known;
    const read = this.#read(chat);
    this.#known.set(chat, read);
    return read;
  }

  async #read(chat: string): Promise<Summary> {
    const found = await this.#messages
      .find({
        selector: { parent: chat, gone: false },
        sort: [{ order: 'desc' }],
        limit: MOST_UNREAD_COUNTED,
      })
      .exec();
    const newest = found.map((document) => document.toMutableJSON());
    return { last: newest[0], newest };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
