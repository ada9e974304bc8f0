import { privateRefusal } from '../../permissions/may-write-chats.ts';
import { refusalToBegin } from '../../permissions/may-write-lessons.ts';
import { pairChatId } from '../../schema/pair.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import {
  AHEAD_MS,
  type Occurrence,
  occurrenceAt,
  occurrencesIn,
  slotsOf,
} from '../../sessions/occurrences.ts';
import { holdersOf } from '../../sessions/bookings.ts';
import { keeperOf, standing } from '../../sessions/keeper.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { Projection } from '../projection.ts';
import { isQuietAt } from '../talk/quiet-hours.ts';
import { endOf } from './call-state.ts';
import type { SessionRow, SlotRow } from './session-views.ts';

type Session = DocumentOf<'session', ReplicaDocument>;
type Lesson = DocumentOf<'lesson', ReplicaDocument>;

const MOST_SESSIONS = 400;

interface Period {
  readonly from: number;
  readonly to: number;
  /** '' for all chats. */
  readonly chat: string;
}

/** What is planned within a period, the nearest first. */
export function sessionRows(context: ReaderContext, { from, to, chat }: Period): readonly SessionRow[] {
  const { projection } = context;
  const lessons = begunFrom(projection);
  const rows: SessionRow[] = [];
  for (const session of standing(projection.sessions.values())) {
    if (chat !== '' && session.parent !== chat) continue;
    const times = occurrencesIn(session.body, from, to);
    if (times.length === 0) continue;
    const base = baseOf(context, session);
    const begun = lessons.get(session.id) ?? [];
    for (const time of times) rows.push({ ...base, ...rowOf(context, session, { time, begun }) });
  }
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, MOST_SESSIONS);
}

/** What was begun from each session, by its id. */
function begunFrom({ lessons }: Projection): ReadonlyMap<string, readonly Lesson[]> {
  return Map.groupBy(
    // The time of one person is a call between two, and not what was planned for all.
    [...lessons.values()].filter(({ body }) => body.plan !== '' && body.type !== 'call'),
    ({ body }) => body.plan,
  );
}

type Base = Omit<SessionRow, keyof ReturnType<typeof rowOf>>;

function baseOf({ projection, person }: ReaderContext, session: Session): Base {
  const { type, eventType, title, place, weekdays } = session.body;
  const chat = session.parent;
  const about = projection.directory.chat(chat);
  const facts = projection.factsOf(person);
  const keeper = keeperOf(projection.directory, session);
  return {
    id: session.id,
    kind: 'session',
    chat,
    chatTitle: chatTitle(projection, person, chat),
    type,
    eventType,
    title,
    place,
    isRepeated: weekdays.length > 0,
    planner: personBrief(projection, keeper),
    isOwn: keeper === person,
    canStart: refusalToBegin(facts, type, { chat, about }) === undefined,
  };
}

function rowOf(
  { projection }: ReaderContext,
  { parent, body }: Session,
  { time, begun }: { readonly time: Occurrence; readonly begun: readonly Lesson[] },
) {
  const { directory, talk } = projection;
  const { day, startsAt, endsAt, isOff, isMoved } = time;
  const own = begun.filter((lesson) => occurrenceAt(body, lesson.body.startedAt)?.day === day);
  const lesson = own.find((one) => endOf(projection, one) === 0) ?? own.at(-1);
  const remindAt = startsAt - AHEAD_MS;
  const isQuietHour = isQuietAt(
    remindAt,
    directory.amount('quietFromHour'),
    directory.amount('quietUntilHour'),
  );
  return {
    day,
    at: startsAt,
    endsAt,
    isCancelled: isOff,
    isMoved,
    lesson: lesson?.id ?? '',
    lessonEndedAt: lesson ? endOf(projection, lesson) : 0,
    isQuiet: isQuietHour || talk.mutedUntil(parent) > remindAt,
  };
}

/** One time of something planned; undefined where there is none on that day. */
export function sessionRow(context: ReaderContext, session: Session, day: string): SessionRow | undefined {
  const base = baseOf(context, session);
  const begun = begunFrom(context.projection).get(session.id) ?? [];
  const time = occurrencesIn(session.body, 0, Number.MAX_SAFE_INTEGER).find((one) => one.day === day);
  return time && { ...base, ...rowOf(context, session, { time, begun }) };
}

/** The times of one occurrence. Who has a time is told to the staff; everyone else is told that it is taken. */
export function slotRows(
  { projection, person }: ReaderContext,
  session: Session,
  { row, bookings }: { readonly row: SessionRow; readonly bookings: readonly ReplicaDocument[] },
): readonly SlotRow[] {
  const { slotMinutes } = session.body;
  const holders = holdersOf(session, bookings);
  const held = bookings.find((one) => isOfKind(one, 'booking') && one.by === person);
  const ownAt = held && isOfKind(held, 'booking') ? held.body.at : 0;
  const facts = projection.factsOf(person);
  const calls = callsOf(projection, session.id);
  const mayCall = (holder: string) =>
    facts.chats.has(pairChatId(person, holder)) ||
    privateRefusal(facts, holder, projection.directory) === undefined;
  return slotsOf({ startsAt: row.at, endsAt: row.endsAt, slotMinutes }).map((at) => {
    const holder = holders.get(at);
    const isOwn = holder === person;
    const isWaiting = held !== undefined && held.queue === 'written';
    return {
      at,
      holder: holder !== undefined && (facts.isStaff || isOwn) ? personBrief(projection, holder) : undefined,
      isTaken: holder !== undefined,
      canCall: holder !== undefined && session.by === person && !row.isCancelled && mayCall(holder),
      call: holder !== undefined ? (calls.get(pairChatId(session.by, holder)) ?? '') : '',
      own: isOwn ? 'has' : at !== ownAt ? '' : isWaiting ? 'written' : 'lost',
    };
  });
}

/** The calls of a consultation that go on, by the private chat in which they are. */
function callsOf(projection: Projection, session: string): ReadonlyMap<string, string> {
  const live = [...projection.lessons.values()].filter(
    (one) => one.body.plan === session && one.body.type === 'call' && endOf(projection, one) === 0,
  );
  return new Map(live.map(({ parent, id }) => [parent, id]));
}

/** What is planned in a chat and may be begun now: a lesson that is begun there is the one that was planned. */
export function plannedNow(projection: Projection, chat: string, now: number): Session | undefined {
  return standing(projection.sessions.values()).find((session) => {
    if (session.parent !== chat || !isOfKind(session, 'session')) return false;
    return occurrencesIn(session.body, now, now + AHEAD_MS).some(({ isOff }) => !isOff);
  });
}
