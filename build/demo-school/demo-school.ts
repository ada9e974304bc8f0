import { makeClasses, makeCourses, type DemoClass } from './classes.ts';
import { emailOf } from './contacts.ts';
import { gradeCode } from './homerooms.ts';
import { makeHouseholds, type PersonName } from './households.ts';
import { nameEveryone, type People } from './people.ts';
import { Random } from './random.ts';
import { tableText, type Cells, type TableFile } from './table.ts';

const SEED = 2026;
const SCHOOL = 'school-berezovka';
const YEAR = 'year-2026';
const YEAR_BEGINS = '2026-09-01';
const YEAR_ENDS = '2027-05-26';

/**
 * The demo school as the files of a OneRoster 1.2 export, text by file name. Everyone in it is invented; the
 * same files come out on every run.
 */
export function demoSchoolFiles(): ReadonlyMap<TableFile, string> {
  const random = new Random(SEED);
  const people = nameEveryone(makeHouseholds(random));
  const classes = makeClasses(people.pupils, random);
  return new Map([
    ['manifest.csv', tableText('manifest.csv', manifestRows())],
    [
      'orgs.csv',
      tableText('orgs.csv', [{ sourcedId: SCHOOL, name: 'Берёзовская средняя школа', type: 'school' }]),
    ],
    ['academicSessions.csv', tableText('academicSessions.csv', sessionRows())],
    ['courses.csv', tableText('courses.csv', courseRows())],
    ['classes.csv', tableText('classes.csv', classRows(classes))],
    ['users.csv', tableText('users.csv', userRows(people))],
    ['roles.csv', tableText('roles.csv', roleRows(people), ['metadata.position'])],
    ['enrollments.csv', tableText('enrollments.csv', enrollmentRows(classes))],
  ]);
}

function manifestRows(): readonly Cells[] {
  const written = new Set([
    'academicSessions',
    'classes',
    'courses',
    'enrollments',
    'orgs',
    'roles',
    'users',
  ]);
  const absent = [
    'categories',
    'classResources',
    'courseResources',
    'demographics',
    'lineItemLearningObjectiveIds',
    'lineItems',
    'lineItemScoreScales',
    'resources',
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'scoreScales',
    'userProfiles',
    'userResources',
  ];
  const files = [...written, ...absent].sort();
  return [
    { propertyName: 'manifest.version', value: '1.0' },
    { propertyName: 'oneroster.version', value: '1.2' },
    ...files.map((name) => ({ propertyName: `file.${name}`, value: written.has(name) ? 'bulk' : 'absent' })),
    { propertyName: 'source.systemName', value: 'Zvonok demo school' },
    { propertyName: 'source.systemCode' },
  ];
}

function sessionRows(): readonly Cells[] {
  const quarters = [
    { title: '1 четверть', startDate: YEAR_BEGINS, endDate: '2026-10-23' },
    { title: '2 четверть', startDate: '2026-11-02', endDate: '2026-12-30' },
    { title: '3 четверть', startDate: '2027-01-11', endDate: '2027-03-26' },
    { title: '4 четверть', startDate: '2027-04-05', endDate: YEAR_ENDS },
  ];
  const year = { title: '2026/2027 учебный год', startDate: YEAR_BEGINS, endDate: YEAR_ENDS };
  // The standard names a school year by the calendar year in which it ends.
  const schoolYear = '2027';
  return [
    { sourcedId: YEAR, type: 'schoolYear', schoolYear, ...year },
    ...quarters.map((quarter, index) => {
      const sourcedId = `${YEAR}-quarter-${index + 1}`;
      return { sourcedId, type: 'term', parentSourcedId: YEAR, schoolYear, ...quarter };
    }),
  ];
}

function courseRows(): readonly Cells[] {
  return makeCourses().map(({ id, title, grades, subject }) => ({
    sourcedId: id,
    schoolYearSourcedId: YEAR,
    title,
    grades: grades.join(','),
    orgSourcedId: SCHOOL,
    subjects: subject,
  }));
}

function classRows(classes: readonly DemoClass[]): readonly Cells[] {
  return classes.map(({ id, title, grades, courseId, kind, subject }) => ({
    sourcedId: id,
    title,
    grades: grades.join(','),
    courseSourcedId: courseId,
    classType: kind,
    schoolSourcedId: SCHOOL,
    termSourcedIds: YEAR,
    subjects: subject,
  }));
}

function userRows({ staff, pupils, guardians }: People): readonly Cells[] {
  return [
    ...staff.map(({ id, username, member, phone }) => ({
      ...account(id, username, member),
      email: emailOf(username),
      sms: phone,
      phone,
    })),
    ...pupils.map(({ id, username, name, homeroom, guardianIds }) => {
      const grade = Number.parseInt(homeroom, 10);
      return {
        ...account(id, username, name),
        // The smallest have no address of their own.
        email: grade < 5 ? '' : emailOf(username),
        agentSourcedIds: guardianIds.join(','),
        grades: gradeCode(grade),
      };
    }),
    ...guardians.map(({ id, username, guardian, phone, hasEmail }) => ({
      ...account(id, username, guardian),
      email: hasEmail ? emailOf(username) : '',
      sms: phone,
      phone,
    })),
  ];
}

function account(id: string, username: string, { familyName, givenName, middleName }: PersonName): Cells {
  const name = { givenName, familyName, middleName };
  return { sourcedId: id, enabledUser: 'true', username, ...name, primaryOrgSourcedId: SCHOOL };
}

function roleRows({ staff, pupils, guardians }: People): readonly Cells[] {
  const row = (person: string, role: string, index = 0, position = ''): Cells => ({
    sourcedId: `role-${person}-${index + 1}`,
    userSourcedId: person,
    roleType: index === 0 ? 'primary' : 'secondary',
    role,
    orgSourcedId: SCHOOL,
    'metadata.position': position,
  });
  return [
    ...staff.flatMap(({ id, member }) =>
      member.roles.map((role, index) => row(id, role, index, index === 0 ? member.position : '')),
    ),
    ...pupils.map(({ id }) => row(id, 'student')),
    ...guardians.map(({ id, guardian }) => row(id, guardian.relation)),
  ];
}

function enrollmentRows(classes: readonly DemoClass[]): readonly Cells[] {
  const row = (classId: string, person: string, role: string): Cells => ({
    sourcedId: `${classId}.${person}`,
    classSourcedId: classId,
    schoolSourcedId: SCHOOL,
    userSourcedId: person,
    role,
    primary: String(role === 'teacher'),
    beginDate: YEAR_BEGINS,
  });
  return classes.flatMap(({ id, teacherId, pupilIds }) => [
    row(id, teacherId, 'teacher'),
    ...pupilIds.map((pupil) => row(id, pupil, 'student')),
  ]);
}
