import { useI18n } from '../i18n/I18n.tsx';
import { type SchoolNouns, schoolWords } from '../i18n/school-words.ts';
import { useQuery } from './use-query.ts';

/** The words of this school's type in the chosen language; those of a general school until it is known. */
export function useSchoolWords(): SchoolNouns {
  const { language } = useI18n();
  const settings = useQuery('school.settings', {});
  const type = settings.isReady ? settings.value.school?.type : undefined;
  return schoolWords(type ?? 'general', language);
}
