import Type from 'typebox';
import { guardOf } from '../std/parse.ts';

/** A calendar day of the school, `2026-09-01`. Orders and appointments count in days, not in moments. */
export const Day = Type.String({
  pattern: '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  maxLength: 10,
});
export const OptionalDay = Type.String({
  pattern: '^([12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$',
  maxLength: 10,
});

const isDayText = guardOf(Day);

/** Whether a text names a day that the calendar has: neither the 31st of June nor the 29th of February 2027. */
export function isDay(text: string): boolean {
  if (!isDayText(text)) return false;
  return dayOf(Date.parse(`${text}T00:00:00Z`), 0) === text;
}

/**
 * The day on which a moment falls.
 * @param ms milliseconds since 1970
 * @param offsetMinutes minutes that the school's clocks are ahead of UTC
 */
export function dayOf(ms: number, offsetMinutes: number): string {
  const moved = new Date(ms + offsetMinutes * 60_000);
  return Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10);
}

/** Whether a day lies in a term. Days sort as text. @param until the last day, '' for none */
export function isWithin(day: string, from: string, until: string): boolean {
  return day >= from && (until === '' || day <= until);
}
