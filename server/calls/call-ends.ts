import { lessonEndId, RING_MS } from '../../shared/schema/call.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import { Presence } from '../lessons/presence.ts';

/** A call into which nobody has come by then, not even whoever calls, is over. */
const NOBODY_CAME_MS = RING_MS + 15_000;
/** After the hub was switched on again, those who were in a call have so long to come back. */
const COME_BACK_MS = 120_000;

export interface CallEndsOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'facts' | 'store'>;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

type Call = DocumentOf<'lesson', AcceptedDocument>;

/**
 * Ends calls by themselves (feature F-063): one of two as soon as one of them has gone, one of many when everybody
 * has. The end is a document of the school, because whoever called may be gone for good.
 */
export class CallEnds {
  readonly #options: CallEndsOptions;
  readonly #stopListening: () => void;
  readonly #there = new Presence();
  readonly #hadTwo = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  #tail: Promise<void> = Promise.resolve();

  constructor(options: CallEndsOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      for (const one of documents) if (isOfKind(one, 'lesson') && one.body.type === 'call') this.#take(one);
    });
  }

  /** Looks after the calls that were going on when the hub was last switched off. */
  async begin(): Promise<void> {
    for (const one of await this.#options.hub.store.byKind('lesson')) {
      if (isOfKind(one, 'lesson') && isOpenCall(one)) this.#wait(one.id, COME_BACK_MS);
    }
  }

  /** One window of a person has come into a room or has left it. */
  noted(lesson: string, person: string, isPresent: boolean): void {
    this.#there.noted(lesson, person, isPresent);
    const count = this.#there.in(lesson).length;
    if (count > 1) this.#hadTwo.add(lesson);
    if (isPresent) this.#stopWaiting(lesson);
    else if (count < 2) this.#inTurn(() => this.#look(lesson));
  }

  /** Resolves when everything that is known is stored. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  async stop(): Promise<void> {
    this.#stopListening();
    for (const lesson of [...this.#waiting.keys()]) this.#stopWaiting(lesson);
    await this.#tail;
  }

  #take(call: Call): void {
    if (!isOpenCall(call)) {
      this.#stopWaiting(call.id);
      this.#hadTwo.delete(call.id);
    } else if (this.#there.in(call.id).length === 0) this.#wait(call.id, NOBODY_CAME_MS);
  }

  #wait(lesson: string, delayMs: number): void {
    if (this.#waiting.has(lesson)) return;
    this.#waiting.set(
      lesson,
      this.#options.timers.after(delayMs, () => {
        this.#waiting.delete(lesson);
        this.#inTurn(() => this.#look(lesson));
      }),
    );
  }

  #stopWaiting(lesson: string): void {
    this.#waiting.get(lesson)?.();
    this.#waiting.delete(lesson);
  }

  #inTurn(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch(this.#options.onFault);
  }

  /** Ends a call in which too few are left. */
  async #look(lesson: string): Promise<void> {
    const { acceptor, documents, facts, store } = this.#options.hub;
    const left = this.#there.in(lesson).length;
    const call = await store.get(lesson);
    if (!call || !isOfKind(call, 'lesson') || !isOpenCall(call)) return;
    const isOfTwo = (await facts.directory()).chat(call.parent)?.template === 'private';
    if (left > 1 || (left === 1 && !(isOfTwo && this.#hadTwo.has(lesson)))) return;
    this.#hadTwo.delete(lesson);
    const id = lessonEndId(lesson);
    if (await store.get(id)) return;
    const body = { at: Math.max(1, Math.floor(acceptor.time())) };
    await acceptor.writeAsSchool([
      documents.make('lessonend', { id, scope: call.scope, parent: lesson, body }),
    ]);
  }
}

function isOpenCall({ gone, body }: Call): boolean {
  return !gone && body.type === 'call' && body.endedAt === 0;
}
