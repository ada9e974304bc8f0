import type { Random } from '../../../demo-school/random.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** 1 September 2025, midnight in Moscow. */
const YEAR_BEGINS_AT = Date.UTC(2025, 7, 31, 21);
const DAYS = 272;

/** How much is written in each hour of a school day: before lessons, breaks, homework, evening. */
const HOURS = [1, 0, 0, 0, 0, 1, 6, 22, 16, 14, 16, 18, 20, 26, 30, 30, 28, 30, 36, 42, 40, 28, 12, 4];

/** When a conversation begins: school days far more often than others, in the hours in which people write. */
export function beginningOf(random: Random): number {
  for (;;) {
    const day = Math.floor(random.next() * DAYS);
    const weekday = (day + 1) % 7;
    const isFree = weekday === 0 || (day >= 56 && day < 63) || (day >= 121 && day < 132);
    if (isFree && random.isLucky(0.75)) continue;
    const hours = HOURS.map((weight, hour) => ({ weight, hour }));
    const { hour } = random.pickWeighted(hours);
    return YEAR_BEGINS_AT + day * DAY_MS + hour * HOUR_MS + Math.floor(random.next() * HOUR_MS);
  }
}

/** Milliseconds until the next message of a conversation: most within a minute, some after half an hour. */
export function pauseMs(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return 900 + Math.floor(Math.exp(10.4 + 1.3 * normal));
}
