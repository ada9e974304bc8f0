import type { RxCollection } from 'rxdb';
import { presenceIn, wasThere } from '../../lessons/presence.ts';
import { can } from '../../permissions/can.ts';
import { stampTime } from '../../ids/id.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import { reportOf } from '../../schema/minutes.ts';
import { listName } from '../../schema/person.ts';
import { chatOfScope } from '../../schema/scope.ts';
import { standing } from '../../sessions/keeper.ts';
import { occurrencesIn } from '../../sessions/occurrences.ts';
import { isWithAuthor, type ReplicaDocument, replicaDocumentOf } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import { ROUND_ROWS } from '../rounds/round-rows.ts';
import { RxRows } from '../rx-rows.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { chatPeople } from '../talk/chat-people.ts';
import { endOf } from './call-state.ts';
import { nextNumber } from './paper-number.ts';
import type { HeldRow, PaperResults, PapersView, PaperStart, PaperView, PollResult } from './paper-views.ts';

type Minutes = DocumentOf<'minutes', ReplicaDocument>;
type Lesson = DocumentOf<'lesson', ReplicaDocument>;
type Session = DocumentOf<'session', ReplicaDocument>;

/** More of a chat are not shown; all of them are in the export. */
const MOST_PAPERS = 300;
/** What was held longer ago is not offered to be written about. */
const OFFERED_MS = 31 * 86_400_000;
const MOST_OFFERED = 40;
/** So much of the end of a chat is looked through for polls. */
const LOOKED_THROUGH = 300;
const MOST_POLLS = 12;
const AFTER_ALL = '~';

/** Minutes and reports, as a replica holds them. */
export class Papers {
  readonly #rows: RxRows<ReplicaDocument>;
  readonly #reader: StreamReader;

  constructor(shelf: RxCollection<ReplicaDocument>, reader: StreamReader) {
    this.#rows = new RxRows(shelf, replicaDocumentOf);
    this.#reader = reader;
  }

  /** @param params parsed by the schema of the query */
  async answer(
    name: keyof PaperResults,
    params: object,
    context: ReaderContext,
  ): Promise<PaperResults[keyof PaperResults]> {
    const of = (key: 'chat' | 'about' | 'day') => {
      const value: unknown = Reflect.get(params, key);
      return typeof value === 'string' ? value : '';
    };
    const chat = of('chat');
    const papers = (await this.#all()).filter(({ scope }) => chatOfScope(scope) === chat);
    if (name === 'papers') return papersView(context, chat, papers);
    return await this.#start(context, { chat, about: of('about'), day: of('day') }, papers);
  }

  async one(id: string): Promise<ReplicaDocument | undefined> {
    return (await this.#rows.get([id])).get(id);
  }

  /** What the minutes and reports of all chats are about. */
  async parents(): Promise<Set<string>> {
    return new Set((await this.#all()).map(({ parent }) => parent));
  }

  /** The newest first, without those that a hub has refused to others. */
  async #all(): Promise<readonly Minutes[]> {
    const sort = [{ kind: 'desc' as const }, { order: 'desc' as const }];
    const found = await this.#rows.find({ selector: { kind: 'minutes' }, sort });
    return found.filter((one): one is Minutes => isOfKind(one, 'minutes') && !one.gone && !isWithAuthor(one));
  }

  async #start(
    context: ReaderContext,
    { chat, about, day }: { readonly chat: string; readonly about: string; readonly day: string },
    papers: readonly Minutes[],
  ): Promise<PaperStart | undefined> {
    const { projection } = context;
    const lesson = projection.lessons.get(about);
    const session = projection.sessions.get(lesson ? lesson.body.plan : about);
    const facts = lesson ? ofLesson(context, lesson, session) : session && ofSession(session, day);
    if (!facts || (lesson ?? session)?.parent !== chat) return undefined;
    const under = lesson ? ((await this.#reader.about([about])).get(about) ?? []) : [];
    const presence = presenceIn(under.filter((one) => !isWithAuthor(one)));
    const inRooms = [...presence.rooms.values()].reduce(
      (sum, { count, people }) => sum + Math.max(0, count - people.length),
      0,
    );
    const leader = lesson?.by ?? session?.by ?? '';
    return {
      ...facts,
      chair: nameOf(context, leader),
      agenda: session?.body.agenda ?? [],
      number: nextNumber(papers, facts.report, facts.heldAt),
      people: chatPeople(projection, chat).map(({ id, name }) => ({
        id,
        name,
        isPresent: id === leader || wasThere(presence, id),
      })),
      others: inRooms,
      polls: await this.#polls(context, chat),
    };
  }

  /** The newest polls of the chat, which is where a vote is held. */
  async #polls(context: ReaderContext, chat: string): Promise<readonly PollResult[]> {
    const newest = await this.#reader.before(chat, AFTER_ALL, LOOKED_THROUGH);
    const polls = newest.filter(({ kind }) => kind === 'poll').slice(0, MOST_POLLS);
    const about = await this.#reader.about(polls.map(({ id }) => id));
    return polls.flatMap((poll): PollResult[] => {
      const row = ROUND_ROWS['poll']?.(context, poll, about.get(poll.id) ?? []);
      if (row?.kind !== 'poll' || row.type !== 'poll') return [];
      const options = row.options.map(({ text, count }) => ({ text, count }));
      return [{ id: row.id, question: row.text, options }];
    });
  }
}

function ofLesson(context: ReaderContext, lesson: Lesson, session: Session | undefined) {
  const { type, title, startedAt } = lesson.body;
  return {
    type,
    report: reportOf({ type, eventType: session?.body.eventType ?? '' }),
    title,
    place: session?.body.place ?? '',
    heldAt: startedAt,
    endedAt: endOf(context.projection, lesson),
  };
}

/** What was held without a computer is written about as it was planned. */
function ofSession({ body }: Session, day: string) {
  const { type, title, place } = body;
  const time = occurrencesIn(body, 0, Number.MAX_SAFE_INTEGER).find((one) => one.day === day);
  if (!time) return undefined;
  return { type, report: reportOf(body), title, place, heldAt: time.startsAt, endedAt: time.endsAt };
}

function papersView(context: ReaderContext, chat: string, all: readonly Minutes[]): PapersView {
  const { projection, person } = context;
  const target = { chat, about: projection.directory.chat(chat) };
  const mayWrite = can(projection.factsOf(person), 'session.report', target);
  return {
    papers: all.slice(0, MOST_PAPERS).map((one) => paperView(context, one, mayWrite)),
    held: mayWrite ? heldRows(context, chat, all) : [],
  };
}

function paperView(context: ReaderContext, one: Minutes, mayWrite: boolean): PaperView {
  const { projection, person } = context;
  const chat = chatOfScope(one.scope);
  return {
    id: one.id,
    chat,
    chatTitle: chatTitle(projection, person, chat),
    schoolTitle: projection.directory.school?.body.title ?? '',
    about: one.parent,
    type: (projection.lessons.get(one.parent) ?? projection.sessions.get(one.parent))?.body.type ?? 'lesson',
    body: one.body,
    signer: personBrief(projection, one.by),
    signedAt: stampTime(one.id),
    correctedAt: one.stamp === one.id ? 0 : stampTime(one.stamp),
    people: one.body.present
      .map((id) => nameOf(context, id))
      .filter(Boolean)
      .sort((a, b) => a.localeCompare(b, 'ru')),
    canCorrect: mayWrite && one.by === person,
    isSent: one.queue === '',
  };
}

/** What began within the last month and has no paper, the newest first. */
function heldRows(context: ReaderContext, chat: string, papers: readonly Minutes[]): readonly HeldRow[] {
  const { projection, now } = context;
  const written = new Set(papers.map(({ parent }) => parent));
  const from = now - OFFERED_MS;
  const rows: HeldRow[] = [];
  const begun = new Set<string>();
  for (const lesson of projection.lessons.values()) {
    const { type, title, plan, startedAt } = lesson.body;
    if (lesson.parent !== chat || type === 'call' || startedAt < from) continue;
    if (plan !== '') begun.add(plan);
    if (written.has(lesson.id)) continue;
    const report = reportOf({ type, eventType: projection.sessions.get(plan)?.body.eventType ?? '' });
    rows.push({ about: lesson.id, day: '', type, report, title, at: startedAt });
  }
  for (const session of standing(projection.sessions.values())) {
    // Of what repeats each time is begun as a lesson of its own, or was not held.
    if (session.parent !== chat || begun.has(session.id) || written.has(session.id)) continue;
    const { type, title } = session.body;
    for (const { day, startsAt, isOff } of occurrencesIn(session.body, from, now)) {
      if (isOff || startsAt > now) continue;
      rows.push({ about: session.id, day, type, report: reportOf(session.body), title, at: startsAt });
    }
  }
  return rows.sort((a, b) => b.at - a.at).slice(0, MOST_OFFERED);
}

function nameOf({ projection }: ReaderContext, person: string): string {
  const card = projection.people.get(person);
  return card ? listName(card.body) : '';
}
