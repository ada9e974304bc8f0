import { leadersIn, refusalToLead } from '../../shared/permissions/may-lead.ts';
import { mergeWaits, type WaitBody, waitId } from '../../shared/schema/cohost.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { isThere } from '../../shared/schema/lesson-part.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import { Presence } from './presence.ts';

/** Whoever leads has so long to come back, after their place was given up or left, before the lesson waits. */
const COME_BACK_MS = 20_000;

export interface LeaderWatchOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'facts' | 'store'>;
  readonly timers: Timers;
  /** Looks again who may be heard in a room. */
  readonly recheck: (lesson: string) => void;
  readonly onFault: (fault: unknown) => void;
}

type Lesson = DocumentOf<'lesson', AcceptedDocument>;

/**
 * Lets a lesson wait while nobody who leads is in its room: pupils are not left alone with each other's voices. What
 * it says is one document of the school per lesson, so that every window knows, also one that comes later, and the
 * times stay known. Chat and slides go on.
 */
export class LeaderWatch {
  readonly #options: LeaderWatchOptions;
  readonly #stopListening: () => void;
  readonly #there = new Presence();
  readonly #timers = new Map<string, () => void>();
  readonly #waiting = new Set<string>();
  #tail: Promise<void> = Promise.resolve();

  constructor(options: LeaderWatchOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      for (const one of documents) {
        if (isOfKind(one, 'lesson') && isOver(one)) this.#inTurn(() => this.#forget(one.id));
        if (isOfKind(one, 'lessonend')) this.#inTurn(() => this.#forget(one.parent));
        if (isOfKind(one, 'cohost')) this.#inTurn(() => this.#look(one.parent));
      }
    });
  }

  /** Whether a lesson waits for somebody who leads it. */
  isWaiting(lesson: string): boolean {
    return this.#waiting.has(lesson);
  }

  /** Takes up the lessons that waited when the hub was last switched off. */
  async begin(): Promise<void> {
    for (const one of await this.#options.hub.store.byKind('wait')) {
      if (!isOfKind(one, 'wait') || !isThere(one.body)) continue;
      const lesson = await this.#lesson(one.parent);
      if (lesson) this.#waiting.add(lesson.id);
      else await this.#write(one.parent, ended(one.body, this.#now()));
    }
  }

  /** One window of a person has come into a room or has left it. */
  noted(lesson: string, person: string, isPresent: boolean): void {
    if (this.#there.noted(lesson, person, isPresent)) this.#inTurn(() => this.#look(lesson));
  }

  /** Resolves when everything that is known is stored. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  async stop(): Promise<void> {
    this.#stopListening();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await this.#tail;
  }

  #inTurn(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch(this.#options.onFault);
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.hub.acceptor.time()));
  }

  async #look(id: string): Promise<void> {
    const lesson = await this.#lesson(id);
    const isAlone = lesson !== undefined && this.#isAnybodyIn(id) && !(await this.#isLed(lesson));
    if (!isAlone) this.#cancel(id);
    if (isAlone && !this.#waiting.has(id)) this.#wait(id);
    // With nobody there, nobody is heard: it waits on until somebody who leads is back.
    if (lesson && this.#waiting.has(id) && (await this.#isLed(lesson))) await this.#goOn(id);
  }

  #wait(id: string): void {
    if (this.#timers.has(id)) return;
    const cancel = this.#options.timers.after(COME_BACK_MS, () => {
      this.#timers.delete(id);
      this.#inTurn(() => this.#stopFor(id));
    });
    this.#timers.set(id, cancel);
  }

  #cancel(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }

  async #stopFor(id: string): Promise<void> {
    const lesson = await this.#lesson(id);
    if (!lesson || !this.#isAnybodyIn(id) || (await this.#isLed(lesson))) return;
    this.#waiting.add(id);
    const begun = { spans: [{ from: this.#now(), to: 0 }] };
    const held = await this.#held(id);
    await this.#write(id, held ? mergeWaits(held, begun) : begun);
    this.#options.recheck(id);
  }

  async #goOn(id: string): Promise<void> {
    this.#waiting.delete(id);
    await this.#end(id);
    this.#options.recheck(id);
  }

  async #forget(id: string): Promise<void> {
    this.#cancel(id);
    if (this.#waiting.delete(id)) await this.#end(id);
  }

  async #end(id: string): Promise<void> {
    const held = await this.#held(id);
    if (held && isThere(held)) await this.#write(id, ended(held, this.#now()));
  }

  #isAnybodyIn(lesson: string): boolean {
    return this.#there.in(lesson).length > 0;
  }

  async #isLed({ id: lesson, parent: chat }: Lesson): Promise<boolean> {
    const directory = await this.#options.hub.facts.directory();
    return this.#there
      .in(lesson)
      .some((person) => refusalToLead(directory.factsOf(person), { lesson, chat }, directory) === undefined);
  }

  /** A session that goes on and is led by somebody: in a call all are alike. */
  async #lesson(id: string): Promise<Lesson | undefined> {
    const { store } = this.#options.hub;
    const found = await store.get(id);
    if (!found || !isOfKind(found, 'lesson') || isOver(found) || found.body.type === 'call') return undefined;
    return (await store.byParent('lessonend', id)).length > 0 ? undefined : found;
  }

  async #held(lesson: string): Promise<WaitBody | undefined> {
    const held = await this.#options.hub.store.get(waitId(lesson));
    return held && isOfKind(held, 'wait') ? held.body : undefined;
  }

  async #write(lesson: string, body: WaitBody): Promise<void> {
    const { acceptor, documents, store } = this.#options.hub;
    const about = await store.get(lesson);
    if (!about) return;
    const id = waitId(lesson);
    await acceptor.writeAsSchool([documents.make('wait', { id, scope: about.scope, parent: lesson, body })]);
  }
}

/** Who is let into a room as one who leads it by a word of those who lead. */
export async function leadsByWord(
  { facts }: Pick<Hub, 'facts'>,
  { id: lesson, parent: chat }: Pick<Lesson, 'id' | 'parent'>,
  person: string,
): Promise<boolean> {
  const directory = await facts.directory();
  return (
    leadersIn({ lesson, chat }, directory).all.has(person) &&
    refusalToLead(directory.factsOf(person), { lesson, chat }, directory) === undefined
  );
}

function isOver({ gone, body }: Lesson): boolean {
  return gone || body.endedAt > 0;
}

function ended({ spans }: WaitBody, at: number): WaitBody {
  const last = spans.length - 1;
  return {
    spans: spans.map((one, index) => (index === last ? { ...one, to: Math.max(one.from, at) } : one)),
  };
}
