import { encodeNumber } from '../ids/base32.ts';
import { stampTime } from '../ids/id.ts';
import { logName } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { firstAcceptance, isUnsentOrder } from '../schema/order.ts';
import { isCovered } from '../schema/read-mark.ts';
import { mayInChatOf } from './rounds/round-rows.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { callsIn } from './live/call-state.ts';
import { type ReaderContext, shownAt } from './message-rows.ts';
import { firstUnread } from './stream/first-unread.ts';
import { type StreamPlace, type StreamQuery, type StreamWindow, windowOf } from './stream/stream-place.ts';
import type { StreamReader } from './stream/stream-reader.ts';
import { streamRow } from './stream/stream-row.ts';
import type { MessagesView } from './views.ts';

/** Among so many of the newest messages, the newest one that somebody has read is looked for. */
const LOOKED_AT_FOR_READERS = 50;
const AFTER_ALL = '~~';
const STAMP = /^[0-9a-hjkmnp-tv-z]{24}$/;

export interface ChatMessagesParts {
  readonly reader: StreamReader;
  /** Reads what was answered to tasks, which does not lie in the stream. */
  readonly answers: StreamReader;
  readonly unreadCount: (context: ReaderContext, chat: string) => Promise<number>;
  /** Down to which sequence a scope of a log is held; 0 or 1 where all of it is. */
  readonly heldDownTo: (scope: string, log: string) => Promise<number>;
  /** Asks the hub for a document by name. */
  readonly want: (id: string) => void;
}

/** Where a window lies: before or from a reading position on. */
interface Spot {
  /** `~~` for the end. */
  readonly order: string;
  readonly isHeld: boolean;
}
const END: Spot = { order: AFTER_ALL, isHeld: true };

/** The streams of single chats, by the index of chat and reading order. */
export class ChatMessages {
  readonly #parts: ChatMessagesParts;

  constructor(parts: ChatMessagesParts) {
    this.#parts = parts;
  }

  /**
   * Answers with a part of a stream. What was unread at the first answer stays marked, and a window that
   * begins there stays where it is.
   */
  view(query: StreamQuery, contextNow: () => ReaderContext): () => Promise<MessagesView> {
    const window = windowOf(query);
    const { chat, from } = window;
    let opened: { readonly unread: ReplicaDocument | undefined } | undefined;
    let spot: Spot | undefined;
    let isWanted = false;
    return async () => {
      const asksForUnread = from.at === 'unread' || from.at === 'newest';
      opened ??= {
        unread: asksForUnread ? await firstUnread(this.#parts.reader, contextNow(), chat) : undefined,
      };
      spot = await this.#spotOf(from, chat, opened.unread, spot);
      const { documents, ...edges } = await this.#read(window, spot);
      if (from.at === 'row' && !spot.isHeld && !isWanted) {
        isWanted = true;
        this.#parts.want(from.id);
      }
      const calls = callsIn(documents, contextNow().projection);
      const under = ({ id }: ReplicaDocument) => calls.get(id) ?? [id];
      const about = await this.#parts.reader.about(documents.flatMap(under));
      const answers = await this.#answers(documents, contextNow());
      const near = await this.#near(documents);
      const context = contextNow();
      return {
        rows: documents.map((document) => {
          const known = under(document).flatMap((id) => about.get(id) ?? []);
          const said = [...known, ...(answers.get(document.id) ?? [])];
          return streamRow(context, document, said, near);
        }),
        ...edges,
        isPlaceHeld: spot.isHeld,
        firstUnread: opened.unread?.id ?? '',
        unreadCount: await this.#parts.unreadCount(context, chat),
        comingBefore: await this.#comingBefore(documents, edges.hasEarlier),
        oldestAt: await this.#oldestAt(chat),
      };
    };
  }

  /** When the newest message that someone other than its author has read was accepted, 0 for none. */
  async readUpToAt(chat: string, context: ReaderContext): Promise<number> {
    const newest = await this.#parts.reader.before(chat, AFTER_ALL, LOOKED_AT_FOR_READERS);
    const read = newest.find(
      (message) => !isUnsentOrder(message.order) && isReadBySomeoneElse(context, message),
    );
    return read ? shownAt(read) : 0;
  }

  /** The last accepted message of a chat, by the hub's log; or a certain one, where it is accepted. */
  async lastAccepted(chat: string, upTo = ''): Promise<ReplicaDocument | undefined> {
    const { reader } = this.#parts;
    if (upTo !== '') {
      const held = await reader.one(upTo);
      if (held?.parent !== chat || held.seq === 0) return undefined;
      // A later version stands further down the log than what was read with it.
      const first = firstAcceptance(held.order);
      return first?.hub === held.hub ? { ...held, seq: first.seq } : held;
    }
    const [last] = await reader.acceptedUpTo(chat, Number.MAX_SAFE_INTEGER, 1);
    return last;
  }

  async #spotOf(
    from: StreamPlace,
    chat: string,
    unread: ReplicaDocument | undefined,
    before: Spot | undefined,
  ): Promise<Spot> {
    switch (from.at) {
      case 'newest':
        return END;
      case 'unread':
        return unread ? await this.#spotOfRow(unread.id, chat, before) : END;
      case 'row':
        return await this.#spotOfRow(from.id, chat, before);
      case 'time':
        return { order: encodeNumber(from.ms, 9), isHeld: true };
    }
  }

  /** The row may be accepted, and so move, or vanish while it is the place of a window. */
  async #spotOfRow(id: string, chat: string, before: Spot | undefined): Promise<Spot> {
    const held = await this.#parts.reader.one(id);
    if (held?.parent === chat && !held.gone) return { order: held.order, isHeld: true };
    if (before) return { ...before, isHeld: before.isHeld && held !== undefined };
    // An id says when its document was begun, so that a window can lie near what is not here.
    return STAMP.test(id)
      ? { order: encodeNumber(stampTime(id), 9), isHeld: false }
      : { ...END, isHeld: false };
  }

  async #read({ chat, before, after }: StreamWindow, { order }: Spot) {
    const isEnd = order === AFTER_ALL;
    const later = isEnd ? [] : await this.#parts.reader.from(chat, order, after + 2);
    const most = before + (later.length === 0 ? 1 : 0);
    const earlier = await this.#parts.reader.before(chat, order, most + 1);
    const documents = [...earlier.slice(0, most).reverse(), ...later.slice(0, after + 1)];
    return {
      documents,
      hasEarlier: earlier.length > most,
      hasLater: later.length > after + 1,
      place: (later[0] ?? earlier[0])?.id ?? '',
    };
  }

  /** The reader's own answers to the tasks in sight, and the teachers' words on them. */
  async #answers(documents: readonly ReplicaDocument[], context: ReaderContext) {
    const tasks = documents.filter(
      ({ kind, scope }) => kind === 'task' && mayInChatOf(context, 'task.answer', scope),
    );
    return await this.#parts.answers.about(tasks.map(({ id }) => id));
  }

  /** What the rows answer, by id. */
  async #near(documents: readonly ReplicaDocument[]): Promise<ReadonlyMap<string, ReplicaDocument>> {
    const answered = documents.flatMap((one) =>
      isOfKind(one, 'message') && one.body.replyTo !== '' ? [one.body.replyTo] : [],
    );
    return await this.#parts.reader.many([...new Set(answered)]);
  }

  /** The first row from which on everything is held, '' where that lies further up. */
  async #comingBefore(documents: readonly ReplicaDocument[], hasEarlier: boolean): Promise<string> {
    const first = documents.find(({ seq }) => seq > 0);
    if (!first) return '';
    const log = logName(first);
    const low = await this.#parts.heldDownTo(first.scope, log);
    if (low <= 1) return '';
    const index = documents.findIndex((one) => one.seq >= low && logName(one) === log);
    if (index === 0 && hasEarlier) return '';
    return documents[Math.max(0, index)]?.id ?? '';
  }

  async #oldestAt(chat: string): Promise<number> {
    const [oldest] = await this.#parts.reader.from(chat, '', 1);
    return oldest ? shownAt(oldest) : 0;
  }
}

function isReadBySomeoneElse({ projection, person }: ReaderContext, message: ReplicaDocument): boolean {
  for (const [reader, mark] of projection.marks.get(message.parent) ?? []) {
    if (reader !== person && reader !== message.by && isCovered(mark.body, message)) return true;
  }
  return false;
}
