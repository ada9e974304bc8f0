import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Directory } from '../../shared/directory/directory.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { JournalLine, JournalPaper } from '../../shared/ipc/lesson-calls.ts';
import { type Presence, presenceIn, thoseWhoWere, whereabouts } from '../../shared/lessons/presence.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { presentMs } from '../../shared/schema/lesson-part.ts';
import { reportOf } from '../../shared/schema/minutes.ts';
import { standing } from '../../shared/sessions/keeper.ts';
import type { Hub } from '../hub.ts';
import { callsIn, membersOf, nameOf, papersAbout, plannedTimes, type Session } from './planned.ts';

/** Between so many lessons the hub turns to others. */
const LESSONS_PER_TURN = 20;
const MINUTE_MS = 60_000;
const MOST_PAPERS = 100;

type Lesson = DocumentOf<'lesson', AcceptedDocument>;
type JournalRow = JournalLine & {
  readonly people: readonly string[];
  readonly signed: readonly JournalPaper[];
};

/**
 * What was held, and what was planned and not begun (feature F-089), the newest first.
 * @param period hub time in milliseconds: `from` included, `to` excluded
 */
export async function* journalLines(
  { store, facts, now }: Pick<Hub, 'store' | 'facts' | 'now'>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<JournalRow> {
  const directory = await facts.directory();
  const isWithin = (at: number) => at >= from && at < to;
  const all = (await store.byKind('lesson')).filter(isLesson);
  // Who calls whom is nobody else's business.
  const lessons = all.filter(({ body }) => body.type !== 'call');
  const calls = all.filter(({ body }) => body.type === 'call' && body.plan !== '');
  const sessions = new Map<string, Session>();
  for (const one of await store.byKind('session')) {
    if (isOfKind(one, 'session') && !one.gone) sessions.set(one.id, one);
  }
  const rows = [
    ...lessons
      .filter(({ body }) => isWithin(body.startedAt))
      .map((lesson) => ({ at: lesson.body.startedAt, lesson })),
    ...plannedTimes(standing(sessions.values()), lessons, { from, to }).map((planned) => ({
      at: planned.startsAt,
      planned,
    })),
  ].sort((a, b) => b.at - a.at);
  for (const [index, row] of rows.entries()) {
    if (index % LESSONS_PER_TURN === LESSONS_PER_TURN - 1) await nextTurn();
    if ('lesson' in row) {
      yield await heldLine({ store, directory }, row.lesson, sessions.get(row.lesson.body.plan));
    } else
      yield await plannedLine({ store, directory }, row.planned, {
        now: now(),
        calls: callsIn(row.planned, calls),
      });
  }
}

function isLesson(one: AcceptedDocument): one is Lesson {
  return isOfKind(one, 'lesson') && !one.gone;
}

interface Source {
  readonly store: Hub['store'];
  readonly directory: Directory;
}

async function heldLine(
  { store, directory }: Source,
  lesson: Lesson,
  session: Session | undefined,
): Promise<JournalRow> {
  const { title, type, startedAt } = lesson.body;
  const presence = await presenceOf(store, lesson.id);
  const were = thoseWhoWere(presence, lesson.by);
  const members = membersOf(directory, lesson.parent).filter((person) => person !== lesson.by);
  const endedAt = await endOf(store, lesson);
  const signed = papersAbout(directory, await store.byParent('minutes', lesson.id), '');
  return {
    about: lesson.id,
    day: '',
    state: endedAt === 0 ? 'goesOn' : 'held',
    type,
    report: reportOf({ type, eventType: session?.body.eventType ?? '' }),
    title,
    chatTitle: directory.chat(lesson.parent)?.title ?? '',
    host: lesson.by,
    hostName: nameOf(directory, lesson.by),
    startedAt,
    endedAt,
    present: were.size,
    ...whereabouts(presence, lesson.by),
    // Whoever has left the chat since was there all the same.
    invited: new Set([...members, ...were]).size,
    papers: signed.length,
    people: [...were].map((person) => nameOf(directory, person)).sort((a, b) => a.localeCompare(b, 'ru')),
    signed,
  };
}

/** When whoever led it ended it, or the hub because nobody was there any more; 0 while it goes on. */
async function endOf(store: Hub['store'], { id, body }: Lesson): Promise<number> {
  if (body.endedAt > 0) return body.endedAt;
  const ends = await store.byParent('lessonend', id);
  return Math.max(0, ...ends.map((end) => (isOfKind(end, 'lessonend') ? end.body.at : 0)));
}

async function plannedLine(
  { store, directory }: Source,
  { session, day, startsAt, endsAt, isOff }: ReturnType<typeof plannedTimes>[number],
  { now, calls }: { readonly now: number; readonly calls: number },
): Promise<JournalRow> {
  const { type, title } = session.body;
  const signed = papersAbout(directory, await store.byParent('minutes', session.id), { startsAt, endsAt });
  const [paper] = signed;
  // Minutes say that it was held, with no computer; the times of a consultation are calls of two.
  const state = paper || calls > 0 ? 'held' : isOff ? 'cancelled' : endsAt > now ? 'planned' : 'notHeld';
  const members = membersOf(directory, session.parent).filter((person) => person !== session.by);
  return {
    about: session.id,
    day,
    state,
    type,
    report: reportOf(session.body),
    title,
    chatTitle: directory.chat(session.parent)?.title ?? '',
    host: session.by,
    hostName: nameOf(directory, session.by),
    startedAt: startsAt,
    endedAt: endsAt,
    present: Math.max(calls, paper?.present ?? 0),
    ...{ rooms: 0, inRooms: 0, atHome: 0 },
    invited: Math.max(members.length, paper?.present ?? 0),
    papers: signed.length,
    people: [],
    signed,
  };
}

/**
 * Who was at a lesson besides the host, by name, and what is signed about it, or about a time of something planned.
 * Throws AppError `notFound` where there is none.
 */
export async function peopleOf(
  { store, facts, now }: Pick<Hub, 'store' | 'facts' | 'now'>,
  { about, day }: { readonly about: string; readonly day: string },
): Promise<{
  readonly people: readonly { readonly name: string; readonly minutes: number }[];
  readonly papers: readonly JournalPaper[];
}> {
  const held = await store.get(about);
  const directory = await facts.directory();
  if (held && !held.gone && isOfKind(held, 'session')) {
    const time = plannedTimes([held], [], { from: 0, to: Number.MAX_SAFE_INTEGER }).find(
      (one) => one.day === day,
    );
    if (!time) throw new AppError('notFound');
    const papers = papersAbout(directory, await store.byParent('minutes', about), time);
    return { people: [], papers: papers.slice(0, MOST_PAPERS) };
  }
  if (!held || held.gone || !isOfKind(held, 'lesson')) throw new AppError('notFound');
  const presence = await presenceOf(store, about);
  const until = (await endOf(store, held)) || now();
  const people = [...thoseWhoWere(presence, held.by)]
    .map((person) => {
      const record = presence.attended.get(person);
      const minutes = record ? Math.max(1, Math.round(presentMs(record, until) / MINUTE_MS)) : 0;
      return { name: nameOf(directory, person), minutes };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  const papers = papersAbout(directory, await store.byParent('minutes', about), '');
  return { people, papers: papers.slice(0, MOST_PAPERS) };
}

async function presenceOf(store: Hub['store'], lesson: string): Promise<Presence> {
  const about = [
    ...(await store.byParent('attended', lesson)),
    ...(await store.byParent('roll', lesson)),
    ...(await store.byParent('room', lesson)),
  ];
  return presenceIn(about.filter(({ gone }) => !gone));
}
