import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableText, type Cells, type TableFile } from '../../demo-school/table.ts';

const SCHOOL = 'school-large';
const YEAR = 'year-2026';
const CLASSES = 66;
const TEACHERS = 120;
const FAMILIES =
  'Ахметов Воронов Гордеев Дёмин Ершов Жуков Зайцев Климов Лапин Мельников Орлов Панов Рябов'.split(' ');
const GIVEN = 'Тимур Семён Артём Егор Матвей Лев Савва Глеб Фёдор Роман Илья'.split(' ');
const FATHERS = 'Петрович Сергеевич Ильдарович Андреевич Олегович'.split(' ');

/** The roster's own id of the one administrator. */
export const ADMINISTRATOR = 'staff-0';
export const ADMINISTRATOR_NAME = 'Константинопольский Всеволод Вячеславович';

/** Writes the lists of an invented school of so many people into a folder: staff, and pupils with a parent each. */
export function writeLargeRoster(folder: string, people: number): void {
  mkdirSync(folder, { recursive: true });
  const families = Math.floor((people - TEACHERS) / 2);
  const files: readonly (readonly [TableFile, readonly Cells[]])[] = [
    ['manifest.csv', manifest()],
    ['orgs.csv', [{ sourcedId: SCHOOL, name: 'Большая средняя школа', type: 'school' }]],
    [
      'academicSessions.csv',
      [
        {
          sourcedId: YEAR,
          title: '2026/2027',
          type: 'schoolYear',
          startDate: '2026-09-01',
          endDate: '2027-05-26',
          schoolYear: '2027',
        },
      ],
    ],
    [
      'courses.csv',
      [{ sourcedId: 'course', schoolYearSourcedId: YEAR, title: 'Класс', orgSourcedId: SCHOOL }],
    ],
    ['classes.csv', range(CLASSES).map(classRow)],
    ['users.csv', users(families)],
    ['roles.csv', roles(families)],
    ['enrollments.csv', enrollments(families)],
  ];
  for (const [file, rows] of files) writeFileSync(join(folder, file), tableText(file, rows));
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function nth(of: readonly string[], index: number): string {
  return of[index % of.length] ?? '';
}

function manifest(): readonly Cells[] {
  const written = ['academicSessions', 'classes', 'courses', 'enrollments', 'orgs', 'roles', 'users'];
  return [
    { propertyName: 'manifest.version', value: '1.0' },
    { propertyName: 'oneroster.version', value: '1.2' },
    ...written.map((name) => ({ propertyName: `file.${name}`, value: 'bulk' })),
  ];
}

function classRow(index: number): Cells {
  const grade = (index % 11) + 1;
  return {
    sourcedId: `class-${index}`,
    title: `${grade}${nth(['А', 'Б', 'В', 'Г', 'Д', 'Е'], Math.floor(index / 11))}`,
    grades: String(grade).padStart(2, '0'),
    courseSourcedId: 'course',
    classType: 'homeroom',
    schoolSourcedId: SCHOOL,
    termSourcedIds: YEAR,
  };
}

function user(sourcedId: string, index: number, more: Cells = {}): Cells {
  return {
    sourcedId,
    enabledUser: 'true',
    username: sourcedId,
    familyName: nth(FAMILIES, index * 7),
    givenName: nth(GIVEN, index * 3 + Math.floor(index / 11)),
    middleName: nth(FATHERS, index),
    primaryOrgSourcedId: SCHOOL,
    ...more,
  };
}

function users(families: number): readonly Cells[] {
  const [familyName = '', givenName = '', middleName = ''] = ADMINISTRATOR_NAME.split(' ');
  return [
    user(ADMINISTRATOR, 0, { familyName, givenName, middleName }),
    ...range(TEACHERS - 1).map((index) => user(`staff-${index + 1}`, index)),
    ...range(families).map((index) => user(`pupil-${index}`, index, { agentSourcedIds: `parent-${index}` })),
    ...range(families).map((index) => user(`parent-${index}`, index)),
  ];
}

function roles(families: number): readonly Cells[] {
  const row = (person: string, role: string, roleType = 'primary'): Cells => ({
    sourcedId: `role-${person}-${roleType}`,
    userSourcedId: person,
    roleType,
    role,
    orgSourcedId: SCHOOL,
  });
  return [
    ...range(TEACHERS).map((index) => row(`staff-${index}`, 'teacher')),
    row(ADMINISTRATOR, 'siteAdministrator', 'secondary'),
    ...range(families).map((index) => row(`pupil-${index}`, 'student')),
    ...range(families).map((index) => row(`parent-${index}`, 'parent')),
  ];
}

function enrollments(families: number): readonly Cells[] {
  const row = (classroom: number, person: string, role: string): Cells => ({
    sourcedId: `class-${classroom}.${person}`,
    classSourcedId: `class-${classroom}`,
    schoolSourcedId: SCHOOL,
    userSourcedId: person,
    role,
    primary: String(role === 'teacher'),
  });
  return [
    ...range(CLASSES).map((index) => row(index, `staff-${index + 1}`, 'teacher')),
    ...range(families).map((index) => row(index % CLASSES, `pupil-${index}`, 'student')),
  ];
}
