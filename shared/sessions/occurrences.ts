import { isDay } from '../schema/day.ts';
import { LONGEST_REPEAT_DAYS, LONGEST_SESSION_MS, MOST_SLOTS, type SessionBody } from '../schema/session.ts';
import { dayAfter, isZone, momentOfWall, wallTime, weekdayOf } from './wall-time.ts';

/** So long before it begins one is reminded of it, and it can be begun. */
export const AHEAD_MS = 10 * 60_000;

/** One time at which something planned is held. */
export interface Occurrence {
  /** The day on which it was to be held at first; it names the occurrence. */
  readonly day: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Whether it was called off, alone or with all others. */
  readonly isOff: boolean;
  readonly isMoved: boolean;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** No document knows a later moment. */
const LAST_MS = 2 ** 45 - 1;
/** A lesson that begins so much earlier or later still belongs to its time in the plan. */
const NEAR_MS = DAY_MS / 2;

/** Whether a plan can be carried out: its times come in order, and what repeats has days and an end. */
export function isSoundPlan(body: SessionBody): boolean {
  const { type, eventType, startsAt, endsAt, zone, weekdays, until, changes, slotMinutes } = body;
  if (!isZone(zone) || !isSpan(startsAt, endsAt) || (eventType !== '') !== (type === 'event')) return false;
  if (slotMinutes > 0 && (type !== 'consultation' || slotsOf(body).length === 0)) return false;
  const isRepeated = weekdays.length > 0;
  if (isRepeated !== (until !== '') || (!isRepeated && changes.length > 0)) return false;
  if (!isRepeated) return true;
  const { day } = wallTime(startsAt, zone);
  const isEnding = isDay(until) && until >= day && until <= dayAfter(day, LONGEST_REPEAT_DAYS);
  const isNamedOnce = new Set(changes.map((change) => change.day)).size === changes.length;
  return isEnding && isNamedOnce && changes.every(isSoundChange) && originalDays(body, day, until).length > 0;
}

function isSoundChange({ day, startsAt, endsAt }: SessionBody['changes'][number]): boolean {
  return isDay(day) && ((startsAt === 0 && endsAt === 0) || isSpan(startsAt, endsAt));
}

function isSpan(startsAt: number, endsAt: number): boolean {
  return startsAt > 0 && endsAt > startsAt && endsAt - startsAt <= LONGEST_SESSION_MS;
}

/** The days of what repeats, from and to included, in their order. */
function originalDays({ startsAt, zone, weekdays, until }: SessionBody, from: string, to: string): string[] {
  const first = wallTime(startsAt, zone).day;
  const days: string[] = [];
  const last = to < until ? to : until;
  for (let day = from > first ? from : first; day <= last; day = dayAfter(day, 1)) {
    if (weekdays.includes(weekdayOf(day))) days.push(day);
  }
  return days;
}

/**
 * The times at which something planned is held within a period, the first one first. A time belongs to it while
 * some of it does.
 * @param body one for which `isSoundPlan` holds
 */
export function occurrencesIn(body: SessionBody, from: number, to: number): readonly Occurrence[] {
  const { startsAt, endsAt, zone, weekdays, changes, isCancelled } = body;
  const isWithin = (one: Occurrence) => one.endsAt > from && one.startsAt < to;
  const first = wallTime(startsAt, zone);
  if (weekdays.length === 0) {
    const only = { day: first.day, startsAt, endsAt, isOff: isCancelled, isMoved: false };
    return [only].filter(isWithin);
  }
  const changed = new Map(changes.map((change) => [change.day, change]));
  const days = new Set(
    originalDays(body, dayOfMoment(from - LONGEST_SESSION_MS, zone), dayOfMoment(to, zone)),
  );
  // What was moved into the period may come from any other day.
  for (const { day } of changes) if (originalDays(body, day, day).length > 0) days.add(day);
  return [...days]
    .map((day): Occurrence => {
      const change = changed.get(day);
      const isMoved = change !== undefined && change.startsAt > 0;
      const start = isMoved ? change.startsAt : momentOfWall({ day, minutes: first.minutes }, zone);
      const end = isMoved ? change.endsAt : start + (endsAt - startsAt);
      const isOff = isCancelled || change?.isOff === true;
      return { day, startsAt: start, endsAt: end, isOff, isMoved };
    })
    .filter(isWithin)
    .sort((a, b) => a.startsAt - b.startsAt || (a.day < b.day ? -1 : 1));
}

function dayOfMoment(at: number, zone: string): string {
  return wallTime(Math.min(Math.max(0, at), LAST_MS), zone).day;
}

/** The time in the plan to which something that was begun at a moment belongs; undefined for none. */
export function occurrenceAt(body: SessionBody, at: number): Occurrence | undefined {
  const near = occurrencesIn(body, at - NEAR_MS, at + NEAR_MS).filter(({ isOff }) => !isOff);
  return near.toSorted((a, b) => distance(a, at) - distance(b, at))[0];
}

function distance({ startsAt, endsAt }: Occurrence, at: number): number {
  return at < startsAt ? startsAt - at : Math.max(0, at - endsAt);
}

/** Whether a moment is the beginning of a time that can be booked in something planned. */
export function isSlot(body: SessionBody, at: number): boolean {
  return occurrencesIn(body, at, at + 1).some(({ startsAt, endsAt, isOff }) => {
    return !isOff && slotsOf({ startsAt, endsAt, slotMinutes: body.slotMinutes }).includes(at);
  });
}

/** The beginnings of the times that can be booked within an occurrence, or the first one. */
export function slotsOf({
  startsAt,
  endsAt,
  slotMinutes,
}: Pick<SessionBody, 'startsAt' | 'endsAt' | 'slotMinutes'>): readonly number[] {
  if (slotMinutes <= 0) return [];
  const count = Math.floor((endsAt - startsAt) / (slotMinutes * MINUTE_MS));
  return Array.from(
    { length: Math.min(count, MOST_SLOTS) },
    (_, index) => startsAt + index * slotMinutes * MINUTE_MS,
  );
}
