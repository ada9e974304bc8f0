import { decidingSplit, groupOf, groupsAt } from '../../lessons/division.ts';
import { presenceIn, wasThere, whereabouts } from '../../lessons/presence.ts';
import { leadersIn, refusalToAppoint, refusalToLead } from '../../permissions/may-lead.ts';
import { waitId } from '../../schema/cohost.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import { isThere, presentMs } from '../../schema/lesson-part.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import { endOf } from './call-state.ts';
import type { DivisionView, HandRow, LessonView, RollRow } from './lesson-views.ts';
import { mayMark, peopleMeant } from './people-meant.ts';
import { recordingState } from './recording-view.ts';

const MINUTE_MS = 60_000;

/**
 * A lesson with the hands that are up and its roll.
 * @param about what lies under the lesson, in any order
 * @param now hub time in milliseconds
 */
export function lessonView(
  { projection, person }: ReaderContext,
  lesson: DocumentOf<'lesson', ReplicaDocument>,
  { about, now }: { readonly about: readonly ReplicaDocument[]; readonly now: number },
): LessonView {
  const { title, type, startedAt } = lesson.body;
  const endedAt = endOf(projection, lesson);
  const facts = projection.factsOf(person);
  const hands = handsUp(about);
  const presence = presenceIn(about.filter(isTaken));
  const chat = lesson.parent;
  const place = { lesson: lesson.id, chat };
  const leaders = leadersIn(place, projection.directory);
  const mayLead = refusalToLead(facts, place, projection.directory) === undefined;
  return {
    id: lesson.id,
    title,
    type,
    startedAt,
    endedAt,
    host: personBrief(projection, leaders.host || lesson.by),
    seconds: [...leaders.all].filter((one) => one !== leaders.host),
    mayLead,
    mayMark: mayMark({ projection, person }, { chat, mayLead }),
    mayAppoint: type !== 'call' && refusalToAppoint(facts, place, projection.directory) === undefined,
    mayEnd: lesson.by === person || leaders.host === person,
    isWaiting: endedAt === 0 && isWaiting(about, lesson.id),
    division:
      endedAt === 0 ? division(about.filter(isTaken), { projection, person, mayLead, now }) : undefined,
    recording: recordingState(facts, about, {
      lesson: lesson.id,
      type,
      target: { chat, about: projection.directory.chat(chat) },
    }),
    rooms: [...presence.rooms].map(([by, room]) => ({
      person: personBrief(projection, by),
      isOwn: by === person,
      title: room.title,
      count: Math.max(room.count, room.people.length),
      people: room.people,
      hand: hands.some((hand) => hand.by === by && hand.person === room.hand) ? room.hand : '',
    })),
    whereabouts: whereabouts(presence, lesson.by),
    hands,
    isOwnHandUp: hands.some((hand) => hand.person === person),
    roll: peopleMeant({ projection, person }, chat)
      .filter(({ id }) => id !== lesson.by)
      .map((one): RollRow => {
        const record = presence.attended.get(one.id);
        return {
          person: one,
          mark: presence.marks.get(one.id) ?? 'unmarked',
          isThere: endedAt === 0 && record !== undefined && isThere(record),
          minutes: record ? Math.round(presentMs(record, endedAt || now) / MINUTE_MS) : 0,
          isPresent: wasThere(presence, one.id),
        };
      }),
  };
}

/**
 * The hands that are up. A hand is seen by whoever leads after it was raised; both times are those of the
 * school, so the order is the same everywhere.
 */
function handsUp(about: readonly ReplicaDocument[]): readonly HandRow[] {
  const seen = new Map<string, number>();
  for (const one of about) {
    if (isOfKind(one, 'handdown') && isTaken(one)) {
      seen.set(one.body.person, Math.max(seen.get(one.body.person) ?? 0, one.body.at));
    }
  }
  return about
    .flatMap((one): HandRow[] => {
      const raised = raisedIn(one);
      if (!raised || !isTaken(one)) return [];
      const seenAt = Math.max(seen.get(raised.person) ?? 0, seen.get('') ?? 0);
      return raised.at > seenAt ? [raised] : [];
    })
    .toSorted((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
}

/** A hand of a person's own, or of somebody in the room for which their computer stands. */
function raisedIn(one: ReplicaDocument): HandRow | undefined {
  if (isOfKind(one, 'hand'))
    return one.body.isUp ? { person: one.by, at: one.body.at, by: one.by } : undefined;
  if (!isOfKind(one, 'room') || !one.body.isOn || one.body.hand === '') return undefined;
  return { person: one.body.hand, at: one.body.handAt, by: one.by };
}

/** Pupils are told of their own group alone. */
function division(
  about: readonly ReplicaDocument[],
  {
    projection,
    person,
    mayLead,
    now,
  }: Pick<ReaderContext, 'projection' | 'person'> & { readonly mayLead: boolean; readonly now: number },
): DivisionView | undefined {
  const split = decidingSplit(about);
  const groups = groupsAt(split, now);
  if (!split || groups.length === 0) return undefined;
  const briefs = (people: readonly string[]) => people.map((one) => personBrief(projection, one));
  const own = groupOf(groups, person);
  return {
    own,
    others: briefs((groups[own - 1] ?? []).filter((one) => one !== person)),
    groups: mayLead ? groups.map(briefs) : [],
    untilMs: split.untilMs,
  };
}

/** Whether nobody who leads is there, as the hub says. */
function isWaiting(about: readonly ReplicaDocument[], lesson: string): boolean {
  return about.some((one) => isOfKind(one, 'wait') && one.id === waitId(lesson) && isThere(one.body));
}

/** What a hub refused is kept for its author and counts for nothing. */
function isTaken({ gone, queue }: ReplicaDocument): boolean {
  return !gone && queue !== 'refused' && queue !== 'aside';
}
