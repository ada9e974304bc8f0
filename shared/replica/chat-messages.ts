import type { RxCollection } from 'rxdb';
import { logName } from '../schema/envelope.ts';
import { isUnsentOrder } from '../schema/order.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { isUnread, messageRow, type ReaderContext, shownAt } from './message-rows.ts';
import type { MessagesView } from './views.ts';

/** Among so many of the newest messages, the newest one that somebody has read is looked for. */
const LOOKED_AT_FOR_READERS = 50;

/** The messages of single chats, by the index of chat and reading order. */
export class ChatMessages {
  readonly #messages: RxCollection<ReplicaDocument>;

  constructor(messages: RxCollection<ReplicaDocument>) {
    this.#messages = messages;
  }

  /** Answers with the newest messages of a chat; what was unread at the first answer stays marked. */
  view(chat: string, limit: number, contextNow: () => ReaderContext): () => Promise<MessagesView> {
    let firstUnread: string | undefined;
    return async () => {
      const newestFirst = await this.#newest(chat, limit + 1);
      const context = contextNow();
      const shown = newestFirst.slice(0, limit).reverse();
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

  /** When the newest message that someone other than its author has read was accepted, 0 for none. */
  async readUpToAt(chat: string, context: ReaderContext): Promise<number> {
    const newest = await this.#newest(chat, LOOKED_AT_FOR_READERS);
    const read = newest.find(
      (message) => !isUnsentOrder(message.order) && isReadBySomeoneElse(context, message),
    );
    return read ? shownAt(read) : 0;
  }

  /** The last accepted message of a chat, by the hub's log. */
  async lastAccepted(chat: string): Promise<ReplicaDocument | undefined> {
    const [last] = await this.#messages
      .find({ selector: { parent: chat, seq: { $gt: 0 } }, sort: [{ seq: 'desc' }], limit: 1 })
      .exec();
    return last?.toMutableJSON();
  }

  async #newest(chat: string, limit: number): Promise<ReplicaDocument[]> {
    const found = await this.#messages
      .find({ selector: { parent: chat, gone: false }, sort: [{ order: 'desc' }], limit })
      .exec();
    return found.map((document) => document.toMutableJSON());
  }
}

function isReadBySomeoneElse({ projection, person }: ReaderContext, message: ReplicaDocument): boolean {
  const log = logName(message);
  for (const [reader, mark] of projection.marks.get(message.parent) ?? []) {
    if (reader !== person && reader !== message.by && (mark.body.upTo[log] ?? 0) >= message.seq) return true;
  }
  return false;
}
