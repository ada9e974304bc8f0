import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { listName, ROLES } from '../../schema/person.ts';
import { ACCOUNT_STATES, accountStates, isSoonOver, NO_ACCOUNT } from './account-states.ts';
import { schoolQuery } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export const PERSON_FLAGS = { verified: 1, left: 2, waiting: 4, soonOver: 8, noPaper: 16 } as const;

/**
 * Everyone of the school, in columns: thousands of rows go to the window at once, and names of fields would
 * be most of them. `renderer/features/console-people/table-rows.ts` makes rows of it.
 */
export interface PeopleTableView {
  readonly ids: readonly string[];
  /** List names: «Сорокина Галина Петровна». */
  readonly names: readonly string[];
  readonly positions: readonly string[];
  /** One bit for each role, in the order of ROLES. */
  readonly roles: readonly number[];
  /** Places in `classrooms`: of a pupil, of a class teacher, of a parent's children. */
  readonly classes: readonly (readonly number[])[];
  /** Sums of PERSON_FLAGS. */
  readonly flags: readonly number[];
  /** Places in ACCOUNT_STATES. */
  readonly accounts: readonly number[];
  /** When the newest slip was made, in milliseconds; 0 for none. */
  readonly slipsMadeAt: readonly number[];
  readonly classrooms: readonly TableClassroom[];
  /** Whether the reader may change anything here, or only look on. */
  readonly canEdit: boolean;
  /** Whether slips of other makers are in the replica, so that the accounts are known without the hub. */
  readonly knowsSlips: boolean;
}

export interface TableClassroom {
  readonly id: string;
  readonly title: string;
  readonly type: ClassroomType;
  readonly grade: number;
}

/** The table of people for whoever may open the console; undefined for everyone else. */
export const peopleTableQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts, now, waitingActs }): PeopleTableView | undefined => {
    if (!can(facts, 'console.open')) return undefined;
    const classrooms = homerooms(directory);
    const classesOf = classesByPerson(directory, classrooms);
    const accounts = accountStates(directory, now);
    const waiting = waitingTargets(waitingActs);
    const withoutPaper = new Set(
      directory.all('appointment').flatMap(({ body }) => (body.order.paper === '' ? [body.person] : [])),
    );
    const people = directory
      .all('person')
      .map(({ id, body }) => ({ id, body, name: listName(body) }))
      .sort((a, b) => ORDER.compare(a.name, b.name));
    const accountOf = (id: string) => accounts.get(id) ?? NO_ACCOUNT;
    return {
      ids: people.map(({ id }) => id),
      names: people.map(({ name }) => name),
      positions: people.map(({ body }) => body.position),
      roles: people.map(({ body }) =>
        body.roles.reduce((bits, role) => bits | (1 << ROLES.indexOf(role)), 0),
      ),
      classes: people.map(({ id }) => [...(classesOf.get(id) ?? [])].sort((a, b) => a - b)),
      flags: people.map(({ id, body }) => {
        const verified = body.isVerified ? PERSON_FLAGS.verified : 0;
        const left = body.leftAt > 0 ? PERSON_FLAGS.left : 0;
        const soon = isSoonOver(accountOf(id), now) ? PERSON_FLAGS.soonOver : 0;
        const paper = withoutPaper.has(id) ? PERSON_FLAGS.noPaper : 0;
        return verified + left + soon + paper + (waiting.has(id) ? PERSON_FLAGS.waiting : 0);
      }),
      accounts: people.map(({ id }) => ACCOUNT_STATES.indexOf(accountOf(id).state)),
      slipsMadeAt: people.map(({ id }) => accountOf(id).slipMadeAt),
      classrooms,
      canEdit: facts.isAdministrator,
      knowsSlips: facts.isAdministrator,
    };
  },
});

const ORDER = new Intl.Collator('ru');

function homerooms(directory: Directory): readonly TableClassroom[] {
  return directory
    .all('classroom')
    .filter(({ body }) => body.type === 'homeroom' && !body.isArchived)
    .map(({ id, body: { title, type, grade } }) => ({ id, title, type, grade }))
    .sort((a, b) => a.grade - b.grade || ORDER.compare(a.title, b.title));
}

function classesByPerson(directory: Directory, classrooms: readonly TableClassroom[]) {
  const classes = new Map<string, Set<number>>();
  const add = (person: string, place: number) => {
    const held = classes.get(person);
    if (held) held.add(place);
    else classes.set(person, new Set([place]));
  };
  for (const [place, { id }] of classrooms.entries()) {
    for (const { body } of directory.about('membership', id)) {
      if (body.state !== 'active' || body.groupType !== 'classroom') continue;
      if (body.role === 'pupil' || body.role === 'classTeacher') add(body.person, place);
    }
  }
  for (const { body } of directory.all('kinship')) {
    if (!body.isActive) continue;
    for (const place of classes.get(body.child) ?? []) add(body.guardian, place);
  }
  return classes;
}
