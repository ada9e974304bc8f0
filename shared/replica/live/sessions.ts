import { AppError } from '../../errors/app-error.ts';
import { refusalOf } from '../../permissions/can.ts';
import { refusalToWrite } from '../../permissions/may-write.ts';
import { plannableTypes } from '../../permissions/may-write-sessions.ts';
import { lookedUpIn } from '../../permissions/surroundings.ts';
import { chatScope } from '../../schema/chat.ts';
import { type BodyOf, type DocumentOf, isOfKind, type Kind } from '../../schema/kinds.ts';
import { bookingId, type SessionBody } from '../../schema/session.ts';
import { latestOf } from '../../sessions/keeper.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { LessonsOptions } from './lessons.ts';
import { meetingRows } from './meeting-rows.ts';
import { Papers } from './papers.ts';
import { sessionRow, sessionRows, slotRows } from './session-rows.ts';
import type {
  MeetingRow,
  PlanPlace,
  SessionQueryName,
  SessionResults,
  SessionRow,
  SessionView,
} from './session-views.ts';
import type { SessionWish } from './session-wish.ts';

type Session = DocumentOf<'session', ReplicaDocument>;
type Wish<D extends SessionWish['do']> = Extract<SessionWish, { readonly do: D }>;

/** What is planned in this person's chats, and what is done with it. */
export class Sessions {
  readonly #options: LessonsOptions;

  constructor(options: LessonsOptions) {
    this.#options = options;
  }

  /** Throws AppError: `notFound` where what it is about is not here, or why it may not be done. */
  async do(wish: SessionWish): Promise<void> {
    switch (wish.do) {
      case 'plan': {
        const { do: _do, chat, tell, ...body } = wish;
        const id = this.#options.clock.stamp();
        await this.#write('session', {
          id,
          scope: this.#scopeOf(chat),
          parent: chat,
          body: { ...body, changes: [], isCancelled: false },
        });
        return await this.#tell(chat, tell);
      }
      case 'change': {
        const { do: _do, session, tell, ...body } = wish;
        const held = this.#held(session);
        // Single days that were moved were moved from another time.
        return await this.#change(
          held,
          { ...body, changes: isElsewhere(held.body, body) ? [] : held.body.changes },
          tell,
        );
      }
      case 'cancel':
        return await this.#change(this.#held(wish.session), { isCancelled: wish.isCancelled }, wish.tell);
      case 'book': {
        const { id: parent, scope } = this.#held(wish.session);
        const id = bookingId(parent, this.#options.person);
        return await this.#write('booking', { id, scope, parent, body: { at: wish.at } });
      }
      case 'sign': {
        const { do: _do, chat, about: parent, minutes, tell, ...body } = wish;
        const id = minutes || this.#options.clock.stamp();
        const held = minutes === '' ? undefined : await this.#papers().one(minutes);
        await this.#write('minutes', { id, scope: this.#scopeOf(chat), parent, body }, held);
        return await this.#tell(chat, tell);
      }
      case 'changeDay':
        return await this.#changeDay(wish);
    }
  }

  /** @param params parsed by the schema of the query */
  answer(
    name: SessionQueryName,
    params: object,
    context: ReaderContext,
  ): Promise<SessionResults[SessionQueryName]> {
    if (name === 'planPlaces') return Promise.resolve(this.#places(context));
    if (name === 'papers' || name === 'paperStart') {
      return this.#papers().answer(name, params, context);
    }
    if (name === 'meetings') return this.#meetings(params, context);
    return name === 'session' ? this.#view(params, context) : Promise.resolve(this.#rows(params, context));
  }

  async #meetings(params: object, context: ReaderContext): Promise<readonly MeetingRow[]> {
    const chat = 'chat' in params && typeof params.chat === 'string' ? params.chat : '';
    const papers = await this.#papers().parents();
    return await meetingRows(context, { reader: this.#options.reader, chat, papers });
  }

  #rows(params: object, context: ReaderContext): readonly SessionRow[] {
    const of = (name: 'from' | 'to') => {
      const value: unknown = Reflect.get(params, name);
      return typeof value === 'number' ? value : 0;
    };
    const chat = 'chat' in params && typeof params.chat === 'string' ? params.chat : '';
    return sessionRows(context, { from: of('from'), to: of('to'), chat });
  }

  /** Where something may be planned, by title. */
  #places({ projection, person }: ReaderContext): readonly PlanPlace[] {
    const { directory } = projection;
    const facts = projection.factsOf(person);
    return [...facts.chats, ...facts.channels]
      .flatMap((chat): PlanPlace[] => {
        const about = directory.chat(chat);
        const types = about ? plannableTypes(facts, { chat, about }) : [];
        return about && types.length > 0
          ? [{ chat, title: about.title, template: about.template, types }]
          : [];
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'ru'));
  }

  /** Undefined where it is not here or there is none on that day. */
  async #view(params: object, context: ReaderContext): Promise<SessionView | undefined> {
    const id = 'session' in params && typeof params.session === 'string' ? params.session : '';
    const day = 'day' in params && typeof params.day === 'string' ? params.day : '';
    const session = latestOf(context.projection.sessions, id);
    const row = session && sessionRow(context, session, day);
    if (!session || !row) return undefined;
    const { reader, person, projection } = this.#options;
    const bookings = session.body.slotMinutes > 0 ? ((await reader.about([id])).get(id) ?? []) : [];
    const place = { chat: row.chat, about: projection.directory.chat(row.chat) };
    const canBook = refusalOf(projection.factsOf(person), 'session.book', place) === undefined;
    return { row, body: session.body, slots: slotRows(context, session, { row, bookings }), canBook };
  }

  async #changeDay({ session, day, isOff, startsAt, endsAt, tell }: Wish<'changeDay'>): Promise<void> {
    const held = this.#held(session);
    const others = held.body.changes.filter((change) => change.day !== day);
    const isChanged = isOff || startsAt > 0;
    const changes = isChanged ? [...others, { day, isOff, startsAt, endsAt }] : others;
    await this.#change(held, { changes }, tell);
  }

  async #change(held: Session, change: Partial<SessionBody>, tell: string): Promise<void> {
    const { clock, person } = this.#options;
    const { id, scope, parent } = held;
    // Somebody else's document is nobody's to change: who answers for it now writes one that takes its place.
    const place = held.by === person ? { id, of: {} } : { id: clock.stamp(), of: { instead: id } };
    await this.#write('session', {
      id: place.id,
      scope,
      parent,
      body: { ...held.body, ...change, ...place.of },
    });
    await this.#tell(parent, tell);
  }

  /** Those in the chat read it there, and are told of it as of every message. */
  async #tell(chat: string, text: string): Promise<void> {
    if (text === '') return;
    const id = this.#options.clock.stamp();
    const body = { text, replyTo: '' };
    await this.#write('message', { id, scope: this.#scopeOf(chat), parent: chat, body });
  }

  #papers(): Papers {
    const { database, reader } = this.#options;
    return new Papers(database.shelf, reader);
  }

  #scopeOf(chat: string): string {
    const { template = 'group' } = this.#options.projection.directory.chat(chat) ?? {};
    return chatScope(template, chat);
  }

  #held(id: string): Session {
    const held = latestOf(this.#options.projection.sessions, id);
    if (!held || !isOfKind(held, 'session')) throw new AppError('notFound', { details: 'nothing planned' });
    return held;
  }

  async #write<K extends Kind>(
    kind: K,
    of: { readonly id: string; readonly scope: string; readonly parent: string; readonly body: BodyOf<K> },
    before?: ReplicaDocument,
  ): Promise<void> {
    const { clock, person, projection, replicator, store } = this.#options;
    // What was just begun has the stamp of its beginning, so that a later one is a correction.
    const stamp = kind === 'minutes' && !before ? of.id : clock.stamp();
    const part = { ...of, kind, by: person, stamp, gone: false };
    const around = new Map(
      lookedUpIn(part).flatMap((id) => {
        const held = id === before?.id ? before : (projection.sessions.get(id) ?? projection.lessons.get(id));
        return held ? [[id, held] as const] : [];
      }),
    );
    const surroundings = { look: (id: string) => around.get(id), at: Math.floor(clock.now()) };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, surroundings);
    if (refusal) throw new AppError(refusal);
    await store.write(part);
    replicator.wake();
  }
}

function isElsewhere(
  before: Pick<SessionBody, 'startsAt' | 'endsAt' | 'weekdays'>,
  after: Pick<SessionBody, 'startsAt' | 'endsAt' | 'weekdays'>,
): boolean {
  const text = ({ startsAt, endsAt, weekdays }: typeof before) =>
    `${startsAt} ${endsAt} ${weekdays.join(' ')}`;
  return text(before) !== text(after);
}
