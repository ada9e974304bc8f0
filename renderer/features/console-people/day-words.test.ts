import { expect, it } from 'vitest';
import { dayOfMoment, dayWords } from './day-words.ts';

it('says a calendar day the same in every time zone', () => {
  expect(dayWords('2026-09-03', 'ru')).toBe('3 сентября 2026');
  expect(dayWords('2026-09-03', 'en')).toBe('3 September 2026');
  expect(dayWords('', 'ru')).toBe('');
});

it('takes the day by the clock on the wall', () => {
  expect(dayOfMoment(new Date(2026, 8, 3, 0, 5).getTime())).toBe('2026-09-03');
  expect(dayOfMoment(new Date(2026, 11, 31, 23, 55).getTime())).toBe('2026-12-31');
});
