import type { PersonFacts } from './facts.ts';

/** Whose PIN is to be reset. */
export interface ResetSubject {
  readonly person: string;
  /** Classes in which the person is a pupil. */
  readonly pupilIn: ReadonlySet<string>;
}

/** Whether a person resets anybody's PIN at all: administrators, and confirmed teachers who lead a class. */
export function mayResetPins(facts: PersonFacts): boolean {
  return facts.isPresent && (facts.isAdministrator || ledClassrooms(facts).length > 0);
}

/**
 * Whether a person may let the hub hand out a code that resets this person's PIN: an administrator for
 * everyone, a class teacher for the pupils of the own class. Nobody for themselves: whoever is inside
 * changes the own PIN without a code.
 */
export function mayResetPin(facts: PersonFacts, subject: ResetSubject): boolean {
  if (!facts.isPresent || subject.person === facts.person) return false;
  return facts.isAdministrator || ledClassrooms(facts).some((classroom) => subject.pupilIn.has(classroom));
}

function ledClassrooms(facts: PersonFacts): readonly string[] {
  if (!facts.isPedagogical || !facts.isVerified) return [];
  return [...facts.classroomRoles].flatMap(([classroom, role]) =>
    role === 'classTeacher' ? [classroom] : [],
  );
}

/** The classes in which a person is a pupil, out of the person's own facts. */
export function pupilClassrooms(facts: Pick<PersonFacts, 'classroomRoles'>): ReadonlySet<string> {
  return new Set(
    [...facts.classroomRoles].flatMap(([classroom, role]) => (role === 'pupil' ? [classroom] : [])),
  );
}
