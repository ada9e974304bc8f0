import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../../shared/permissions/table.ts';
import { clauseWords } from './clause-words.ts';
import { createTranslate } from './translator.ts';

const ru = createTranslate('ru');

describe('clauses in words', () => {
  test.each([
    ['P-2.1(5), P-2.1(11)', 'Положение о платформе, п. 2.1(5), 2.1(11)'],
    ['O, P-2.1', 'Приказ; Положение о платформе, п. 2.1'],
    ['M-4 ¶12-13', 'Рекомендации министерства, п. 4, абз. 12–13'],
    ['P-2.1(10), M-4 ¶10', 'Положение о платформе, п. 2.1(10); Рекомендации министерства, п. 4, абз. 10'],
    ['M-4 ¶7, ¶9', 'Рекомендации министерства, п. 4, абз. 7, абз. 9'],
    ['E-2.3', 'Положение об этике, п. 2.3'],
    ['как решил совет', 'как решил совет'],
  ])('%s', (clauses, words) => {
    expect(clauseWords(ru, clauses)).toBe(words);
  });

  test('are there for every right', () => {
    for (const { clause } of Object.values(ACTIONS)) {
      expect(clauseWords(ru, clause), clause).not.toBe(clause);
      expect(clauseWords(createTranslate('en'), clause), clause).not.toMatch(/[А-я]/);
    }
  });
});
