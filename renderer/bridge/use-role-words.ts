import { useCallback } from 'react';
import type { Role } from '../../shared/schema/person.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { roleWord } from '../i18n/role-words.ts';
import { useSchoolWords } from './use-school-words.ts';

/** Says a role in the words of this school; keeps its identity while they stay the same. */
export function useRoleWords(): (role: Role) => string {
  const { t } = useI18n();
  const words = useSchoolWords();
  return useCallback((role: Role) => roleWord(role, t, words), [t, words]);
}
