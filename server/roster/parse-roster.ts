import { buildCalendar, buildClassrooms, buildCourses, coursesOf } from './classrooms.ts';
import { buildEnrollments } from './enrollments.ts';
import { buildFamilies } from './families.ts';
import { collectGrants } from './grants.ts';
import { checkHomerooms } from './homeroom-rules.ts';
import { buildPeople, pupilsOf } from './people.ts';
import { ProblemLog, type RosterProblem } from './problem.ts';
import { readRosterRows, type RosterContents, type RosterRows } from './roster-rows.ts';
import type { Roster } from './roster.ts';
import { chooseSchool } from './school.ts';

/** The files of a roster, as read from a folder or archive, or made in memory. */
export interface RosterFiles {
  readonly contents: RosterContents;
  /** What went wrong while reading the files; it counts as found in the roster. */
  readonly problems: readonly RosterProblem[];
}

export interface RosterOptions {
  /** Which school to take, where the files hold several. */
  readonly schoolSourcedId?: string;
  /** 'YYYY-MM-DD'; roles that ended before it do not count. The day of this computer if left out. */
  readonly today?: string;
}

export interface RosterResult {
  /** Only where no problem is an error: nothing is half imported. */
  readonly roster?: Roster;
  /** Errors. */
  readonly problems: readonly RosterProblem[];
  readonly warnings: readonly RosterProblem[];
}

/**
 * Reads a roster in the OneRoster CSV format, 1.2 or 1.1 (1EdTech OneRoster, CSV binding). Never throws for
 * what the files contain.
 */
export function parseRoster(files: RosterFiles, options: RosterOptions = {}): RosterResult {
  const problems = new ProblemLog();
  for (const problem of files.problems) problems.take(problem);
  const rows = problems.hasErrors ? undefined : readRosterRows(files.contents, problems);
  const roster = rows === undefined ? undefined : buildRoster(rows, options, problems);
  return {
    ...(roster === undefined || problems.hasErrors ? {} : { roster }),
    problems: problems.errors,
    warnings: problems.warnings,
  };
}

function buildRoster(rows: RosterRows, options: RosterOptions, problems: ProblemLog): Roster | undefined {
  const view = chooseSchool(rows.orgs, options.schoolSourcedId, problems);
  if (view === undefined) return undefined;
  const today = options.today ?? localDay(new Date());
  const calendar = buildCalendar(rows, problems);
  const courses = buildCourses(rows, problems);
  const classrooms = buildClassrooms(rows, view, problems);
  const grants = collectGrants(rows, view, today, problems);
  const families = buildFamilies(rows, grants, pupilsOf(grants), problems);
  const people = buildPeople(rows, grants, families, problems);
  const context = {
    rows,
    grants,
    today,
    problems,
    classrooms: new Map(classrooms.map((classroom) => [classroom.sourcedId, classroom])),
    people: new Map(people.map((person) => [person.sourcedId, person])),
  };
  const placed = buildEnrollments(context);
  checkHomerooms(placed, context);
  const { sourcedId, name, identifier } = view.school;
  return {
    school: { sourcedId, name, ...(identifier === '' ? {} : { identifier }) },
    years: calendar.years,
    terms: calendar.terms,
    courses: coursesOf(classrooms, courses),
    classrooms,
    people,
    enrollments: placed.map((entry) => entry.enrollment),
    families,
  };
}

function localDay(date: Date): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
