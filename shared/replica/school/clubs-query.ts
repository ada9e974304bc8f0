import Type from 'typebox';
import { homeroomOf, pupilsOf } from '../../acts/class-members.ts';
import { can } from '../../permissions/can.ts';
import { listName } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import { schoolQuery } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export interface ClubPupil {
  readonly id: string;
  readonly name: string;
  /** The title of the pupil's own class, '' where this replica does not know it. */
  readonly classTitle: string;
}

export interface OwnClub {
  readonly id: string;
  readonly title: string;
  /** By name. */
  readonly pupils: readonly ClubPupil[];
  /** Something that was done to it here waits for the hub. */
  readonly isWaiting: boolean;
}

/**
 * The clubs that the reader leads (clauses P-1.6, P-2.4), by title; undefined for whoever may make none, and
 * for administrators, who have all clubs in the console.
 */
export const clubsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts, waitingActs }): readonly OwnClub[] | undefined => {
    if (facts.isAdministrator || !can(facts, 'clubs.edit', { maker: facts.person }, directory.isOn)) {
      return undefined;
    }
    const waiting = waitingTargets(waitingActs);
    return [...facts.classroomRoles]
      .flatMap(([id, role]): OwnClub[] => {
        const club = directory.get('classroom', id);
        const isOpen = club?.body.type === 'club' && !club.body.isArchived;
        if (!isOpen || (role !== 'teacher' && role !== 'classTeacher')) return [];
        const pupils = pupilsOf(directory, id).flatMap((pupil): ClubPupil[] => {
          const card = directory.get('person', pupil);
          if (!card) return [];
          const homeroom = directory.get('classroom', homeroomOf(directory, pupil));
          return [{ id: pupil, name: listName(card.body), classTitle: homeroom?.body.title ?? '' }];
        });
        pupils.sort((a, b) => BY_TITLE.compare(a.name, b.name));
        return [{ id, title: club.body.title, pupils, isWaiting: waiting.has(id) }];
      })
      .sort((a, b) => BY_TITLE.compare(a.title, b.title));
  },
});
