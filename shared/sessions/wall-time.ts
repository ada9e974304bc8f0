/** Days and times by the clock on the school's wall. Pure: the zone is named, not taken from the computer. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const held = formats.get(zone);
  if (held) return held;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Whether a name is one of a time zone, such as `Europe/Chisinau`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall is ahead of UTC at a moment, in milliseconds. */
function offsetMs(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

export interface WallTime {
  /** `2026-09-01`. */
  readonly day: string;
  /** Since midnight. */
  readonly minutes: number;
}

/** What calendar and clock on the wall show at a moment. @param zone one for which `isZone` holds */
export function wallTime(at: number, zone: string): WallTime {
  const wall = at + offsetMs(at, zone);
  const day = new Date(wall).toISOString().slice(0, 10);
  return { day, minutes: Math.floor((wall - Date.parse(`${day}T00:00:00Z`)) / MINUTE_MS) };
}

/**
 * The moment of a day and time on the wall. In the hour that a change of clocks leaves out it is an hour later.
 * @param day one that the calendar has
 */
export function momentOfWall({ day, minutes }: WallTime, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const near = wall - offsetMs(wall, zone);
  return wall - offsetMs(near, zone);
}

/** The day that is so many days after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
