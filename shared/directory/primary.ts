import type { SlipBody } from '../schema/slip.ts';
import type { Directory } from './directory.ts';

const LAST_PRIMARY_GRADE = 4;

/** Whether a class is one of the grades 1 to 4. */
export function isPrimaryClass(directory: Directory, classroom: string): boolean {
  const { type, grade = 0 } = directory.get('classroom', classroom)?.body ?? {};
  return type === 'homeroom' && grade >= 1 && grade <= LAST_PRIMARY_GRADE;
}

/** Whether a slip lets in a pupil of the grades 1 to 4 (clause M-4 ¶13). */
export function isForPrimaryPupil(directory: Directory, { person, role, classroom }: SlipBody): boolean {
  if (person === '') return role === 'pupil' && isPrimaryClass(directory, classroom);
  const { roles, classroomRoles } = directory.factsOf(person);
  if (!roles.includes('pupil')) return false;
  return [...classroomRoles].some(([id, member]) => member === 'pupil' && isPrimaryClass(directory, id));
}
