import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthLater, schoolYearStart, windowStart } from './calendar.ts';

const OFFSET = 180;
const DAY_MS = 86_400_000;
const at = (text: string): number => Date.parse(`${text}+03:00`);

describe('F-109 a month', () => {
  test.each([
    ['2026-11-26T14:05:00', '2026-12-26T14:05:00'],
    ['2026-12-31T23:59:59', '2027-01-31T23:59:59'],
    ['2027-01-31T08:00:00', '2027-02-28T08:00:00'],
    ['2028-01-31T08:00:00', '2028-02-29T08:00:00'],
    ['2028-02-29T00:00:00', '2028-03-29T00:00:00'],
    ['2027-03-31T12:00:00', '2027-04-30T12:00:00'],
    ['2026-12-01T00:00:00', '2027-01-01T00:00:00'],
  ])('F-109 from %s is over on %s', (from, until) => {
    expect(monthLater(at(from), OFFSET)).toBe(at(until));
  });

  test('F-109 is that of the school, not of whoever looks', () => {
    // In Kamchatka the 31st has begun, in the school it is the 30th.
    expect(monthLater(at('2027-01-30T22:00:00'), OFFSET)).toBe(at('2027-02-28T22:00:00'));
    expect(monthLater(Date.parse('2027-01-30T22:00:00Z'), 720)).toBe(Date.parse('2027-02-27T22:00:00Z'));
  });

  test('F-109 has 28 to 31 days, wherever it begins and in whatever zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: -840, max: 840 }),
        (ms, offsetMinutes) => {
          const days = (monthLater(ms, offsetMinutes) - ms) / DAY_MS;
          expect(Number.isInteger(days) && days >= 28 && days <= 31).toBe(true);
        },
      ),
    );
  });
});

describe('F-108 the time in which violations count', () => {
  test('F-108 is the school year', () => {
    expect(schoolYearStart(at('2026-11-26T12:00:00'), OFFSET)).toBe(at('2026-09-01T00:00:00'));
    expect(schoolYearStart(at('2027-08-31T23:59:59'), OFFSET)).toBe(at('2026-09-01T00:00:00'));
    expect(schoolYearStart(at('2027-09-01T00:00:00'), OFFSET)).toBe(at('2027-09-01T00:00:00'));
  });

  test('F-108 is as many months as the school has set', () => {
    expect(windowStart(at('2026-11-26T12:00:00'), OFFSET, 0)).toBe(at('2026-09-01T00:00:00'));
    expect(windowStart(at('2027-03-31T12:00:00'), OFFSET, 1)).toBe(at('2027-02-28T00:00:00'));
    expect(windowStart(at('2027-01-15T12:00:00'), OFFSET, 3)).toBe(at('2026-10-15T00:00:00'));
  });
});
