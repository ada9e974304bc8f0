import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionBody } from '../schema/session.ts';
import { isSoundPlan, occurrenceAt, occurrencesIn, slotsOf } from './occurrences.ts';
import { dayAfter, isZone, momentOfWall, wallTime, weekdayOf } from './wall-time.ts';

const HOUR_MS = 3_600_000;
const ZONE = 'Europe/Chisinau';
/** Monday the 7th of September 2026, ten o'clock in Chisinau. */
const START = Date.parse('2026-09-07T07:00:00Z');
const body = (of: Partial<SessionBody> = {}): SessionBody => ({
  type: 'lesson',
  eventType: '',
  title: 'Алгебра',
  place: '',
  about: '',
  agenda: [],
  startsAt: START,
  endsAt: START + 45 * 60_000,
  zone: ZONE,
  weekdays: [],
  until: '',
  changes: [],
  slotMinutes: 0,
  isCancelled: false,
  ...of,
});
const weekly = (of: Partial<SessionBody> = {}) => body({ weekdays: [1, 4], until: '2027-05-25', ...of });

describe('the clock on the wall', () => {
  test('shows the same day and time again, in every zone and at every moment', () => {
    const zones = fc.constantFrom(ZONE, 'Asia/Yekaterinburg', 'UTC', 'America/St_Johns', 'Asia/Kathmandu');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 70_000_000 }), (zone, minute) => {
        const at = minute * 60_000;
        const again = momentOfWall(wallTime(at, zone), zone);
        // An hour that the clocks show twice has two moments.
        expect([0, HOUR_MS, -HOUR_MS, HOUR_MS / 2]).toContain(again - at);
      }),
    );
    expect([isZone(ZONE), isZone('Nowhere/Town'), isZone('')]).toEqual([true, false, false]);
  });
});

describe('F-067 what repeats', () => {
  test('stands at the same time by the clock on the wall, also when the clocks have changed', () => {
    const all = occurrencesIn(weekly(), 0, START + 400 * 24 * HOUR_MS);
    expect(new Set(all.map(({ startsAt }) => wallTime(startsAt, ZONE).minutes))).toEqual(new Set([600]));
    expect(new Set(all.map(({ day }) => weekdayOf(day)))).toEqual(new Set([1, 4]));
    expect([all[0]?.day, all.at(-1)?.day]).toEqual(['2026-09-07', '2027-05-24']);
  });

  test('a period shows what a longer one shows of it, in the order of time', () => {
    const changes = fc.constantFrom<SessionBody['changes']>(
      [],
      [{ day: '2026-09-10', isOff: true, startsAt: 0, endsAt: 0 }],
      [{ day: '2026-09-14', isOff: false, startsAt: START + 200 * HOUR_MS, endsAt: START + 201 * HOUR_MS }],
    );
    const hours = fc.integer({ min: -100, max: 3000 });
    fc.assert(
      fc.property(changes, hours, hours, (some, a, b) => {
        const [from, to] = [START + Math.min(a, b) * HOUR_MS, START + Math.max(a, b) * HOUR_MS];
        const plan = weekly({ changes: some });
        const whole = occurrencesIn(plan, 0, START + 4000 * HOUR_MS);
        const part = occurrencesIn(plan, from, to);
        expect(part).toEqual(whole.filter(({ startsAt, endsAt }) => endsAt > from && startsAt < to));
        expect(part.map(({ startsAt }) => startsAt)).toEqual(
          part.map((one) => one.startsAt).sort((x, y) => x - y),
        );
      }),
    );
  });

  test('a single day is called off or moved, and keeps its name', () => {
    const moved = {
      day: '2026-09-10',
      isOff: false,
      startsAt: START + 50 * HOUR_MS,
      endsAt: START + 51 * HOUR_MS,
    };
    const off = { day: '2026-09-14', isOff: true, startsAt: 0, endsAt: 0 };
    const some = occurrencesIn(weekly({ changes: [moved, off] }), START, START + 8 * 24 * HOUR_MS);
    expect(some.map(({ day, isOff, isMoved }) => [day, isOff, isMoved])).toEqual([
      ['2026-09-07', false, false],
      ['2026-09-10', false, true],
      ['2026-09-14', true, false],
    ]);
    const all = occurrencesIn(weekly({ isCancelled: true }), START, START + HOUR_MS);
    expect(all.map(({ isOff }) => isOff)).toEqual([true]);
  });

  test('what was begun early or late belongs to the nearest time, and to none on another day', () => {
    const at = (hours: number) => occurrenceAt(weekly(), START + hours * HOUR_MS)?.day;
    expect([at(-0.2), at(0.5), at(3), at(71), at(30)]).toEqual([
      '2026-09-07',
      '2026-09-07',
      '2026-09-07',
      '2026-09-10',
      undefined,
    ]);
  });
});

describe('a plan', () => {
  test.each<[string, Partial<SessionBody>]>([
    ['ends before it begins', { endsAt: START - 1 }],
    ['lasts longer than a day has', { endsAt: START + 13 * HOUR_MS }],
    ['has no beginning', { startsAt: 0, endsAt: 1 }],
    ['is in a zone that nobody knows', { zone: 'Nowhere/Town' }],
    ['repeats without an end', { weekdays: [1] }],
    ['ends without repeating', { until: '2026-10-01' }],
    ['repeats for years', { weekdays: [1], until: '2030-01-01' }],
    ['repeats on no day at all', { weekdays: [7], until: '2026-09-08' }],
    ['repeats until a day that is none', { weekdays: [1], until: '2026-09-31' }],
    ['changes a day twice', { weekdays: [1], until: '2026-10-01', changes: twice('2026-09-14') }],
    ['changes what is held once', { changes: twice('2026-09-14').slice(1) }],
    ['is an event of no kind', { type: 'event' }],
    ['is a lesson that is a contest', { eventType: 'contest' }],
    ['is a lesson with times to be booked', { slotMinutes: 10 }],
    ['has times longer than itself', { type: 'consultation', slotMinutes: 60 }],
  ])('is not sound that %s', (_what, of) => {
    expect(isSoundPlan(body())).toBe(true);
    expect(isSoundPlan(body(of))).toBe(false);
  });

  test('has as many times to be booked as fit', () => {
    const plan = body({ type: 'consultation', slotMinutes: 20 });
    expect(isSoundPlan(plan)).toBe(true);
    expect(slotsOf(plan)).toEqual([START, START + 20 * 60_000]);
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});

function twice(day: string): SessionBody['changes'] {
  const change = { day, isOff: true, startsAt: 0, endsAt: 0 };
  return [change, { ...change, isOff: false }];
}
