import type { RosterFileName } from '../roster/columns.ts';
import { GUARDED_SOURCE } from '../roster/cell-guard.ts';
import { NO_NAME } from '../roster/comparable.ts';
import type { RosterNow } from '../roster/roster-now.ts';
import type { RosterPerson, RosterRole, RosterSchool } from '../roster/roster.ts';

/** Rows of cells, the first of which are the column names. */
export type RosterTable = readonly (readonly string[])[];

export interface RosterExport extends RosterNow {
  readonly school: RosterSchool;
  /** 'YYYY-MM-DD', any day of the school year that is meant. */
  readonly today: string;
}

/** What OneRoster 1.2 names in its manifest, and we do not have. */
const ABSENT = [
  'categories', 'classResources', 'courseResources', 'demographics', 'lineItemLearningObjectiveIds',
  'lineItemScoreScales', 'lineItems', 'resources', 'resultLearningObjectiveIds', 'resultScoreScales',
  'results', 'scoreScales', 'userProfiles', 'userResources',
] as const; // prettier-ignore
const BULK = ['academicSessions', 'classes', 'courses', 'enrollments', 'orgs', 'roles', 'users'] as const;

const ROLE_NAMES: Readonly<Record<Exclude<RosterRole, 'parent'>, string>> = {
  pupil: 'student',
  head: 'principal',
  deputy: 'ext:deputy',
  administrator: 'siteAdministrator',
  teacher: 'teacher',
  staff: 'ext:staff',
};

const YEAR = 'zvonok.year';

/**
 * The files of a bulk export in OneRoster 1.2 (1EdTech, CSV binding). Birth dates are not known here, so there are
 * no demographics.
 */
export function rosterTables(roster: RosterExport): ReadonlyMap<RosterFileName, RosterTable> {
  return new Map<RosterFileName, RosterTable>([
    ['manifest.csv', manifest()],
    ['orgs.csv', orgs(roster)],
    ['academicSessions.csv', academicSessions(roster)],
    ['courses.csv', courses(roster)],
    ['classes.csv', classes(roster)],
    ['users.csv', users(roster)],
    ['roles.csv', roles(roster)],
    ['enrollments.csv', enrollments(roster)],
  ]);
}

function manifest(): RosterTable {
  return [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...[...BULK.map((file) => [file, 'bulk']), ...ABSENT.map((file) => [file, 'absent'])]
      .sort(([one = ''], [other = '']) => one.localeCompare(other, 'en'))
      .map(([file = '', mode = '']) => [`file.${file}`, mode]),
    ['source.systemName', 'Zvonok'],
    ['source.systemCode', GUARDED_SOURCE],
  ];
}

function orgs({ school }: RosterExport): RosterTable {
  return [
    ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
    [school.sourcedId, '', '', school.name, 'school', school.identifier ?? '', ''],
  ];
}

/** A Russian school year begins in September; after the end of June the next one is meant. */
function academicSessions({ today }: RosterExport): RosterTable {
  const year = Number(today.slice(0, 4));
  const first = Number(today.slice(5, 7)) >= 7 ? year : year - 1;
  const columns = ['sourcedId', 'status', 'dateLastModified', 'title', 'type', 'startDate', 'endDate'];
  const span = [`${first}-09-01`, `${first + 1}-08-31`];
  return [
    [...columns, 'parentSourcedId', 'schoolYear'],
    [YEAR, '', '', `${first}/${first + 1}`, 'schoolYear', ...span, '', String(first + 1)],
  ];
}

/** The standard wants a course for each class: one for each subject, and one for all that have none. */
function courses(roster: RosterExport): RosterTable {
  const columns = ['sourcedId', 'status', 'dateLastModified', 'schoolYearSourcedId', 'title', 'courseCode'];
  return [
    [...columns, 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
    ...[...courseIds(roster)].map(([subject, id]) => {
      const title = subject === '' ? roster.school.name : subject;
      return [id, '', '', YEAR, title, '', '', roster.school.sourcedId, subject, ''];
    }),
  ];
}

function courseIds({ classrooms }: RosterNow): ReadonlyMap<string, string> {
  const subjects = [...new Set(classrooms.map(({ subjects: [subject = ''] }) => subject))].sort();
  return new Map(subjects.map((subject, index) => [subject, `zvonok.course.${index + 1}`]));
}

function classes(roster: RosterExport): RosterTable {
  const ids = courseIds(roster);
  const columns = [
    'sourcedId',
    'status',
    'dateLastModified',
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
  ];
  return [
    [
      ...columns,
      'classType',
      'location',
      'schoolSourcedId',
      'termSourcedIds',
      'subjects',
      'subjectCodes',
      'periods',
    ],
    ...roster.classrooms.map(({ sourcedId, title, grade, kind, subjects: [subject = ''] }) => {
      const course = ids.get(subject) ?? '';
      const head = [sourcedId, '', '', title, gradeCell(grade), course, ''];
      return [...head, kind, '', roster.school.sourcedId, YEAR, subject, '', ''];
    }),
  ];
}

function users({ people, families, school }: RosterExport): RosterTable {
  const guardians = new Map<string, string[]>();
  for (const { child, guardian } of families) {
    guardians.set(child, [...(guardians.get(child) ?? []), guardian]);
  }
  return [
    [
      'sourcedId', 'status', 'dateLastModified', 'enabledUser', 'username', 'userIds', 'givenName', 'familyName',
      'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password',
      'userMasterIdentifier', 'resourceSourcedIds', 'preferredGivenName', 'preferredMiddleName',
      'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns',
    ], // prettier-ignore
    ...people.map((person) => {
      const { sourcedId, givenName, familyName, middleName, isEnabled, email, phone, grade } = person;
      const agents = (guardians.get(sourcedId) ?? []).join(',');
      const names = [
        sourcedId,
        '',
        '',
        String(isEnabled),
        '',
        '',
        givenName || NO_NAME,
        familyName || NO_NAME,
        middleName,
        '',
      ];
      const rest = [email, '', phone, agents, gradeCell(grade), '', '', '', '', '', ''];
      return [...names, ...rest, school.sourcedId, ''];
    }),
  ];
}

function roles({ people, families, school }: RosterExport): RosterTable {
  const relations = new Map<string, Set<string>>();
  for (const { guardian, relation } of families) {
    const held = relations.get(guardian);
    if (held) held.add(relation);
    else relations.set(guardian, new Set([relation]));
  }
  const columns = ['sourcedId', 'status', 'dateLastModified', 'userSourcedId', 'roleType', 'role'];
  return [
    [...columns, 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
    ...people.flatMap((person) =>
      roleNames(person, relations.get(person.sourcedId) ?? new Set()).map((name, index) => {
        const id = `${person.sourcedId}.${name}`;
        const type = index === 0 ? 'primary' : 'secondary';
        return [id, '', '', person.sourcedId, type, name, '', '', school.sourcedId, ''];
      }),
    ),
  ];
}

/** Parents have the relation to their children for a role; where children are theirs, they are parents. */
function roleNames({ roles: held }: RosterPerson, relations: ReadonlySet<string>): readonly string[] {
  const names = held.flatMap((role) => (role === 'parent' ? [] : [ROLE_NAMES[role]]));
  if (relations.size > 0) return [...names, ...relations];
  return held.includes('parent') ? [...names, 'parent'] : names;
}

function enrollments({ enrollments: all, school }: RosterExport): RosterTable {
  const names = { pupil: 'student', teacher: 'teacher', classTeacher: 'teacher', aide: 'aide' } as const;
  const columns = ['sourcedId', 'status', 'dateLastModified', 'classSourcedId', 'schoolSourcedId'];
  return [
    [...columns, 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
    ...all.map(({ sourcedId, classroom, person, role }) => {
      const isPrimary = String(role === 'classTeacher');
      return [sourcedId, '', '', classroom, school.sourcedId, person, names[role], isPrimary, '', ''];
    }),
  ];
}

function gradeCell(grade: number | null): string {
  return grade === null ? '' : String(grade).padStart(2, '0');
}
