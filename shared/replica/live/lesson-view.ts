import { presenceIn, wasThere } from '../../lessons/presence.ts';
import { can } from '../../permissions/can.ts';
import { type DocumentOf, isOfKind } from '../../schema/kinds.ts';
import { isThere, presentMs } from '../../schema/lesson-part.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import { chatPeople } from '../talk/chat-people.ts';
import type { HandRow, LessonView, RollRow } from './lesson-views.ts';
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
  const { title, type, startedAt, endedAt } = lesson.body;
  const hands = handsUp(about);
  const presence = presenceIn(about.filter(isTaken));
  const chat = lesson.parent;
  return {
    id: lesson.id,
    title,
    type,
    startedAt,
    endedAt,
    host: personBrief(projection, lesson.by),
    mayLead: can(projection.factsOf(person), 'lesson.lead', { chat, about: projection.directory.chat(chat) }),
    recording: recordingState(projection.factsOf(person), about, {
      lesson: lesson.id,
      type,
      target: { chat, about: projection.directory.chat(chat) },
    }),
    hands,
    isOwnHandUp: hands.some((hand) => hand.person === person),
    roll: chatPeople(projection, chat)
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
      if (!isOfKind(one, 'hand') || !one.body.isUp || !isTaken(one)) return [];
      const { at } = one.body;
      const seenAt = Math.max(seen.get(one.by) ?? 0, seen.get('') ?? 0);
      return at > seenAt ? [{ person: one.by, at }] : [];
    })
    .toSorted((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
}

/** What a hub refused is kept for its author and counts for nothing. */
function isTaken({ gone, queue }: ReplicaDocument): boolean {
  return !gone && queue !== 'refused' && queue !== 'aside';
}
