import { follow } from './follow.ts';
import { lookOf } from './look-alike.ts';
import type { ProblemLog } from './problem.ts';
import type { ClassRow, CourseRow } from './rows.ts';
import type { RosterRows } from './roster-rows.ts';
import type { RosterClassroom, RosterCourse, RosterTerm, RosterYear } from './roster.ts';
import type { SchoolView } from './school.ts';

export interface Calendar {
  readonly years: readonly RosterYear[];
  readonly terms: readonly RosterTerm[];
}

/** School years, and the terms with the year above each. */
export function buildCalendar(rows: RosterRows, problems: ProblemLog): Calendar {
  const years: RosterYear[] = [];
  const terms: RosterTerm[] = [];
  const { file, rows: sessions } = rows.sessions;
  for (const { sourcedId, line, title, kind, begins, ends, parent } of sessions.values()) {
    follow(rows.sessions, parent, { file, line, column: 'parentSourcedId' }, problems);
    if (kind === 'schoolYear') years.push({ sourcedId, title, begins, ends });
    else terms.push({ sourcedId, title, kind, year: yearAbove(rows, parent), begins, ends });
  }
  return { years, terms };
}

/** A grading period may stand in a term, which stands in a year: three steps are more than enough. */
function yearAbove(rows: RosterRows, start: string): string {
  let session = rows.sessions.rows.get(start);
  for (let step = 0; step < 3 && session !== undefined && session.kind !== 'schoolYear'; step += 1) {
    session = rows.sessions.rows.get(session.parent);
  }
  return session?.kind === 'schoolYear' ? session.sourcedId : '';
}

export function buildCourses(rows: RosterRows, problems: ProblemLog): readonly CourseRow[] {
  const { file, rows: courses } = rows.courses;
  for (const { line, org, year } of courses.values()) {
    follow(rows.orgs, org, { file, line, column: 'orgSourcedId' }, problems);
    follow(rows.sessions, year, { file, line, column: 'schoolYearSourcedId' }, problems);
  }
  return [...courses.values()];
}

/** The courses that the classes of this school are of. */
export function coursesOf(
  classrooms: readonly RosterClassroom[],
  courses: readonly CourseRow[],
): readonly RosterCourse[] {
  const used = new Set(classrooms.map((classroom) => classroom.courseSourcedId));
  return courses
    .filter((course) => used.has(course.sourcedId))
    .map(({ sourcedId, title, subjects }) => ({ sourcedId, title, subjects }));
}

/** The classes of this school, in the order of classes.csv; two homerooms may not bear one name. */
export function buildClassrooms(
  rows: RosterRows,
  view: SchoolView,
  problems: ProblemLog,
): readonly RosterClassroom[] {
  const { file, rows: classes } = rows.classes;
  const classrooms: RosterClassroom[] = [];
  const firstByName = new Map<string, ClassRow>();
  for (const row of classes.values()) {
    const { line } = row;
    follow(rows.orgs, row.school, { file, line, column: 'schoolSourcedId' }, problems);
    const course = follow(rows.courses, row.course, { file, line, column: 'courseSourcedId' }, problems);
    const terms = row.terms.filter((term) => {
      const session = follow(rows.sessions, term, { file, line, column: 'termSourcedIds' }, problems);
      return session !== undefined || !rows.sessions.isPresent;
    });
    if (!view.within.has(row.school)) continue;
    checkName(row, firstByName, file, problems);
    classrooms.push({
      sourcedId: row.sourcedId,
      title: row.title,
      grade: row.grade,
      kind: row.kind,
      ...(row.course === '' ? {} : { courseSourcedId: row.course }),
      subjects: subjectsOf(row, course),
      terms,
    });
  }
  return classrooms;
}

/** A homeroom is taught everything, so that the subjects of its course say nothing about it. */
function subjectsOf(row: ClassRow, course: CourseRow | undefined): readonly string[] {
  if (row.subjects.length > 0 || row.kind === 'homeroom') return row.subjects;
  return course?.subjects ?? [];
}

function checkName(
  row: ClassRow,
  firstByName: Map<string, ClassRow>,
  file: string,
  problems: ProblemLog,
): void {
  const look = lookOf(row.title);
  if (look === '') return;
  const key = `${row.kind}\n${look}`;
  const first = firstByName.get(key);
  if (first === undefined) {
    firstByName.set(key, row);
    return;
  }
  problems.add({
    file,
    line: row.line,
    column: 'title',
    reason: row.kind === 'homeroom' ? 'class-name-duplicate' : 'class-name-repeated',
    value: row.title,
    details: { firstLine: first.line },
  });
}
