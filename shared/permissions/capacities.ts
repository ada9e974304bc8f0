import type { PersonFacts } from './facts.ts';

/** In what capacity a person acts. One person may have several: a teacher who is a parent, too. */
export const CAPACITIES = [
  'administrator',
  'head',
  'deputy',
  'classTeacher',
  'teacher',
  'staff',
  'pupil',
  'parent',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Capacities that count only once the person is confirmed (clauses M-4 ¶7, ¶9). */
const NEED_CONFIRMATION: ReadonlySet<Capacity> = new Set([
  'administrator',
  'head',
  'deputy',
  'classTeacher',
  'teacher',
]);

export function needsConfirmation(capacity: Capacity): boolean {
  return NEED_CONFIRMATION.has(capacity);
}

/** The capacities that a person has by role, confirmed or not. */
export function capacitiesOf(facts: PersonFacts): readonly Capacity[] {
  if (!facts.isPresent) return [];
  const of: Capacity[] = [...facts.roles];
  if (ledClassrooms(facts).length > 0) of.push('classTeacher');
  return of;
}

/** The classes of which a person is class teacher. */
export function ledClassrooms(
  facts: Pick<PersonFacts, 'classroomRoles' | 'isPedagogical'>,
): readonly string[] {
  if (!facts.isPedagogical) return [];
  return [...facts.classroomRoles].flatMap(([classroom, role]) =>
    role === 'classTeacher' ? [classroom] : [],
  );
}

/** The classes, subjects and clubs in which a person teaches. */
export function taughtClassrooms(
  facts: Pick<PersonFacts, 'classroomRoles' | 'isPedagogical'>,
): readonly string[] {
  if (!facts.isPedagogical) return [];
  return [...facts.classroomRoles].flatMap(([classroom, role]) =>
    role === 'classTeacher' || role === 'teacher' || role === 'aide' ? [classroom] : [],
  );
}

/** The classes in which a person is a pupil. */
export function pupilClassrooms(facts: Pick<PersonFacts, 'classroomRoles'>): ReadonlySet<string> {
  return new Set(
    [...facts.classroomRoles].flatMap(([classroom, role]) => (role === 'pupil' ? [classroom] : [])),
  );
}
