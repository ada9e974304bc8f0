import { follow } from './follow.ts';
import type { Grants } from './grants.ts';
import type { ProblemLog } from './problem.ts';
import type { EnrollmentRoleName } from './roles.ts';
import type { EnrollmentRow } from './rows.ts';
import type { RosterRows } from './roster-rows.ts';
import type { RosterClassroom, RosterEnrollment, RosterPerson, RosterRole } from './roster.ts';

export interface EnrollmentContext {
  readonly rows: RosterRows;
  readonly grants: Grants;
  readonly classrooms: ReadonlyMap<string, RosterClassroom>;
  readonly people: ReadonlyMap<string, RosterPerson>;
  readonly today: string;
  readonly problems: ProblemLog;
}

/** An enrolment with the line it comes from, which the rules about several of them need. */
export interface PlacedEnrollment {
  readonly line: number;
  readonly enrollment: RosterEnrollment;
}

const FITTING_ROLES: Readonly<Record<'pupil' | 'teacher' | 'aide', readonly RosterRole[]>> = {
  pupil: ['pupil'],
  teacher: ['teacher', 'head', 'deputy', 'administrator'],
  aide: ['teacher', 'head', 'deputy', 'administrator', 'staff'],
};

/** The enrolments in the classes of this school, in the order of enrollments.csv. */
export function buildEnrollments(context: EnrollmentContext): readonly PlacedEnrollment[] {
  const placed: PlacedEnrollment[] = [];
  const taken = new Map<string, PlacedEnrollment[]>();
  for (const row of context.rows.enrollments.rows.values()) {
    const enrollment = toEnrollment(row, context);
    if (enrollment === undefined) continue;
    const entry = { line: row.line, enrollment };
    const key = [enrollment.classroom, enrollment.person, enrollment.role].join('\n');
    const same = taken.get(key) ?? [];
    const first = same.find((other) => areOverlapping(other.enrollment, enrollment));
    if (first === undefined) {
      placed.push(entry);
      taken.set(key, [...same, entry]);
    } else {
      const { file } = context.rows.enrollments;
      const details = { firstLine: first.line };
      context.problems.add({ file, line: row.line, reason: 'enrollment-duplicate', details });
    }
  }
  return placed;
}

function toEnrollment(row: EnrollmentRow, context: EnrollmentContext): RosterEnrollment | undefined {
  const { rows, grants, problems, today } = context;
  const { file } = rows.enrollments;
  const { line, begins, ends } = row;
  const hasEnded = ends !== '' && ends < today;
  follow(rows.orgs, row.school, { file, line, column: 'schoolSourcedId' }, problems);
  const classRow = follow(rows.classes, row.classroom, { file, line, column: 'classSourcedId' }, problems);
  const isOfLeaver = grants.left.has(row.user) || rows.users.removed.has(row.user);
  if (hasEnded && isOfLeaver) return undefined;
  const userPlace = { file, line, column: 'userSourcedId' };
  const userRow = follow(rows.users, row.user, userPlace, problems);
  const classroom = context.classrooms.get(row.classroom);
  if (classRow === undefined || userRow === undefined || classroom === undefined) return undefined;
  if (row.role === '' || grants.unclear.has(row.user)) return undefined;
  if (isOfLeaver) {
    const details = { target: rows.roles.file };
    problems.add({ ...userPlace, reason: 'reference-removed', value: row.user, details });
    return undefined;
  }
  const role = roleInClass(row.role);
  if (role === undefined) {
    problems.add({ file, line, column: 'role', reason: 'enrollment-role-ignored', value: row.role });
    return undefined;
  }
  const roles = context.people.get(row.user)?.roles ?? [];
  if (!FITTING_ROLES[role].some((fitting) => roles.includes(fitting))) {
    // Someone who was a pupil once and teaches now is no mistake of the file.
    if (!hasEnded) {
      const details = { roles: roles.length === 0 ? '—' : roles.join(', ') };
      problems.add({
        file,
        line,
        column: 'role',
        reason: 'enrollment-role-mismatch',
        value: row.role,
        details,
      });
    }
    return undefined;
  }
  const isClassTeacher = role === 'teacher' && row.isPrimary && classroom.kind === 'homeroom';
  return {
    sourcedId: row.sourcedId,
    classroom: row.classroom,
    person: row.user,
    role: isClassTeacher ? 'classTeacher' : role,
    begins,
    ends,
  };
}

function roleInClass(name: EnrollmentRoleName): 'pupil' | 'teacher' | 'aide' | undefined {
  switch (name) {
    case 'student':
      return 'pupil';
    case 'teacher':
      return 'teacher';
    case 'administrator':
    case 'proctor':
    case 'aide':
      return 'aide';
    case 'parent':
    case 'guardian':
    case 'relative':
      return undefined;
  }
}

/** Whether two spans share a day; '' is an open end, and an end is the last day. */
export function areOverlapping(
  one: { readonly begins: string; readonly ends: string },
  other: { readonly begins: string; readonly ends: string },
): boolean {
  const isBefore = (ends: string, begins: string): boolean => ends !== '' && begins !== '' && ends < begins;
  return !isBefore(one.ends, other.begins) && !isBefore(other.ends, one.begins);
}
