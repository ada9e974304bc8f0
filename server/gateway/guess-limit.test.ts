import { describe, expect, test } from 'vitest';
import { callerOf, GUESS_LIMITS, GuessLimit } from './guess-limit.ts';

const SECRETS = 2 ** 77;
const HOURS_OF_A_YEAR = 24 * 365;

function limitAt() {
  const clock = { now: 1_000_000 };
  return { clock, limit: new GuessLimit(() => clock.now) };
}

describe('[ENTRY-9] whoever guesses', () => {
  test('may mistype a few times, and then waits twice as long after each miss', () => {
    const { clock, limit } = limitAt();
    for (let n = 0; n < GUESS_LIMITS.free; n++) {
      expect(limit.waitMs('10.0.0.5')).toBe(0);
      limit.missed('10.0.0.5');
    }
    const waits: number[] = [];
    for (let n = 0; n < 12; n++) {
      const wait = limit.waitMs('10.0.0.5');
      waits.push(wait);
      clock.now += wait;
      expect(limit.waitMs('10.0.0.5')).toBe(0);
      limit.missed('10.0.0.5');
    }
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...waits)).toBe(GUESS_LIMITS.longestDelayMs);
  });

  test('keeps nobody else waiting, until all together have missed very often', () => {
    const { clock, limit } = limitAt();
    for (let n = 0; n < 20; n++) limit.missed('10.0.0.5');
    expect(limit.waitMs('10.0.0.6')).toBe(0);
    limit.missed('10.0.0.6');
    for (let n = 0; n < GUESS_LIMITS.inTotal; n++) limit.missed(`10.1.${n >> 8}.${n & 255}`);
    expect(limit.waitMs('10.0.0.6')).toBeGreaterThan(0);
    expect(limit.waitMs('10.0.0.7')).toBe(0);
    clock.now += GUESS_LIMITS.windowMs;
    expect(limit.waitMs('10.0.0.6')).toBe(0);
  });

  test('is forgotten after a quiet day, and a clock set back does not make it longer', () => {
    const { clock, limit } = limitAt();
    for (let n = 0; n < 30; n++) limit.missed('10.0.0.5');
    clock.now -= 3600_000;
    expect(limit.waitMs('10.0.0.5')).toBeLessThanOrEqual(GUESS_LIMITS.windowMs);
    clock.now += 2 * GUESS_LIMITS.forgottenAfterMs;
    expect(limit.waitMs('10.0.0.5')).toBe(0);
  });

  test('has one network of IPv6 addresses, not as many callers as it has addresses', () => {
    expect(callerOf('fd00:1:2:3:aaaa::1')).toBe(callerOf('fd00:1:2:3:bbbb:0:0:9'));
    expect(callerOf('fd00:1:2:4::1')).not.toBe(callerOf('fd00:1:2:3::1'));
    expect(callerOf('fd00::1')).toBe('fd00:0:0:0');
    expect(callerOf('::ffff:10.0.0.5')).not.toBe(callerOf('::ffff:10.0.0.6'));
  });

  test('does not find one of a thousand slips in a hundred years, with every address of a large network', () => {
    const slips = 1_000;
    const addresses = 2 ** 16;
    // Each address misses once an hour beyond what all together may.
    const guessesPerYear = (GUESS_LIMITS.inTotal + addresses) * HOURS_OF_A_YEAR;
    expect((guessesPerYear * 100 * slips) / SECRETS).toBeLessThan(1e-9);
  });

  test('cannot make the hub remember without end', () => {
    const { limit } = limitAt();
    for (let n = 0; n < GUESS_LIMITS.callers + 500; n++) limit.missed(`caller ${n}`);
    for (let n = 0; n < 30; n++) limit.missed('10.0.0.5');
    expect(limit.waitMs('10.0.0.5')).toBeGreaterThan(0);
  });
});
