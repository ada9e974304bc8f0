import type { HandRow, LessonView } from '../../../shared/replica/live/lesson-views.ts';
import type { LessonPerson } from './people-on-lesson.ts';

/** One line of the people of a lesson: somebody who is there, or whose hand is up although no sound connects. */
export interface LessonRow {
  readonly key: string;
  readonly personId: string;
  readonly name: string;
  /** Undefined for somebody who is not in the room of sound and picture. */
  readonly person: LessonPerson | undefined;
  readonly hand: HandRow | undefined;
}

/**
 * The host first, then raised hands in their order, then the others as they stand. A person with two windows
 * raises one hand.
 */
export function lessonRows(
  people: readonly LessonPerson[],
  view: Pick<LessonView, 'hands' | 'roll'> | undefined,
): readonly LessonRow[] {
  const hands = view?.hands ?? [];
  const rows = people.map((person): LessonRow => {
    const isFirst = people.find(({ personId }) => personId === person.personId) === person;
    const hand = isFirst ? hands.find((one) => one.person === person.personId) : undefined;
    return { key: person.participantId, personId: person.personId, name: person.name, person, hand };
  });
  const heard = new Set(people.map(({ personId }) => personId));
  const silent = hands
    .filter(({ person }) => !heard.has(person))
    .flatMap((hand): LessonRow[] => {
      const card = view?.roll.find(({ person }) => person.id === hand.person)?.person;
      const { person: personId } = hand;
      return card ? [{ key: `hand ${personId}`, personId, name: card.name, person: undefined, hand }] : [];
    });
  const raised = [...rows.filter(({ hand }) => hand), ...silent].toSorted(
    (a, b) => (a.hand?.at ?? 0) - (b.hand?.at ?? 0),
  );
  const hosts = rows.filter(({ person, hand }) => person?.isHost && !hand);
  return [...hosts, ...raised, ...rows.filter(({ person, hand }) => !person?.isHost && !hand)];
}
