const FIRST_MS = 60_000;
const LONGEST_MS = 4 * 60 * 60_000;

/** A letter that the mail server has not taken for so long is given up. */
export const KEPT_FOR_MS = 3 * 24 * 60 * 60_000;

/**
 * How long to wait before the next attempt: a minute, doubling to four hours, shortened by chance by up to
 * a fifth so that letters that failed together do not come back together.
 * @param attempt 1 after the first attempt
 * @param random 0 to 1
 */
export function retryDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(attempt, 1) - 1, 10));
  return Math.round(ceiling * (0.8 + 0.2 * random));
}
