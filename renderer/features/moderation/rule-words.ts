import { STANDARD_RULES } from '../../../shared/moderation/standard-rules.ts';
import type { Language } from '../../i18n/translator.ts';

/** Words of a rule as a reader sees them: those of the house are there in both languages, a school's own as adopted. */
export function ruleWords(text: string, language: Language): string {
  const index = STANDARD_RULES.ru.rules.findIndex((rule) => rule === text);
  return STANDARD_RULES[language].rules[index] ?? text;
}
