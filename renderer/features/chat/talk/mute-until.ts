/** How long "always" is, as `MUTED_ALWAYS` of the preferences says. */
const ALWAYS_MS = (2 ** 45 - 1) satisfies number;
const HOUR_MS = 3_600_000;
/** When a school day begins. */
const MORNING_HOUR = 7;

export const MUTE_SPANS = ['hour', 'morning', 'always'] as const;
export type MuteSpan = (typeof MUTE_SPANS)[number];

/** Until when a chat is muted that is muted now, both in milliseconds by hub time. */
export function mutedUntil(span: MuteSpan, now: number): number {
  switch (span) {
    case 'hour':
      return now + HOUR_MS;
    case 'morning':
      return nextMorning(now);
    case 'always':
      return ALWAYS_MS;
  }
}

export function isMutedForGood(until: number): boolean {
  return until >= ALWAYS_MS;
}

function nextMorning(now: number): number {
  const morning = new Date(now);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  if (morning.getTime() <= now) morning.setDate(morning.getDate() + 1);
  return morning.getTime();
}
