import type { RxChangeEventBulk, RxCollection } from 'rxdb';
import { Directory, isHeld } from '../directory/directory.ts';
import { saysWhen } from '../moderation/next-turn.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { isOfKind, type BodyOf } from '../schema/kinds.ts';
import { chatOfScope } from '../schema/scope.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { TalkIndex } from './talk/talk-index.ts';
import type { ReplicaDatabase } from './database.ts';

type Of<
  K extends
    | 'answer'
    | 'person'
    | 'classroom'
    | 'chat'
    | 'lesson'
    | 'membership'
    | 'kinship'
    | 'readmark'
    | 'school'
    | 'session',
> = ReplicaDocument & { readonly kind: K; readonly body: BodyOf<K> };

/** What has changed since the last look: the whole directory, or single chats. */
export interface ProjectionChange {
  readonly isDirectory: boolean;
  /** Whether anything changed that rules look at, who is in a chat among it. */
  readonly isSchool: boolean;
  /** Whether anything changed that says when something begins or ends by itself. */
  readonly isTurn: boolean;
  readonly chats: ReadonlySet<string>;
}

/**
 * The small collections (directory, chats, marks) in maps, kept current by RxDB's own change streams, so
 * that a screen's question costs no query. Messages are not in here: there can be many.
 */
export class Projection {
  readonly people = new Map<string, Of<'person'>>();
  readonly classrooms = new Map<string, Of<'classroom'>>();
  readonly chats = new Map<string, Of<'chat'>>();
  readonly lessons = new Map<string, Of<'lesson'>>();
  /** When the hub ended a session because nobody was in it (ms), by session. */
  readonly lessonEnds = new Map<string, number>();
  /** What is planned. */
  readonly sessions = new Map<string, Of<'session'>>();
  readonly kinships = new Map<string, Of<'kinship'>>();
  /** The own answers to offers, by id. */
  readonly answers = new Map<string, Of<'answer'>>();
  readonly marks = new Map<string, Map<string, Of<'readmark'>>>();
  /** By group, then by person. */
  readonly members = new Map<string, Map<string, Of<'membership'>>>();
  /** By person, then by group. */
  readonly memberOf = new Map<string, Map<string, Of<'membership'>>>();
  /** What is said about messages: pins, and what was taken out. */
  readonly talk = new TalkIndex();
  school: Of<'school'> | undefined;
  /** The same documents as the rules look at them. */
  readonly directory = new Directory();
  readonly #onChange: (change: ProjectionChange) => void;
  readonly #subscriptions: { unsubscribe(): void }[] = [];

  constructor(onChange: (change: ProjectionChange) => void) {
    this.#onChange = onChange;
  }

  async attach(database: ReplicaDatabase): Promise<void> {
    for (const collection of [database.directory, database.chats, database.marks]) {
      this.#subscriptions.push(this.#listen(collection));
      for (const document of await collection.find().exec()) this.take(document.toMutableJSON(), false);
    }
  }

  detach(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }

  /** The same facts about a person that the hub computes, as far as this replica may know them. */
  factsOf(person: string): PersonFacts {
    return this.directory.factsOf(person);
  }

  /** The lesson that goes on in a chat. */
  liveLesson(chat: string): Of<'lesson'> | undefined {
    let live: Of<'lesson'> | undefined;
    for (const lesson of this.lessons.values()) {
      if (lesson.parent !== chat || lesson.body.endedAt > 0 || this.lessonEnds.has(lesson.id)) continue;
      if (!live || lesson.body.startedAt > live.body.startedAt) live = lesson;
    }
    return live;
  }

  #listen(collection: RxCollection<ReplicaDocument>) {
    return collection.eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) => {
      const chats = new Set<string>();
      let isDirectory = false;
      let isSchool = false;
      let isTurn = false;
      for (const event of bulk.events) {
        const isRemoved = event.operation === 'DELETE';
        const { documentData: document } = event;
        isSchool ||= isHeld(document);
        isTurn ||= saysWhen(document.kind);
        const chat = this.take(document, isRemoved);
        if (chat === undefined) isDirectory = true;
        else chats.add(chat);
      }
      this.#onChange({ isDirectory, isSchool, isTurn, chats });
    });
  }

  /** Takes a document in or out; returns the chat that it concerns, undefined for the directory. */
  take(document: ReplicaDocument, isRemoved = false): string | undefined {
    // What the hub refused is kept for its author and counts for nothing.
    const isVoid = VOIDABLE.has(document.kind) && isRefused(document);
    const isOut = isRemoved || document.gone || isVoid;
    if (isOut) this.directory.remove(document);
    else this.directory.take(document);
    if (isOfKind(document, 'person')) keep(this.people, document.id, document, isOut);
    else if (isOfKind(document, 'classroom')) keep(this.classrooms, document.id, document, isOut);
    else if (isOfKind(document, 'kinship')) keep(this.kinships, document.id, document, isOut);
    else if (isOfKind(document, 'school')) this.school = isOut ? undefined : document;
    else if (isOfKind(document, 'answer')) keep(this.answers, document.id, document, isOut);
    else if (isOfKind(document, 'chat')) {
      keep(this.chats, document.id, document, isOut);
      return document.id;
    } else if (isOfKind(document, 'lesson')) {
      keep(this.lessons, document.id, document, isOut);
      return document.parent;
    } else if (isOfKind(document, 'lessonend')) {
      keep(this.lessonEnds, document.parent, document.body.at, isOut);
      return chatOfScope(document.scope);
    } else if (isOfKind(document, 'session')) {
      keep(this.sessions, document.id, document, isOut || isRefused(document));
      return document.parent;
    } else if (isOfKind(document, 'readmark')) {
      keep(inner(this.marks, document.parent), document.by, document, isOut);
      return document.parent;
    } else if (isOfKind(document, 'membership')) {
      const { group, person, groupType } = document.body;
      keep(inner(this.members, group), person, document, isOut);
      keep(inner(this.memberOf, person), group, document, isOut);
      return groupType === 'chat' ? group : undefined;
    }
    return this.talk.take(document, isOut);
  }
}

/** What a person's place in a chat or in a session follows from. */
const VOIDABLE: ReadonlySet<string> = new Set([
  'membership', 'cohost', 'lessonend', 'rulesack', 'report', 'reportend', 'casestep', 'apology', 'objection', 'takedown',
]); // prettier-ignore
function isRefused({ queue }: ReplicaDocument): boolean {
  return queue === 'refused' || queue === 'aside';
}

function inner<V>(outer: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const held = outer.get(key);
  if (held) return held;
  const made = new Map<string, V>();
  outer.set(key, made);
  return made;
}

function keep<V>(map: Map<string, V>, key: string, value: V, isOut: boolean): void {
  if (isOut) map.delete(key);
  else map.set(key, value);
}
