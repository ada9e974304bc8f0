import { expect, test } from 'vitest';
import { blocksOf } from './help-text.ts';

test('lines are paragraphs, points and steps are joined to lists', () => {
  expect(blocksOf('Сначала.\n1. Раз\n2. Два\n\n- точка\nКонец.')).toEqual([
    { is: 'paragraph', text: 'Сначала.' },
    { is: 'steps', items: ['Раз', 'Два'] },
    { is: 'list', items: ['точка'] },
    { is: 'paragraph', text: 'Конец.' },
  ]);
});
