import type { Directory } from '../../shared/directory/directory.ts';
import type { JournalPaper } from '../../shared/ipc/lesson-calls.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { listName } from '../../shared/schema/person.ts';
import { type Occurrence, occurrenceAt, occurrencesIn } from '../../shared/sessions/occurrences.ts';

export type Session = DocumentOf<'session', AcceptedDocument>;
type Lesson = DocumentOf<'lesson', AcceptedDocument>;

/** Minutes that name a time so near belong to that time of something planned. */
const NEAR_MS = 12 * 3_600_000;

/** The times within a period at which something was to begin and was not begun with a computer. */
export function plannedTimes(
  sessions: Iterable<Session>,
  lessons: readonly Lesson[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly (Occurrence & { readonly session: Session })[] {
  const byPlan = Map.groupBy(lessons, ({ body }) => body.plan);
  return [...sessions].flatMap((session) => {
    const begun = new Set(
      (byPlan.get(session.id) ?? []).map(({ body }) => occurrenceAt(session.body, body.startedAt)?.day),
    );
    return occurrencesIn(session.body, from, to)
      .filter(({ day, startsAt }) => startsAt >= from && startsAt < to && !begun.has(day))
      .map((time) => ({ ...time, session }));
  });
}

/** With how many people whoever holds a consultation has talked within its time, each in a call of the two. */
export function callsIn(
  { session, day }: Pick<Occurrence, 'day'> & { readonly session: Session },
  calls: readonly Lesson[],
): number {
  const own = calls.filter(
    ({ by, body }) =>
      body.plan === session.id &&
      by === session.by &&
      occurrenceAt(session.body, body.startedAt)?.day === day,
  );
  return new Set(own.map(({ parent }) => parent)).size;
}

/**
 * What is signed about a lesson, or about one time of something planned. The words of a report are told to those
 * who look after the school; minutes are read in the chat they belong to.
 */
export function papersAbout(
  directory: Directory,
  found: readonly AcceptedDocument[],
  time: Pick<Occurrence, 'startsAt' | 'endsAt'> | '',
): readonly JournalPaper[] {
  return found.flatMap((one): JournalPaper[] => {
    if (!isOfKind(one, 'minutes') || one.gone) return [];
    const { report, number, title, heldAt, present, others, subject, results, places } = one.body;
    if (time !== '' && (heldAt < time.startsAt - NEAR_MS || heldAt > time.endsAt + NEAR_MS)) return [];
    const signerName = nameOf(directory, one.by);
    const head = { report, number, title, signerName, present: present.length + others };
    return [{ ...head, subject, results, places: [...places] }];
  });
}

export function nameOf(directory: Directory, person: string): string {
  const card = directory.get('person', person)?.body;
  return card ? listName(card) : '';
}

/** Who is in a chat now. */
export function membersOf(directory: Directory, chat: string): readonly string[] {
  const people = new Set(directory.about('membership', chat).map(({ body }) => body.person));
  return [...people].filter((person) => directory.factsOf(person).chats.has(chat));
}
