import type { Role } from '../../shared/schema/person.ts';
import { capital, type SchoolNouns } from './school-words.ts';
import type { Translate } from './translator.ts';

/** A role in the words of the school's type: in a college «преподаватель» and «студент» (clauses M title, M-5). */
export function roleWord(role: Role, t: Translate, words: SchoolNouns): string {
  return role === 'pupil' || role === 'teacher' ? words[role].one.nominative : t(`role.${role}`);
}

/** All who have a role, as a heading or filter; undefined for roles that every school calls alike. */
export function roleHeading(role: string, words: SchoolNouns): string | undefined {
  return role === 'pupil' || role === 'teacher' ? capital(words[role].many.nominative) : undefined;
}
