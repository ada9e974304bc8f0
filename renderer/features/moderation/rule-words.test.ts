import { expect, test } from 'vitest';
import { STANDARD_RULES } from '../../../shared/moderation/standard-rules.ts';
import { ruleWords } from './rule-words.ts';

test('a rule of the house is read in the language of the window, one of the school as it was adopted', () => {
  const [first] = STANDARD_RULES.ru.rules;
  expect(ruleWords(first, 'en')).toBe(STANDARD_RULES.en.rules[0]);
  expect(ruleWords(first, 'ru')).toBe(first);
  expect(ruleWords('Мы не едим в кабинете химии.', 'en')).toBe('Мы не едим в кабинете химии.');
  expect(ruleWords('', 'en')).toBe('');
});
