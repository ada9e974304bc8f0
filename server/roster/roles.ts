import type { FamilyRelation, RosterRole } from './roster.ts';

/** The role in school for each role that roles.csv (1.2) or users.csv (1.1) may name. */
export const ROLE_BY_NAME = {
  student: 'pupil',
  teacher: 'teacher',
  administrator: 'administrator',
  districtAdministrator: 'administrator',
  siteAdministrator: 'administrator',
  systemAdministrator: 'administrator',
  principal: 'head',
  guardian: 'parent',
  parent: 'parent',
  relative: 'parent',
  aide: 'staff',
  counselor: 'staff',
  proctor: 'staff',
  other: 'staff',
  // The standard lets an exporter add roles of its own with the prefix "ext:"; these are understood here.
  'ext:deputy': 'deputy',
  'ext:staff': 'staff',
} as const satisfies Record<string, RosterRole>;

export type RoleName = keyof typeof ROLE_BY_NAME;

export const ROLE_NAMES: readonly RoleName[] = [
  'student',
  'teacher',
  'administrator',
  'districtAdministrator',
  'siteAdministrator',
  'systemAdministrator',
  'principal',
  'ext:deputy',
  'guardian',
  'parent',
  'relative',
  'aide',
  'counselor',
  'proctor',
  'other',
  'ext:staff',
];

/** The family relation that a role stands for; undefined for the roles of pupils and staff. */
export function relationOf(role: RoleName): FamilyRelation | undefined {
  return role === 'parent' || role === 'guardian' || role === 'relative' ? role : undefined;
}

/** Roles of enrollments.csv; the family ones were allowed by 1.1 and say nothing about a class. */
export const ENROLLMENT_ROLE_NAMES = [
  'student',
  'teacher',
  'administrator',
  'proctor',
  'aide',
  'parent',
  'guardian',
  'relative',
] as const;

export type EnrollmentRoleName = (typeof ENROLLMENT_ROLE_NAMES)[number];
