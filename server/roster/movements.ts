import { ROSTER_SORTS, type RosterSort } from '../../shared/ipc/roster-calls.ts';
import { positionsOf } from '../admin/positions.ts';
import type { Change, EntryPlan, RosterPlan } from './plan.ts';
import { fullName } from './plan.ts';
import type { Roster, RosterClassroom, RosterEnrollment, RosterFamily, RosterPerson } from './roster.ts';

/** One thing that a roster changes in the school; ids in it are the roster's. */
export type Movement =
  | { readonly sort: 'newClasses' | 'endedClasses'; readonly classroom: RosterClassroom }
  | { readonly sort: 'changedClasses'; readonly before: RosterClassroom; readonly after: RosterClassroom }
  | {
      readonly sort: 'arrivals';
      readonly person: RosterPerson;
      readonly position: string;
      readonly places: readonly RosterEnrollment[];
      readonly families: readonly RosterFamily[];
    }
  | { readonly sort: 'departures'; readonly person: RosterPerson }
  | {
      readonly sort: 'names' | 'roles' | 'contacts';
      readonly before: RosterPerson;
      readonly after: RosterPerson;
    }
  | { readonly sort: 'transfers'; readonly person: string; readonly from: string; readonly to: string }
  | {
      readonly sort: 'places' | 'teachers';
      readonly place: RosterEnrollment;
      readonly isIn: boolean;
    }
  | { readonly sort: 'families'; readonly family: RosterFamily; readonly isActive: boolean };

/** What a plan comes to, in the order in which it can be carried out. */
export function movementsOf(plan: RosterPlan, roster: Roster): readonly Movement[] {
  const movements = [
    ...plan.classrooms.added.map((classroom): Movement => ({ sort: 'newClasses', classroom })),
    ...plan.classrooms.changed.map(({ before, after }): Movement => ({
      sort: 'changedClasses',
      before,
      after,
    })),
    ...plan.classrooms.ended.map((classroom): Movement => ({ sort: 'endedClasses', classroom })),
    ...arrivals(plan, roster),
    ...plan.people.changed.flatMap(personChanges),
    ...placements(plan),
    ...familyChanges(plan),
    ...plan.people.ended.map((person): Movement => ({ sort: 'departures', person })),
  ];
  const rank = new Map(ROSTER_SORTS.map((sort, index) => [sort, index]));
  return movements.sort((a, b) => (rank.get(a.sort) ?? 0) - (rank.get(b.sort) ?? 0));
}

/** Pupils come before their parents, so that a parent can be given to them. */
function arrivals(plan: RosterPlan, roster: Roster): readonly Movement[] {
  const positions = positionsOf(roster);
  const places = grouped(plan.enrollments.added, ({ person }) => person);
  const isPupil = ({ roles }: RosterPerson): boolean => roles.includes('pupil');
  const added = [...plan.people.added].sort((a, b) => Number(isPupil(b)) - Number(isPupil(a)));
  const arriving = new Set(added.map(({ sourcedId }) => sourcedId));
  const later = ({ child, guardian }: RosterFamily): string => (arriving.has(guardian) ? guardian : child);
  const families = grouped(plan.families.added, later);
  return added.map((person): Movement => {
    const { sourcedId } = person;
    return {
      sort: 'arrivals',
      person,
      position: positions.get(sourcedId) ?? '',
      places: places.get(sourcedId) ?? [],
      families: families.get(sourcedId) ?? [],
    };
  });
}

function personChanges({ before, after, fields }: Change<RosterPerson>): readonly Movement[] {
  const sorts = {
    names: ['familyName', 'givenName', 'middleName'],
    roles: ['roles'],
    contacts: ['email', 'phone', 'isEnabled'],
  } as const;
  return (['names', 'roles', 'contacts'] as const).flatMap((sort): readonly Movement[] =>
    sorts[sort].some((field) => fields.includes(field)) ? [{ sort, before, after }] : [],
  );
}

/** Who comes to or leaves a class, apart from those who come to or leave the school, and classes that end. */
function placements(plan: RosterPlan): readonly Movement[] {
  const apart = new Set([...plan.people.added, ...plan.people.ended].map(({ sourcedId }) => sourcedId));
  const closed = new Set(plan.classrooms.ended.map(({ sourcedId }) => sourcedId));
  const moved = new Map(plan.moves.map(({ person, from, to }) => [person, { from, to }]));
  const isMove = ({ person, classroom, role }: RosterEnrollment, end: 'from' | 'to'): boolean =>
    role === 'pupil' && moved.get(person)?.[end] === classroom;
  const sortOf = ({ role }: RosterEnrollment) => (role === 'pupil' ? 'places' : 'teachers');
  const out = plan.enrollments.ended.filter(
    (place) => !apart.has(place.person) && !closed.has(place.classroom) && !isMove(place, 'from'),
  );
  const into = plan.enrollments.added.filter((place) => !apart.has(place.person) && !isMove(place, 'to'));
  return [
    ...plan.moves.map(({ person, from, to }): Movement => ({ sort: 'transfers', person, from, to })),
    ...out.map((place): Movement => ({ sort: sortOf(place), place, isIn: false })),
    ...[...into, ...plan.enrollments.changed.map(({ after }) => after)].map((place): Movement => ({
      sort: sortOf(place),
      place,
      isIn: true,
    })),
  ];
}

function familyChanges(plan: RosterPlan): readonly Movement[] {
  const coming = new Set(plan.people.added.map(({ sourcedId }) => sourcedId));
  const going = new Set(plan.people.ended.map(({ sourcedId }) => sourcedId));
  const touches = (people: ReadonlySet<string>, { child, guardian }: RosterFamily): boolean =>
    people.has(child) || people.has(guardian);
  const linked = [
    ...plan.families.added.filter((family) => !touches(coming, family)),
    ...plan.families.changed.map(({ after }) => after),
  ];
  return [
    ...plan.families.ended
      .filter((family) => !touches(going, family))
      .map((family): Movement => ({ sort: 'families', family, isActive: false })),
    ...linked.map((family): Movement => ({ sort: 'families', family, isActive: true })),
  ];
}

function grouped<I>(
  items: EntryPlan<I>['added'],
  keyOf: (item: I) => string,
): ReadonlyMap<string, readonly I[]> {
  const groups = new Map<string, I[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** One line of what a roster changes, for a person to read. */
export interface MovementLine {
  readonly sort: RosterSort;
  /** Whom or what it concerns. */
  readonly name: string;
  /** What it was and what it becomes, where that can be told in few words; never an address or a number. */
  readonly from: string;
  readonly to: string;
}

/** Names for the ids of a roster. */
export interface RosterNames {
  readonly person: (sourcedId: string) => string;
  readonly classroom: (sourcedId: string) => string;
  /** The title of the class («7Б») among these, '' where there is none. */
  readonly homeroom: (sourcedIds: readonly string[]) => string;
}

export function lineOf(movement: Movement, names: RosterNames): MovementLine {
  const { sort } = movement;
  switch (movement.sort) {
    case 'newClasses':
    case 'endedClasses':
      return { sort, name: movement.classroom.title, from: '', to: '' };
    case 'changedClasses':
      return { sort, name: movement.before.title, from: movement.before.title, to: movement.after.title };
    case 'arrivals':
      return {
        sort,
        name: fullName(movement.person),
        from: '',
        // The class says enough; its subjects follow from it.
        to: names.homeroom(movement.places.map(({ classroom }) => classroom)),
      };
    case 'departures':
      return { sort, name: fullName(movement.person), from: '', to: '' };
    case 'names':
      return { sort, name: fullName(movement.before), from: '', to: fullName(movement.after) };
    case 'contacts':
      return { sort, name: fullName(movement.after), from: '', to: '' };
    case 'roles': {
      const { before, after } = movement;
      return { sort, name: fullName(after), from: before.roles.join(' '), to: after.roles.join(' ') };
    }
    case 'transfers': {
      const { person, from, to } = movement;
      return { sort, name: names.person(person), from: names.classroom(from), to: names.classroom(to) };
    }
    case 'places':
    case 'teachers': {
      const { place, isIn } = movement;
      const title = names.classroom(place.classroom);
      return { sort, name: names.person(place.person), from: isIn ? '' : title, to: isIn ? title : '' };
    }
    case 'families': {
      const { family, isActive } = movement;
      const guardian = names.person(family.guardian);
      return {
        sort,
        name: names.person(family.child),
        from: isActive ? '' : guardian,
        to: isActive ? guardian : '',
      };
    }
  }
}
