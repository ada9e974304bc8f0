import { dayOfText } from '../../../ui/day-text.ts';

/** The minutes since midnight of `14:30`, `14.30` or `14`; undefined for what is no time. */
export function minutesOfText(text: string): number | undefined {
  const found = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/u.exec(text);
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/**
 * Milliseconds of a typed day and time by this computer's clock; undefined where one of them is none.
 * @param day `2026-09-03`, or as it was typed
 */
export function momentOf(day: string, time: string): number | undefined {
  const minutes = minutesOfText(time);
  const [year, month, date] = (dayOfText(day) || day).split('-').map(Number);
  if (minutes === undefined || year === undefined || month === undefined || date === undefined)
    return undefined;
  const at = new Date(year, month - 1, date, 0, minutes).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** `2026-09-03` of a moment by this computer's clock, '' for none. */
export function dayOf(at: number): string {
  if (at === 0) return '';
  const day = new Date(at);
  return [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
}

/** `14:30` of a moment by this computer's clock, '' for none. */
export function timeOf(at: number): string {
  if (at === 0) return '';
  const day = new Date(at);
  return `${two(day.getHours())}:${two(day.getMinutes())}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
