import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { type AttendedBody, attendedId, isThere, mergeAttended } from '../../shared/schema/lesson-part.ts';
import type { Hub } from '../hub.ts';
import { Presence } from '../lessons/presence.ts';

export interface AttendanceOptions {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'store'>;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Writes down who is in a lesson with a computer, and from when to when (feature F-065): a document for each
 * person and lesson, which everyone in the chat gets. A link that is lost and comes back within the grace time
 * of the media leaves no gap.
 */
export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #stopListening: () => void;
  readonly #there = new Presence();
  #tail: Promise<void> = Promise.resolve();

  constructor(options: AttendanceOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      for (const document of documents) {
        const isOver = isOfKind(document, 'lesson') && (document.gone || document.body.endedAt > 0);
        const over = isOver ? document.id : isOfKind(document, 'lessonend') ? document.parent : '';
        if (over !== '') this.#inTurn(() => this.#endAll(over, this.#now()));
      }
    });
  }

  /** Ends the times of those who were there when the hub was last switched off. Resolves when it is stored. */
  async begin(): Promise<void> {
    const { store } = this.#options.hub;
    const lastAt = await store.lastAcceptedAt();
    for (const lesson of await store.byKind('lesson')) {
      if (isOfKind(lesson, 'lesson') && lesson.body.endedAt === 0) await this.#endAll(lesson.id, lastAt);
    }
  }

  /** One window of a person has come into a lesson or has left it. */
  noted(lesson: string, person: string, isPresent: boolean): void {
    if (!this.#there.noted(lesson, person, isPresent)) return;
    const at = this.#now();
    this.#inTurn(() => (isPresent ? this.#came(lesson, person, at) : this.#left(lesson, person, at)));
  }

  /** Resolves when everything that is known is stored. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  /** Everyone who is still there leaves with the hub. */
  async stop(): Promise<void> {
    this.#stopListening();
    const at = this.#now();
    for (const lesson of this.#there.rooms) this.#inTurn(() => this.#endAll(lesson, at));
    this.#there.clear();
    await this.#tail;
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.hub.acceptor.time()));
  }

  #inTurn(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch(this.#options.onFault);
  }

  async #came(lesson: string, person: string, at: number): Promise<void> {
    const held = await this.#held(lesson, person);
    if (held && isThere(held)) return;
    await this.#write(lesson, add(held, { person, spans: [{ from: at, to: 0 }] }));
  }

  async #left(lesson: string, person: string, at: number): Promise<void> {
    const held = await this.#held(lesson, person);
    if (held && isThere(held)) await this.#write(lesson, ended(held, at));
  }

  async #endAll(lesson: string, at: number): Promise<void> {
    for (const document of await this.#options.hub.store.byParent('attended', lesson)) {
      if (isOfKind(document, 'attended') && isThere(document.body)) {
        await this.#write(lesson, ended(document.body, at));
      }
    }
  }

  async #held(lesson: string, person: string): Promise<AttendedBody | undefined> {
    const held: AcceptedDocument | undefined = await this.#options.hub.store.get(attendedId(lesson, person));
    return held && isOfKind(held, 'attended') ? held.body : undefined;
  }

  async #write(lesson: string, body: AttendedBody): Promise<void> {
    const { acceptor, documents, store } = this.#options.hub;
    const about = await store.get(lesson);
    if (!about || !isOfKind(about, 'lesson')) return;
    const id = attendedId(lesson, body.person);
    await acceptor.writeAsSchool([
      documents.make('attended', { id, scope: about.scope, parent: lesson, body }),
    ]);
  }
}

function add(held: AttendedBody | undefined, body: AttendedBody): AttendedBody {
  return held ? mergeAttended(held, body) : body;
}

function ended({ person, spans }: AttendedBody, at: number): AttendedBody {
  const last = spans.length - 1;
  const end = (span: AttendedBody['spans'][number]) => ({ ...span, to: Math.max(span.from, at) });
  return { person, spans: spans.map((span, index) => (index === last ? end(span) : span)) };
}
