const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: doubling from half a second to half a minute, with "full
 * jitter" so that a school of computers does not come back in one moment after a power cut.
 * @param attempt 1 for the first retry
 * @param random 0 to 1
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(attempt, 1) - 1, 10));
  return Math.round(ceiling * (0.3 + 0.7 * random));
}
