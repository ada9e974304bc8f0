import type { Cells } from './cells.ts';
import { ID_LIMIT } from './cells.ts';
import type { RowBase } from './read-rows.ts';
import type { EnrollmentRoleName, RoleName } from './roles.ts';
import { ENROLLMENT_ROLE_NAMES, ROLE_NAMES } from './roles.ts';

/** Longest texts, in characters. Names as long as this exist only by mistake. */
const NAME_LIMIT = 100;
/** What a name card and a class take. */
const PERSON_NAME_LIMIT = 60;
const CLASS_TITLE_LIMIT = 120;
const TITLE_LIMIT = 200;
const EMAIL_LIMIT = 254;
const PHONE_LIMIT = 40;

export interface OrgRow extends RowBase {
  readonly name: string;
  readonly identifier: string;
  readonly isSchool: boolean;
  readonly parent: string;
}

export interface SessionRow extends RowBase {
  readonly title: string;
  readonly kind: 'schoolYear' | 'term' | 'semester' | 'gradingPeriod';
  readonly begins: string;
  readonly ends: string;
  readonly parent: string;
}

export interface CourseRow extends RowBase {
  readonly title: string;
  readonly subjects: readonly string[];
  readonly org: string;
  readonly year: string;
}

export interface ClassRow extends RowBase {
  readonly title: string;
  readonly kind: 'homeroom' | 'scheduled';
  readonly grade: number | null;
  readonly course: string;
  readonly school: string;
  readonly terms: readonly string[];
  readonly subjects: readonly string[];
}

export interface UserRow extends RowBase {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly isEnabled: boolean;
  readonly email: string;
  readonly phone: string;
  readonly sms: string;
  readonly grade: number | null;
  readonly agents: readonly string[];
  readonly primaryOrg: string;
  /** From the columns of 1.1; read only where there is no roles.csv. */
  readonly roles: readonly RoleName[];
  readonly orgs: readonly string[];
}

export interface RoleRow extends RowBase {
  readonly user: string;
  readonly role: RoleName | '';
  readonly isPrimary: boolean;
  readonly org: string;
  readonly begins: string;
  readonly ends: string;
}

export interface EnrollmentRow extends RowBase {
  readonly classroom: string;
  readonly user: string;
  readonly school: string;
  readonly role: EnrollmentRoleName | '';
  readonly isPrimary: boolean;
  readonly begins: string;
  readonly ends: string;
}

export function readOrg(cells: Cells, base: RowBase): OrgRow {
  const types = ['school', 'department', 'district', 'local', 'state', 'national'] as const;
  return {
    ...base,
    name: cells.text('name', { limit: TITLE_LIMIT, isRequired: true }),
    identifier: cells.text('identifier', { limit: NAME_LIMIT }),
    isSchool: cells.choice('type', types, { isRequired: true }) === 'school',
    parent: cells.optionalId('parentSourcedId'),
  };
}

export function readSession(cells: Cells, base: RowBase): SessionRow {
  const kinds = ['schoolYear', 'term', 'semester', 'gradingPeriod'] as const;
  const kind = cells.choice('type', kinds, { isRequired: true });
  return {
    ...base,
    title: cells.text('title', { limit: TITLE_LIMIT, isRequired: true }),
    kind: kind === '' ? 'term' : kind,
    ...cells.span('startDate', 'endDate', true),
    parent: cells.optionalId('parentSourcedId'),
  };
}

export function readCourse(cells: Cells, base: RowBase): CourseRow {
  return {
    ...base,
    title: cells.text('title', { limit: TITLE_LIMIT, isRequired: true }),
    subjects: cells.list('subjects', NAME_LIMIT),
    org: cells.optionalId('orgSourcedId'),
    year: cells.optionalId('schoolYearSourcedId'),
  };
}

export function readClass(cells: Cells, base: RowBase): ClassRow {
  const kind = cells.choice('classType', ['homeroom', 'scheduled'], { isRequired: true });
  return {
    ...base,
    title: cells.text('title', { limit: CLASS_TITLE_LIMIT, isRequired: true }),
    kind: kind === '' ? 'scheduled' : kind,
    grade: readGrade(cells),
    course: cells.optionalId('courseSourcedId'),
    school: cells.id('schoolSourcedId'),
    terms: cells.list('termSourcedIds', ID_LIMIT),
    subjects: cells.list('subjects', NAME_LIMIT),
  };
}

/** `withRoles` reads the columns of 1.1 too. */
export function readUser(cells: Cells, base: RowBase, withRoles: boolean): UserRow {
  const roles = withRoles ? readUserRoles(cells) : [];
  return {
    ...base,
    familyName: cells.text('familyName', { limit: PERSON_NAME_LIMIT, isRequired: true }),
    givenName: cells.text('givenName', { limit: PERSON_NAME_LIMIT, isRequired: true }),
    middleName: cells.text('middleName', { limit: PERSON_NAME_LIMIT }),
    isEnabled: cells.flag('enabledUser', true) ?? false,
    email: readEmail(cells),
    phone: readPhone(cells, 'phone'),
    sms: readPhone(cells, 'sms'),
    grade: readGrade(cells),
    agents: cells.list('agentSourcedIds', ID_LIMIT),
    primaryOrg: cells.optionalId('primaryOrgSourcedId'),
    roles,
    orgs: withRoles ? cells.list('orgSourcedIds', ID_LIMIT) : [],
  };
}

export function readRole(cells: Cells, base: RowBase): RoleRow {
  return {
    ...base,
    user: cells.id('userSourcedId'),
    role: cells.choice('role', ROLE_NAMES, { isRequired: true, reason: 'role-unknown' }),
    isPrimary: cells.choice('roleType', ['primary', 'secondary']) !== 'secondary',
    org: cells.id('orgSourcedId'),
    ...cells.span('beginDate', 'endDate'),
  };
}

export function readEnrollment(cells: Cells, base: RowBase): EnrollmentRow {
  return {
    ...base,
    classroom: cells.id('classSourcedId'),
    user: cells.id('userSourcedId'),
    school: cells.optionalId('schoolSourcedId'),
    role: cells.choice('role', ENROLLMENT_ROLE_NAMES, { isRequired: true, reason: 'role-unknown' }),
    isPrimary: cells.flag('primary', false) ?? false,
    ...cells.span('beginDate', 'endDate'),
  };
}

/** 1.1 has one role per person; several are understood, since a teacher may be a parent too. */
function readUserRoles(cells: Cells): readonly RoleName[] {
  const written = cells.list('role', NAME_LIMIT);
  if (written.length === 0) cells.report('value-missing', 'role');
  const roles: RoleName[] = [];
  for (const name of written) {
    const role = ROLE_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (role === undefined) cells.report('role-unknown', 'role', name, { allowed: ROLE_NAMES.join(', ') });
    else roles.push(role);
  }
  return roles;
}

/** A class or person of several grades has no one grade. */
function readGrade(cells: Cells): number | null {
  const grades = cells.list('grades', NAME_LIMIT);
  const known = grades.filter((grade) => /^(?:0?[1-9]|1[0-2])$/u.test(grade));
  for (const grade of grades) {
    if (!known.includes(grade)) cells.report('grade-unknown', 'grades', grade);
  }
  const [only, ...others] = known;
  return only === undefined || others.length > 0 ? null : Number(only);
}

function readEmail(cells: Cells): string {
  const email = cells.text('email', { limit: EMAIL_LIMIT });
  if (email === '' || /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/u.test(email)) return email;
  cells.report('email-invalid', 'email', email);
  return '';
}

function readPhone(cells: Cells, column: 'phone' | 'sms'): string {
  const phone = cells.text(column, { limit: PHONE_LIMIT });
  if (phone === '' || /^\+?[\d\s().-]*\d[\d\s().-]*$/u.test(phone)) return phone;
  cells.report('phone-invalid', column, phone);
  return '';
}
