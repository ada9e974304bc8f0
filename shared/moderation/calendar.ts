const MINUTE_MS = 60_000;
const SEPTEMBER = 8;

/**
 * The same day of the next month at the same time of the day, its last day where it has no such day (decision D-4).
 * @param ms milliseconds since 1970
 * @param offsetMinutes minutes that the school's clocks are ahead of UTC
 */
export function monthLater(ms: number, offsetMinutes: number): number {
  const at = new Date(ms + offsetMinutes * MINUTE_MS);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const lastDay = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), lastDay);
  const midnight = Date.UTC(year, at.getUTCMonth(), at.getUTCDate());
  return Date.UTC(year, month + 1, day) + (at.getTime() - midnight) - offsetMinutes * MINUTE_MS;
}

/** When the school year began in which a moment falls: midnight of the first of September. */
export function schoolYearStart(ms: number, offsetMinutes: number): number {
  const at = new Date(ms + offsetMinutes * MINUTE_MS);
  const year = at.getUTCFullYear() - (at.getUTCMonth() < SEPTEMBER ? 1 : 0);
  return Date.UTC(year, SEPTEMBER, 1) - offsetMinutes * MINUTE_MS;
}

/**
 * From when on recorded violations count (decision D-4): this school year, or so many months back.
 * @param months 0 for the school year
 */
export function windowStart(ms: number, offsetMinutes: number, months: number): number {
  if (months === 0) return schoolYearStart(ms, offsetMinutes);
  const at = new Date(ms + offsetMinutes * MINUTE_MS);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() - months];
  const day = Math.min(at.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  return Date.UTC(year, month, day) - offsetMinutes * MINUTE_MS;
}
