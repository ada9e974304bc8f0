import { expect, test } from 'vitest';
import { wantedSpaces } from './new-spaces.ts';

const CLASSES = [
  { id: 'k7a', title: '7А', subjects: ['Алгебра'] },
  { id: 'k7b', title: '7Б', subjects: [] },
];

test('F-008 a subject is made once for a class, whatever letters it is typed with', () => {
  expect(wantedSpaces(CLASSES, ['алгебра', 'Физика', 'ФИЗИКА '])).toEqual({
    spaces: [
      { homeroom: 'k7a', subject: 'ФИЗИКА ' },
      { homeroom: 'k7b', subject: 'алгебра' },
      { homeroom: 'k7b', subject: 'ФИЗИКА ' },
    ],
    present: ['алгебра, 7А'],
  });
});
