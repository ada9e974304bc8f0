import { expect, test } from 'vitest';
import { Presence } from './presence.ts';

test('a person is in a room from the first window to the last, and not less than not at all', () => {
  const presence = new Presence();
  expect(presence.noted('l1', 'anna', true)).toBe(true);
  expect(presence.noted('l1', 'anna', true)).toBe(false);
  presence.noted('l1', 'boris', true);
  presence.noted('l2', 'boris', true);
  expect([presence.in('l1'), presence.in('l2'), presence.rooms]).toEqual([
    ['anna', 'boris'],
    ['boris'],
    ['l1', 'l2'],
  ]);
  expect(presence.noted('l1', 'anna', false)).toBe(false);
  expect(presence.noted('l1', 'anna', false)).toBe(true);
  expect(presence.noted('l1', 'anna', false)).toBe(false);
  expect(presence.noted('l1', 'anna', true)).toBe(true);
  expect(presence.noted('l2', 'boris', false)).toBe(true);
  expect([presence.in('l2'), presence.rooms]).toEqual([[], ['l1']]);
});
