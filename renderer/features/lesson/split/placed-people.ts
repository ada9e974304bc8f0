import { groupOf, type Groups } from '../../../../shared/lessons/division.ts';
import type { LessonView } from '../../../../shared/replica/live/lesson-views.ts';
import type { PersonBrief } from '../../../../shared/replica/views.ts';

type Roll = Pick<LessonView, 'roll' | 'seconds' | 'host'>;

/** Who is divided by chance: those who are in the lesson and do not lead it. */
export function toDivide({ roll, seconds, host }: Roll, own: string): readonly string[] {
  return roll
    .filter(({ person, isThere }) => isThere && person.id !== own && person.id !== host.id)
    .map(({ person }) => person.id)
    .filter((id) => !seconds.includes(id));
}

/** Who is listed: those who are in the lesson, and who has a group and is expected back. */
export function placedPeople({ roll }: Roll, groups: Groups, own: string): readonly PersonBrief[] {
  return roll
    .filter(({ person, isThere }) => person.id !== own && (isThere || groupOf(groups, person.id) > 0))
    .map(({ person }) => person);
}
