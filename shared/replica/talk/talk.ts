import { AppError } from '../../errors/app-error.ts';
import { forwardRefusal, originOf, shownSource } from '../../permissions/forwarding.ts';
import { mayPin } from '../../permissions/may-write-talk.ts';
import { refusalToWrite, type Written } from '../../permissions/may-write.ts';
import { chatScope } from '../../schema/chat.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { type BodyOf, isOfKind } from '../../schema/kinds.ts';
import { pinId } from '../../schema/pin.ts';
import { type PreferenceBody, preferenceId } from '../../schema/preference.ts';
import { reactionId } from '../../schema/reaction.ts';
import { chatOfScope, scopeOf } from '../../schema/scope.ts';
import { NO_THUMB } from '../../schema/thumb.ts';
import { takedownId } from '../../schema/takedown.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { Replicator } from '../../sync/replicator.ts';
import type { HybridClock } from '../../time/hybrid-clock.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { Projection } from '../projection.ts';
import type { RxReplicaStore } from '../rx-replica-store.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { alertRows } from './alerts.ts';
import { chatPeople, seenBy } from './chat-people.ts';
import { briefOf } from './row-talk.ts';
import type { TalkQueryName, TalkResults } from './talk-queries.ts';
import type { PinRow } from './talk-views.ts';
import type { TalkWish } from './talk-wish.ts';

const MOST_PINS = 50;

export interface TalkOptions {
  readonly clock: HybridClock;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly person: string;
  readonly projection: Projection;
  readonly reader: StreamReader;
  /** What waits for this person's eyes, by chat. */
  readonly unread: (context: ReaderContext) => Promise<ReadonlyMap<string, readonly ReplicaDocument[]>>;
  readonly isCaughtUp: boolean;
}

type Wish<D extends TalkWish['do']> = Extract<TalkWish, { readonly do: D }>;
type MadeMessage = Made & { readonly kind: 'message'; readonly body: BodyOf<'message'> };
type Made = Pick<Written, 'id' | 'kind' | 'scope' | 'parent' | 'body'> & { readonly gone?: boolean };

/** What people do with messages: each is a version of their own message, or a document of their own about it. */
export class Talk {
  readonly #options: TalkOptions;

  constructor(options: TalkOptions) {
    this.#options = options;
  }

  /** Throws AppError: `notFound` where the message is not here, or why it may not be done. */
  async do(wish: TalkWish): Promise<void> {
    if (wish.do === 'mute') return await this.#prefer(wish.chat, { mutedUntil: wish.mutedUntil });
    if (wish.do === 'hear') return await this.#prefer(wish.chat, { hearsMentions: wish.hearsMentions });
    const message = await this.#options.reader.one(wish.message);
    if (!message || message.gone) throw new AppError('notFound', { details: 'no such message' });
    switch (wish.do) {
      case 'edit':
        return await this.#edit(message, wish);
      case 'delete':
        return await this.#delete(message);
      case 'takeDown':
        return await this.#takeDown(message, wish);
      case 'react':
        return await this.#react(message, wish);
      case 'pin':
        return await this.#pin(message, wish);
      case 'forward':
        return await this.#forward(message, wish);
    }
  }

  /** @param params as their schemas in `talk-queries.ts` say */
  async answer(
    query: TalkQueryName,
    { chat = '', message = '' }: { readonly chat?: string; readonly message?: string },
    context: ReaderContext,
  ): Promise<TalkResults[TalkQueryName]> {
    const { projection, reader } = this.#options;
    switch (query) {
      case 'pins':
        return await this.#pins(chat, context);
      case 'brief':
        return briefOf(context, await reader.one(message));
      case 'seenBy': {
        const held = await reader.one(message);
        return held && seenBy(context, held);
      }
      case 'alerts': {
        const rows = alertRows(context, await this.#options.unread(context), this.#options.clock.now());
        return { rows, isCaughtUp: this.#options.isCaughtUp };
      }
      case 'chatPeople':
        return chatPeople(projection, chat);
    }
  }

  async #pins(chat: string, context: ReaderContext): Promise<readonly PinRow[]> {
    const { projection, reader, person } = this.#options;
    const pins = projection.talk.pinned(chat).slice(0, MOST_PINS);
    if (pins.length === 0) return [];
    const held = await reader.many(pins.map((pin) => pin.body.message));
    const canUnpin = mayPin(projection.factsOf(person), chat, projection.directory);
    return pins.flatMap((pin): PinRow[] => {
      const { authorName, text, state } = briefOf(context, held.get(pin.body.message));
      if (state === 'gone' || state === 'takenDown') return [];
      return [{ message: pin.body.message, authorName, text, canUnpin }];
    });
  }

  async #edit(message: ReplicaDocument, wish: Wish<'edit'>): Promise<void> {
    if (!isOfKind(message, 'message') || message.by !== this.#options.person)
      throw new AppError('notAllowed');
    const { mentions: _before, ...body } = message.body;
    const text = wish.text.trim();
    if (text === '' && !message.body.files?.length) throw new AppError('messageEmpty');
    if (text === body.text) return;
    const mentions = wish.mentions.length > 0 ? { mentions: wish.mentions } : {};
    await this.#write({ ...message, body: { ...body, text, ...mentions } });
  }

  async #delete(message: ReplicaDocument): Promise<void> {
    if (!isOfKind(message, 'message') || message.by !== this.#options.person)
      throw new AppError('notAllowed');
    await this.#write({ ...message, gone: true, body: { text: '', replyTo: '' } });
    const about = (await this.#options.reader.about([message.id])).get(message.id) ?? [];
    for (const thumb of about) {
      if (!isOfKind(thumb, 'thumb') || thumb.by !== this.#options.person) continue;
      await this.#write({ ...thumb, gone: true, body: NO_THUMB });
    }
  }

  async #takeDown(message: ReplicaDocument, { reason, edition, rule }: Wish<'takeDown'>): Promise<void> {
    await this.#write({
      id: takedownId(message.id, this.#options.person),
      kind: 'takedown',
      scope: message.scope,
      parent: message.id,
      body: { author: message.by, reason: reason.trim(), edition, rule },
    });
  }

  async #react(message: ReplicaDocument, { sign }: Wish<'react'>): Promise<void> {
    await this.#write({
      id: reactionId(message.id, this.#options.person),
      kind: 'reaction',
      scope: message.scope,
      parent: message.id,
      body: { sign },
    });
  }

  async #pin(message: ReplicaDocument, { isPinned }: Wish<'pin'>): Promise<void> {
    const chat = chatOfScope(message.scope);
    const { template } = this.#options.projection.directory.chat(chat) ?? {};
    await this.#write({
      id: pinId(message.id, this.#options.person),
      kind: 'pin',
      scope: template ? chatScope(template, chat) : scopeOf.chat(chat),
      parent: chat,
      body: { message: message.id, isPinned },
    });
  }

  async #forward(message: ReplicaDocument, { chat }: Wish<'forward'>): Promise<void> {
    const { clock, person, projection } = this.#options;
    const { directory } = projection;
    if (!isOfKind(message, 'message')) throw new AppError('notAllowed');
    const target = directory.chat(chat);
    const from = shownSource(directory.chat(chatOfScope(message.scope)), target);
    const { text, files } = message.body;
    const part: MadeMessage = {
      id: clock.stamp(),
      kind: 'message',
      scope: target ? chatScope(target.template, chat) : scopeOf.chat(chat),
      parent: chat,
      body: {
        text,
        replyTo: '',
        ...(files ? { files } : {}),
        forwarded: { message: message.id, ...originOf(message), from },
      },
    };
    const whole = { ...part, by: person, stamp: part.id, gone: false };
    const refusal = forwardRefusal(projection.factsOf(person), whole, message, directory);
    if (refusal) throw new AppError(refusal);
    await this.#write(part);
  }

  /** What was set of the chat besides stays. */
  async #prefer(chat: string, changes: Partial<PreferenceBody>): Promise<void> {
    const { person, projection } = this.#options;
    const held = projection.talk.preferences.get(chat)?.body ?? { chat, isPinned: false, mutedUntil: 0 };
    await this.#write({
      id: preferenceId(chat, person),
      kind: 'preference',
      scope: scopeOf.person(person),
      parent: chat,
      body: { ...held, ...changes },
    });
  }

  async #write(of: Made): Promise<void> {
    const { clock, person, projection, reader, replicator, store } = this.#options;
    const { id, kind, scope, parent, body, gone = false } = of;
    const part = { id, kind, scope, parent, body, gone, by: person, stamp: clock.stamp() };
    const looked = await reader.many([part.parent]);
    const around = { look: (id: string) => looked.get(id), at: clock.now() };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, around);
    if (refusal) throw new AppError(refusal);
    await store.write(part satisfies AuthorPart);
    replicator.wake();
  }
}
