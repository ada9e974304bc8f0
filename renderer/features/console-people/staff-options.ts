import type { Translate } from '../../i18n/translator.ts';
import { capital, type SchoolNouns } from '../../i18n/school-words.ts';
import { STAFF_ROLES, type StaffRole } from './new-people.ts';

/** What somebody new can be who works in the school, in the words of its type. */
export function staffOptions(
  t: Translate,
  words: SchoolNouns,
): readonly { readonly id: StaffRole; readonly title: string }[] {
  return STAFF_ROLES.map((id) => ({
    id,
    title: id === 'teacher' ? capital(words.teacher.one.nominative) : t(`add.staff.${id}`),
  }));
}
