import { AppError } from '../../errors/app-error.ts';
import { callRefusal } from '../../permissions/may-write-calls.ts';
import { refusalToWrite } from '../../permissions/may-write.ts';
import { refusalToBegin } from '../../permissions/may-write-lessons.ts';
import { chatScope } from '../../schema/chat.ts';
import { callAnswerId, lessonEndId, ringId } from '../../schema/call.ts';
import { type BodyOf, type DocumentOf, isOfKind, type Kind } from '../../schema/kinds.ts';
import { handId } from '../../schema/lesson-part.ts';
import { packageId } from '../../schema/recording.ts';
import { roomId } from '../../schema/room.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { Projection } from '../projection.ts';
import type { ReplicaOptions } from '../replica-options.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { membersOf } from '../talk/chat-people.ts';
import { broadcastView } from './broadcast-view.ts';
import type { BroadcastView } from './broadcast-views.ts';
import { isBroadcastWish } from './broadcast-wish.ts';
import { lessonView } from './lesson-view.ts';
import type { LessonView } from './lesson-views.ts';
import { Sessions } from './sessions.ts';
import { plannedNow } from './session-rows.ts';
import type { LessonWish, SessionStart } from './lesson-wish.ts';
import { recordingPart, type UnsignedPart } from './recording-part.ts';
import { recordedRow, recordingView } from './recording-view.ts';
import type { RecordedRow, RecordingView } from './recording-views.ts';
import { isRecordingWish } from './recording-wish.ts';

export interface LessonsOptions extends Pick<
  ReplicaOptions,
  'clock' | 'database' | 'store' | 'replicator' | 'person'
> {
  readonly projection: Projection;
  readonly reader: StreamReader;
}

const LESSON_QUERIES = ['lesson', 'recording', 'recordings', 'broadcast'] as const;
/** More recordings of a chat are found in its stream. */
const MOST_RECORDINGS = 200;
export type LessonQueryName = (typeof LESSON_QUERIES)[number];

export function isLessonQuery(name: string): name is LessonQueryName {
  return LESSON_QUERIES.some((one) => one === name);
}

/** Lessons of this person's chats, and what is done in them. */
export class Lessons {
  readonly #options: LessonsOptions;

  constructor(options: LessonsOptions) {
    this.#options = options;
  }

  /** What is to be held. */
  get plan(): Sessions {
    return new Sessions(this.#options);
  }

  /** What goes on in a chat, or a new one. Throws AppError where the person may not begin one. */
  async start({ chat, type, plan }: SessionStart): Promise<{ readonly lesson: string }> {
    const { clock, projection } = this.#options;
    if (type === 'call') this.#checkCall(chat);
    else this.#checkStart(chat, type);
    const live = projection.liveLesson(chat);
    if (live) {
      if (type === 'call') await this.#comeTo(live);
      return { lesson: live.id };
    }
    const id = clock.stamp();
    // A chat of two has no title of its own, and what is called after the two says who they are already.
    const title = projection.chats.get(chat)?.body.title || type;
    const planned = plan === '' ? this.#planned(chat, type) : projection.sessions.get(plan);
    // A call is the time of one person at a consultation of another chat.
    const isHere = type === 'call' ? planned?.body.type === 'consultation' : planned?.parent === chat;
    if (plan !== '' && !isHere) throw new AppError('notFound', { details: 'nothing planned' });
    const of = planned && type !== 'call' ? plannedAs(planned) : { title, type, plan };
    const body = { ...of, startedAt: this.#now(), endedAt: 0 };
    const { template = 'group' } = projection.directory.chat(chat) ?? {};
    const place = { scope: chatScope(template, chat), parent: chat };
    await this.#write('lesson', { id, ...place, body });
    if (type === 'call') await this.#write('ring', { id: ringId(id), ...place, body: { lesson: id } });
    return { lesson: id };
  }

  #checkStart(chat: string, type: Exclude<SessionStart['type'], 'call'>): void {
    const { person, projection } = this.#options;
    const place = { chat, about: projection.directory.chat(chat) };
    const refusal = refusalToBegin(projection.factsOf(person), type, place);
    if (refusal) throw new AppError(refusal);
  }

  /** A call that nobody can hear is none: without a link it is said at once. */
  #checkCall(chat: string): void {
    const { person, projection, replicator } = this.#options;
    const refusal = callRefusal(projection.factsOf(person), chat, projection.directory);
    if (refusal) throw new AppError(refusal);
    const { kind } = replicator.progress.value.state;
    if (kind !== 'live' && kind !== 'syncing') throw new AppError('callOffline');
  }

  /** Whoever calls while being called has answered. */
  async #comeTo(live: DocumentOf<'lesson', ReplicaDocument>): Promise<void> {
    if (live.body.type !== 'call' || live.by === this.#options.person) return;
    await this.do({ do: 'answer', lesson: live.id, state: 'answered' });
  }

  async end(lesson: string): Promise<void> {
    const held = this.#held(lesson);
    if (held.by === this.#options.person) {
      const body = { ...held.body, endedAt: this.#now() };
      return await this.#write('lesson', { id: lesson, scope: held.scope, parent: held.parent, body });
    }
    // Only its author changes a document: whom the session was handed to says the end in one of its own.
    const end = { id: lessonEndId(lesson), scope: held.scope, parent: lesson, body: { at: this.#now() } };
    await this.#write('lessonend', end);
  }

  /** Throws AppError: `notFound` where the lesson is not here, or why it may not be done. */
  async do(wish: LessonWish): Promise<void> {
    const { clock, person } = this.#options;
    const { scope, id: parent } = this.#held(wish.lesson);
    const at = this.#now();
    if (isRecordingWish(wish)) {
      const facts = { person, at, newId: () => clock.stamp() };
      return await this.#writePart(recordingPart(wish, { scope, parent, ...facts }));
    }
    if (isBroadcastWish(wish)) {
      const place = { id: clock.stamp(), scope, gone: false };
      if (wish.do === 'air') {
        const body = { state: wish.state, text: wish.text, until: wish.until, at };
        return await this.#writePart({ ...place, kind: 'air', parent, body });
      }
      const body = { mark: wish.mark, at };
      return await this.#writePart({ ...place, kind: 'questionmark', parent: wish.question, body });
    }
    switch (wish.do) {
      case 'hand': {
        const body = { isUp: wish.isUp, at };
        return await this.#write('hand', { id: handId(parent, person), scope, parent, body });
      }
      case 'handDown':
        return await this.#write('handdown', {
          id: clock.stamp(),
          scope,
          parent,
          body: { person: wish.person, at: Math.max(at, await this.#raisedAt(parent, wish.person)) },
        });
      case 'split': {
        // Who has left the chat since they were put into a group is in none.
        const members = new Set(membersOf(this.#options.projection, this.#held(parent).parent));
        const groups = wish.groups.map((people) => people.filter((one) => members.has(one)));
        const body = { groups, untilMs: wish.untilMs, at };
        return await this.#write('split', { id: clock.stamp(), scope, parent, body });
      }
      case 'answer': {
        const body = { state: wish.state, at };
        return await this.#write('callanswer', { id: callAnswerId(parent, person), scope, parent, body });
      }
      case 'lead': {
        const body = { person: wish.person, rank: wish.rank };
        return await this.#write('cohost', { id: clock.stamp(), scope, parent, body });
      }
      case 'room': {
        const handAt = wish.room.hand === '' ? 0 : at;
        const id = roomId(parent, person);
        return await this.#write('room', { id, scope, parent, body: { ...wish.room, handAt } });
      }
      case 'roll': {
        const body = { person: wish.person, state: wish.state };
        return await this.#write('roll', { id: clock.stamp(), scope, parent, body });
      }
    }
  }

  /** Undefined where the lesson, or its recording, is not here. */
  answer(name: LessonQueryName, params: object, context: ReaderContext): Promise<object | undefined> {
    if (name === 'recordings') return this.#recordings(params, context);
    if (name === 'broadcast') return this.#broadcast(params, context);
    return name === 'lesson' ? this.#view(params, context) : this.#recording(params, context);
  }

  async #view(params: object, context: ReaderContext): Promise<LessonView | undefined> {
    const { projection, reader } = this.#options;
    const id = 'lesson' in params && typeof params.lesson === 'string' ? params.lesson : '';
    const lesson = projection.lessons.get(id);
    if (!lesson) return undefined;
    const about = (await reader.about([id])).get(id) ?? [];
    return lessonView(context, lesson, { about, now: this.#now() });
  }

  /** Undefined where it is not here, or is no broadcast. */
  async #broadcast(params: object, context: ReaderContext): Promise<BroadcastView | undefined> {
    const { projection, reader } = this.#options;
    const id = 'lesson' in params && typeof params.lesson === 'string' ? params.lesson : '';
    const lesson = projection.lessons.get(id);
    if (lesson?.body.type !== 'broadcast') return undefined;
    const about = (await reader.about([id])).get(id) ?? [];
    const questions = about.filter(({ kind }) => kind === 'question').map((one) => one.id);
    return broadcastView(context, lesson, { about, answers: await reader.about(questions) });
  }

  /** A lesson that is begun when one is planned is that one. */
  #planned(chat: string, type: SessionStart['type']) {
    return type === 'lesson' ? plannedNow(this.#options.projection, chat, this.#now()) : undefined;
  }

  async #recording(params: object, context: ReaderContext): Promise<RecordingView | undefined> {
    const { projection, reader } = this.#options;
    const id = 'lesson' in params && typeof params.lesson === 'string' ? params.lesson : '';
    const lesson = projection.lessons.get(id);
    const packed = await reader.one(packageId(id));
    if (!packed || packed.gone || !isOfKind(packed, 'package')) return undefined;
    const about = (await reader.about([id])).get(id) ?? [];
    const questions = about.filter(({ kind }) => kind === 'question');
    const replies = await reader.about(questions.map((one) => one.id));
    return recordingView(context, { packed, lesson, about, replies });
  }

  async #recordings(params: object, context: ReaderContext): Promise<readonly RecordedRow[]> {
    const { projection, reader } = this.#options;
    const wanted = 'lesson' in params && params.lesson !== '' ? params.lesson : undefined;
    const chat = 'chat' in params ? params.chat : '';
    const ids = [...projection.lessons.values()]
      .filter(({ id, parent }) => (wanted === undefined ? parent === chat : id === wanted))
      .map(({ id }) => id);
    const found = await reader.many(ids.map(packageId));
    const packages = [...found.values()]
      .filter((one) => isOfKind(one, 'package'))
      .filter(({ gone }) => !gone)
      .toSorted((a, b) => b.body.startedAt - a.body.startedAt)
      .slice(0, MOST_RECORDINGS);
    const about = await reader.about(packages.map(({ body }) => body.lesson));
    return packages.map((packed) => {
      const { lesson } = packed.body;
      const of = { lesson: projection.lessons.get(lesson), about: about.get(lesson) ?? [] };
      return recordedRow(context, packed, of);
    });
  }

  /** When the last of some hands was raised by its own clock, which may be wrong: 0 for none, '' for everyone's. */
  async #raisedAt(lesson: string, person: string): Promise<number> {
    const about = (await this.#options.reader.about([lesson])).get(lesson) ?? [];
    const raised = about.flatMap((one) =>
      isOfKind(one, 'hand') && (person === '' || one.by === person)
        ? [one.body.at]
        : isOfKind(one, 'room') && (person === '' || one.body.hand === person)
          ? [one.body.handAt]
          : [],
    );
    return Math.max(0, ...raised);
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.clock.now()));
  }

  #held(lesson: string): DocumentOf<'lesson', ReplicaDocument> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held) throw new AppError('notFound', { details: 'no lesson' });
    return held;
  }

  async #write<K extends Kind>(
    kind: K,
    of: { readonly id: string; readonly scope: string; readonly parent: string; readonly body: BodyOf<K> },
  ): Promise<void> {
    await this.#writePart({ ...of, kind, gone: false });
  }

  async #writePart(of: UnsignedPart): Promise<void> {
    const { clock, person, projection, replicator, store } = this.#options;
    const part = { ...of, by: person, stamp: clock.stamp() };
    const around = { look: (id: string) => projection.lessons.get(id), at: this.#now() };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, around);
    if (refusal) throw new AppError(refusal);
    await store.write(part);
    replicator.wake();
  }
}

/** What a lesson takes from its plan; a title has fewer letters there. */
function plannedAs({ id, body: { title, type } }: DocumentOf<'session', ReplicaDocument>) {
  return { title: [...title].slice(0, 120).join(''), type, plan: id };
}
