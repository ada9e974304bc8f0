import type { Directory, Entry } from '../../shared/directory/directory.ts';
import {
  ROSTER_ROLES,
  type RosterClassroom,
  type RosterEnrollment,
  type RosterFamily,
  type RosterPerson,
} from './roster.ts';
import type { SourcedIds } from './sourced-ids.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';

/** The school as a roster would tell it. */
export interface RosterNow {
  readonly people: readonly RosterPerson[];
  readonly classrooms: readonly RosterClassroom[];
  readonly enrollments: readonly RosterEnrollment[];
  readonly families: readonly RosterFamily[];
}

/** Who is at the school now: nobody who has left, no class that was archived. */
export function rosterNow(directory: Directory, ids: SourcedIds): RosterNow {
  return atOnce(rosterNowSteps(directory, ids));
}

/** The same in steps of a few milliseconds. */
export function* rosterNowSteps(directory: Directory, ids: SourcedIds): Steps<RosterNow> {
  const people: RosterPerson[] = [];
  const families: RosterFamily[] = [];
  yield* eachOf(directory.all('person'), (person) => {
    if (person.body.leftAt > 0) return;
    people.push(personNow(person, directory, ids));
    if (person.body.roles.includes('pupil')) families.push(...familiesNow(person.id, directory, ids));
  });
  // No roster knows of associations of teachers, and none ends them.
  const rooms = directory
    .all('classroom')
    .filter(({ body }) => !body.isArchived && body.type !== 'association');
  const enrollments: RosterEnrollment[] = [];
  for (const room of rooms) {
    enrollments.push(...enrollmentsNow(room, directory, ids));
    yield undefined;
  }
  return { people, classrooms: rooms.map((room) => classroomNow(room, ids)), enrollments, families };
}

function personNow({ id, body }: Entry<'person'>, directory: Directory, ids: SourcedIds): RosterPerson {
  const contact = directory.about('contact', id)[0]?.body;
  const { familyName, givenName, middleName } = body;
  return {
    sourcedId: ids.ofPerson(id),
    familyName,
    givenName,
    middleName,
    roles: ROSTER_ROLES.filter((role) => body.roles.includes(role)),
    isEnabled: contact?.isEnabled ?? true,
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    sms: '',
    grade: body.roles.includes('pupil') ? gradeOf(id, directory) : null,
  };
}

function gradeOf(pupil: string, directory: Directory): number | null {
  for (const { body } of directory.about('membership', pupil)) {
    if (body.groupType !== 'classroom' || body.state !== 'active' || body.person !== pupil) continue;
    const classroom = directory.get('classroom', body.group)?.body;
    if (classroom?.type === 'homeroom' && classroom.grade > 0) return classroom.grade;
  }
  return null;
}

function classroomNow({ id, body }: Entry<'classroom'>, ids: SourcedIds): RosterClassroom {
  return {
    sourcedId: ids.ofClassroom(id),
    title: body.title,
    grade: body.grade === 0 ? null : body.grade,
    kind: body.type === 'homeroom' ? 'homeroom' : 'scheduled',
    subjects: body.subject === '' ? [] : [body.subject],
    terms: [],
  };
}

function enrollmentsNow(
  { id }: Entry<'classroom'>,
  directory: Directory,
  ids: SourcedIds,
): readonly RosterEnrollment[] {
  const classroom = ids.ofClassroom(id);
  return directory.about('membership', id).flatMap(({ body }): RosterEnrollment[] => {
    const { group, groupType, role, state, person: member } = body;
    if (group !== id || groupType !== 'classroom' || state !== 'active') return [];
    if (role === 'member' || role === 'moderator' || !directory.isPresent(member)) return [];
    const person = ids.ofPerson(member);
    return [{ sourcedId: enrollmentKey(classroom, person), classroom, person, role, begins: '', ends: '' }];
  });
}

/** A class and a person have one enrolment at a time, whatever the other system calls it. */
export function enrollmentKey(classroom: string, person: string): string {
  return `${classroom} ${person}`;
}

function familiesNow(pupil: string, directory: Directory, ids: SourcedIds): readonly RosterFamily[] {
  return directory.about('kinship', pupil).flatMap(({ body }): RosterFamily[] => {
    const { child, guardian, relation, isActive } = body;
    if (child !== pupil || !isActive || !directory.isPresent(guardian)) return [];
    return [{ child: ids.ofPerson(child), guardian: ids.ofPerson(guardian), relation }];
  });
}
