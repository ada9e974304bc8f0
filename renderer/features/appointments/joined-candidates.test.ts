import { expect, test } from 'vitest';
import { joinedCandidates } from './joined-candidates.ts';

const person = (id: string, isKnownToHaveEntered: boolean) => ({
  id,
  name: id,
  position: '',
  isKnownToHaveEntered,
});

test('F-014 the picker lists those who have joined, and nobody of whom that is not known', () => {
  const all = [person('known', true), person('byHub', false), person('invited', false)];
  expect(joinedCandidates(all, new Set(['byHub'])).map(({ id }) => id)).toEqual(['known', 'byHub']);
  expect(joinedCandidates(all, new Set()).map(({ id }) => id)).toEqual(['known']);
});
