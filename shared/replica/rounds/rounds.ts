import type { RxChangeEventBulk } from 'rxdb';
import { ballotOf } from '../../ballots/ballot.ts';
import { countVotes } from '../../ballots/count-votes.ts';
import { AppError } from '../../errors/app-error.ts';
import { refusalToWrite } from '../../permissions/may-write.ts';
import { lookedUpIn } from '../../permissions/surroundings.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { chatScope } from '../../schema/chat.ts';
import { isKind, isOfKind, type Kind } from '../../schema/kinds.ts';
import { MAX_MENTIONS } from '../../schema/message.ts';
import { voteId } from '../../schema/poll.ts';
import { chatOfScope, scopeOf } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { Replicator } from '../../sync/replicator.ts';
import type { HybridClock } from '../../time/hybrid-clock.ts';
import type { ReplicaDatabase } from '../database.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { Projection } from '../projection.ts';
import type { RxReplicaStore } from '../rx-replica-store.ts';
import { StreamReader } from '../stream/stream-reader.ts';
import { type PlanItem, planItems } from './plan-view.ts';
import type { RoundWish } from './round-wish.ts';
import type { TaskView } from './round-views.ts';
import { taskView } from './task-view.ts';

export interface RoundsOptions {
  readonly clock: HybridClock;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly person: string;
  readonly projection: Projection;
  readonly reader: StreamReader;
  readonly database: Pick<ReplicaDatabase, 'messages' | 'shelf'>;
  /** Ids of documents of these kinds that were begun at or after a moment (ms), the newest first. */
  readonly idsOf: (kinds: readonly Kind[], from: number, limit: number) => Promise<readonly string[]>;
  /** Something of these chats has changed that does not lie in their scopes. */
  readonly onChanged: (chats: ReadonlySet<string>) => void;
}

type Wish<D extends RoundWish['do']> = Extract<RoundWish, { readonly do: D }>;
type Made = Pick<AuthorPart, 'id' | 'kind' | 'scope' | 'parent' | 'body'> & {
  readonly gone?: boolean;
  /** Where it was stamped already. */
  readonly stamp?: string;
};

/** What is coming was written down no longer ago than this. */
const BEGUN_BEFORE_MS = 400 * 86_400_000;
const MOST_LOOKED_AT = 1000;

const LIE_ELSEWHERE: ReadonlySet<string> = new Set(['vote', 'taskanswer', 'taskreply', 'minutes']);

/** Polls, events and study tasks: what a person asks of a chat, and answers to it. */
export class Rounds {
  readonly #options: RoundsOptions;
  /** What was answered to tasks. */
  readonly #answers: StreamReader;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#answers = new StreamReader(options.database.shelf);
  }

  /** Notices secret votes and answers to tasks, which lie in scopes of their own. Returns what ends it. */
  attach(): () => void {
    const { database, onChanged, person, projection } = this.#options;
    const look = ({ events }: RxChangeEventBulk<ReplicaDocument>) => {
      if (events.some(({ documentData: { kind } }) => LIE_ELSEWHERE.has(kind))) {
        onChanged(projection.factsOf(person).chats);
      }
    };
    const endings = [database.messages, database.shelf].map(({ eventBulks$ }) => eventBulks$.subscribe(look));
    return () => endings.forEach((one) => one.unsubscribe());
  }

  /** Throws AppError: `notFound` where what it is about is not here, or why it may not be done. */
  async do(wish: RoundWish): Promise<void> {
    switch (wish.do) {
      case 'poll': {
        const { do: _do, chat, ...body } = wish;
        return await this.#begin('poll', chat, { ...body, closedAt: 0 });
      }
      case 'event': {
        const { do: _do, chat, ...body } = wish;
        return await this.#begin('event', chat, { ...body, isCancelled: false });
      }
      case 'task': {
        const { do: _do, chat, ...body } = wish;
        return await this.#begin('task', chat, { ...body, isClosed: false });
      }
      case 'replacePoll': {
        const { do: _do, poll, chat, ...body } = wish;
        await this.#begin('poll', chat, { ...body, closedAt: 0 });
        return await this.#write({ ...unstamped(await this.#held(poll)), gone: true });
      }
      case 'closePoll':
        return await this.#change(wish.poll, { closedAt: this.#now() });
      case 'cancelEvent':
        return await this.#change(wish.event, { isCancelled: wish.isCancelled });
      case 'changeEvent':
        return await this.#changeEvent(wish);
      case 'changeTask': {
        const { do: _do, task, ...body } = wish;
        return await this.#change(task, body);
      }
      case 'closeTask':
        return await this.#change(wish.task, { isClosed: wish.isClosed });
      case 'remove':
        return await this.#write({ ...unstamped(await this.#held(wish.id)), gone: true });
      case 'vote':
        return await this.#vote(wish);
      case 'answer':
        return await this.#answer(wish);
      case 'reply':
        return await this.#reply(wish);
      case 'show':
        return await this.#show(wish);
    }
  }

  /** Undefined where the task is not here. */
  async answer(params: object, context: ReaderContext): Promise<TaskView | undefined> {
    const { reader } = this.#options;
    const id = 'task' in params && typeof params.task === 'string' ? params.task : '';
    const task = await reader.one(id);
    if (!task || task.gone) return undefined;
    const [about, said] = await Promise.all([reader.about([id]), this.#answers.about([id])]);
    return taskView(context, task, { about: about.get(id) ?? [], said: said.get(id) ?? [] });
  }

  /** What is coming in the chats of the reader. */
  async plan(params: object, contextNow: () => ReaderContext): Promise<readonly PlanItem[]> {
    const { idsOf, reader } = this.#options;
    const from = 'from' in params && typeof params.from === 'number' ? params.from : 0;
    const ids = await idsOf(['event', 'task'], from - BEGUN_BEFORE_MS, MOST_LOOKED_AT);
    const [documents, about, said] = await Promise.all([
      reader.many(ids),
      reader.about(ids),
      this.#answers.about(ids),
    ]);
    return planItems(contextNow(), { from, documents: documents.values(), about, said });
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.clock.now()));
  }

  async #held(id: string): Promise<ReplicaDocument> {
    const held = (await this.#options.reader.one(id)) ?? (await this.#answers.one(id));
    if (!held || held.gone) throw new AppError('notFound', { details: 'nothing to answer' });
    return held;
  }

  async #begin(kind: 'poll' | 'event' | 'task', chat: string, body: AuthorPart['body']): Promise<void> {
    const { template = 'group' } = this.#options.projection.directory.chat(chat) ?? {};
    const id = this.#options.clock.stamp();
    await this.#write({ id, kind, scope: chatScope(template, chat), parent: chat, body });
  }

  async #change(id: string, change: AuthorPart['body']): Promise<void> {
    const held = await this.#held(id);
    await this.#write({ ...unstamped(held), body: { ...held.body, ...change } });
  }

  async #changeEvent({ do: _do, event, tell, ...body }: Wish<'changeEvent'>): Promise<void> {
    const { clock, person, reader } = this.#options;
    const held = await this.#held(event);
    await this.#write({ ...unstamped(held), body: { ...held.body, ...body } });
    const ballot = ballotOf(held);
    const votes = (await reader.about([event])).get(event) ?? [];
    const coming = ballot ? (countVotes(ballot, votes).options[0]?.people ?? []) : [];
    const mentions = coming.filter((one) => one !== person).slice(0, MAX_MENTIONS);
    if (tell === '' || mentions.length === 0) return;
    const { scope, parent } = held;
    const id = clock.stamp();
    await this.#write({
      id,
      kind: 'message',
      scope,
      parent,
      stamp: id,
      body: { text: tell, replyTo: '', mentions },
    });
  }

  async #vote({ of, choices }: Wish<'vote'>): Promise<void> {
    const { person } = this.#options;
    const held = await this.#held(of);
    const isSecret = isOfKind(held, 'poll') && held.body.isAnonymous;
    const scope = isSecret ? scopeOf.person(person) : held.scope;
    await this.#write({ id: voteId(of, person), kind: 'vote', scope, parent: of, body: { choices } });
  }

  async #answer({ task, text, files }: Wish<'answer'>): Promise<void> {
    const { clock, person } = this.#options;
    const held = await this.#held(task);
    await this.#write({
      id: clock.stamp(),
      kind: 'taskanswer',
      scope: scopeOf.answer(chatOfScope(held.scope), person),
      parent: task,
      body: { text: text.trim(), files },
    });
  }

  async #reply({ do: _do, task, pupil, text, ...rest }: Wish<'reply'>): Promise<void> {
    const held = await this.#held(task);
    await this.#write({
      id: this.#options.clock.stamp(),
      kind: 'taskreply',
      scope: scopeOf.answer(chatOfScope(held.scope), pupil),
      parent: task,
      body: { ...rest, text: text.trim() },
    });
  }

  async #show({ answer, isShown }: Wish<'show'>): Promise<void> {
    const held = await this.#held(answer);
    if (!isOfKind(held, 'taskanswer')) throw new AppError('notFound', { details: 'no answer' });
    const task = await this.#held(held.parent);
    const shows = (await this.#options.reader.about([task.id])).get(task.id) ?? [];
    const before = shows.find((one) => isOfKind(one, 'taskshow') && one.body.answer === answer && !one.gone);
    if (!isShown) return before ? await this.#write({ ...unstamped(before), gone: true }) : undefined;
    if (before) return;
    await this.#write({
      id: this.#options.clock.stamp(),
      kind: 'taskshow',
      scope: task.scope,
      parent: task.id,
      body: { answer, person: held.by, text: held.body.text, files: held.body.files },
    });
  }

  async #write(of: Made): Promise<void> {
    const { clock, person, projection, replicator, store } = this.#options;
    const { id, kind, scope, parent, body, gone = false, stamp = clock.stamp() } = of;
    if (!isKind(kind)) throw new AppError('badRequest');
    const part = { id, kind, scope, parent, body, gone, by: person, stamp };
    const around = new Map<string, ReplicaDocument>();
    for (const one of lookedUpIn(part)) {
      const held = (await this.#options.reader.one(one)) ?? (await this.#answers.one(one));
      if (held) around.set(one, held);
    }
    const surroundings = { look: (one: string) => around.get(one), at: this.#now() };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, surroundings);
    if (refusal) throw new AppError(refusal);
    await store.write(part);
    replicator.wake();
  }
}

/** A version that comes after the held one. */
function unstamped({ id, kind, scope, parent, body }: ReplicaDocument): Made {
  return { id, kind, scope, parent, body };
}
