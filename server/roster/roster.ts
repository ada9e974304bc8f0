/**
 * What a school roster says, after reading and checking. Ids are the `sourcedId`s of the files.
 * A missing text is '', a missing date is '', dates are 'YYYY-MM-DD'.
 */
export interface Roster {
  readonly school: RosterSchool;
  readonly years: readonly RosterYear[];
  readonly terms: readonly RosterTerm[];
  readonly courses: readonly RosterCourse[];
  readonly classrooms: readonly RosterClassroom[];
  readonly people: readonly RosterPerson[];
  readonly enrollments: readonly RosterEnrollment[];
  readonly families: readonly RosterFamily[];
}

export interface RosterSchool {
  readonly sourcedId: string;
  readonly name: string;
  readonly identifier?: string;
}

export interface RosterYear {
  readonly sourcedId: string;
  readonly title: string;
  readonly begins: string;
  readonly ends: string;
}

export interface RosterTerm {
  readonly sourcedId: string;
  readonly title: string;
  readonly kind: 'term' | 'semester' | 'gradingPeriod';
  /** The school year above this term, '' if the file names none. */
  readonly year: string;
  readonly begins: string;
  readonly ends: string;
}

export interface RosterCourse {
  readonly sourcedId: string;
  readonly title: string;
  readonly subjects: readonly string[];
}

export interface RosterClassroom {
  readonly sourcedId: string;
  readonly title: string;
  /** 1 to 12; null for a class of several grades or of none, as clubs are. */
  readonly grade: number | null;
  /** A homeroom is a class such as 7Б; everything else taught or led is scheduled. */
  readonly kind: 'homeroom' | 'scheduled';
  readonly courseSourcedId?: string;
  readonly subjects: readonly string[];
  /** Ids of years and terms. */
  readonly terms: readonly string[];
}

/** All roles, the order in which a person's roles are listed. */
export const ROSTER_ROLES = [
  'pupil',
  'head',
  'deputy',
  'administrator',
  'teacher',
  'staff',
  'parent',
] as const;

export type RosterRole = (typeof ROSTER_ROLES)[number];

export interface RosterPerson {
  readonly sourcedId: string;
  readonly familyName: string;
  readonly givenName: string;
  /** The patronymic, where there is one. */
  readonly middleName: string;
  /** At least one, without repetition, in the order of ROSTER_ROLES. */
  readonly roles: readonly RosterRole[];
  readonly isEnabled: boolean;
  readonly email: string;
  readonly phone: string;
  readonly sms: string;
  /** 1 to 12, or null. */
  readonly grade: number | null;
}

export interface RosterEnrollment {
  readonly sourcedId: string;
  readonly classroom: string;
  readonly person: string;
  readonly role: 'pupil' | 'teacher' | 'classTeacher' | 'aide';
  readonly begins: string;
  readonly ends: string;
}

export interface RosterFamily {
  readonly child: string;
  readonly guardian: string;
  readonly relation: FamilyRelation;
}

export const FAMILY_RELATIONS = ['parent', 'guardian', 'relative'] as const;

export type FamilyRelation = (typeof FAMILY_RELATIONS)[number];
