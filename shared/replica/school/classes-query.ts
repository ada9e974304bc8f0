import Type from 'typebox';
import { membersOf, pupilsOf } from '../../acts/class-members.ts';
import { spacesByHomeroom } from '../../directory/classes.ts';
import type { Directory, Entry } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { listName } from '../../schema/person.ts';
import { enteredPeople } from './account-states.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export interface ClassRow {
  readonly id: string;
  readonly title: string;
  readonly type: ClassroomType;
  /** 0 where there is none. */
  readonly grade: number;
  readonly pupils: number;
  /** Pupils who have not come in yet, as far as this replica knows; the hub may know better. */
  readonly outside: readonly string[];
  /** List names of the class teachers, of a club's leaders. */
  readonly leaders: readonly string[];
  /** How many teachers are in it, who lead it included. */
  readonly teachers: number;
  /** The subjects for which a class has a space. */
  readonly subjects: readonly string[];
  /** Something that was done to it here waits for the hub. */
  readonly isWaiting: boolean;
}

export interface ClassesView {
  /** By grade and title. */
  readonly classes: readonly ClassRow[];
  readonly clubs: readonly ClassRow[];
  /** Of teachers. */
  readonly associations: readonly ClassRow[];
  /** Classes and clubs that have ended. */
  readonly archived: readonly ClassRow[];
  readonly canEdit: boolean;
  readonly canMakeAssociations: boolean;
  readonly canTurnYear: boolean;
}

/** The school's classes and clubs (clauses P-1.6, P-2.1(5)) for whoever may open the console; undefined for everyone else. */
export const classesQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: (source): ClassesView | undefined => {
    const { directory, facts } = source;
    if (!can(facts, 'console.open')) return undefined;
    const rows = classRows(source);
    const of = (type: ClassroomType, isArchived: boolean) =>
      rows.flatMap(({ row, classroom: { body } }) =>
        body.type === type && body.isArchived === isArchived ? [row] : [],
      );
    return {
      classes: of('homeroom', false),
      clubs: of('club', false),
      associations: of('association', false),
      archived: [...of('homeroom', true), ...of('club', true), ...of('association', true)],
      canEdit: can(facts, 'classrooms.edit', {}, directory.isOn),
      canMakeAssociations: can(facts, 'associations.edit', {}, directory.isOn),
      canTurnYear: can(facts, 'year.turn', {}, directory.isOn),
    };
  },
});

/** Titles as schools sort them: «2А» before «10А». */
export const BY_TITLE = new Intl.Collator('ru', { numeric: true });

function classRows({ directory, waitingActs }: SchoolSource) {
  const entered = enteredPeople(directory);
  const waiting = waitingTargets(waitingActs);
  const spaces = spacesByHomeroom(directory);
  return directory
    .all('classroom')
    .filter(({ body }) => body.type !== 'subject')
    .sort((a, b) => a.body.grade - b.body.grade || BY_TITLE.compare(a.body.title, b.body.title))
    .map((classroom) => {
      const { id, body } = classroom;
      const pupils = pupilsOf(directory, id);
      const row: ClassRow = {
        id,
        title: body.title,
        type: body.type,
        grade: body.grade,
        pupils: pupils.length,
        outside: pupils.filter((pupil) => !entered.has(pupil)),
        leaders: leadersOf(directory, classroom),
        teachers: membersOf(directory, id).filter(
          ({ body: { person, role } }) => role !== 'pupil' && directory.isPresent(person),
        ).length,
        subjects: (spaces.get(id) ?? []).map(({ body: space }) => space.subject || space.title),
        isWaiting: waiting.has(id),
      };
      return { classroom, row };
    });
}

const LED_BY_TEACHERS: ReadonlySet<ClassroomType> = new Set(['club', 'association']);

function leadersOf(directory: Directory, { id, body }: Entry<'classroom'>): readonly string[] {
  return directory.about('membership', id).flatMap(({ body: { group, person, role, state, groupType } }) => {
    const isLeader = role === 'classTeacher' || (LED_BY_TEACHERS.has(body.type) && role === 'teacher');
    if (!isLeader || state !== 'active' || groupType !== 'classroom' || group !== id) return [];
    const card = directory.get('person', person);
    return card?.body.leftAt === 0 ? [listName(card.body)] : [];
  });
}
