import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HubTime } from './hub-time.ts';

const NOW = 1_700_000_000_000;
const HOUR_MS = 3600_000;

function setUp(now = NOW) {
  const computer = { now };
  return { computer, time: new HubTime(() => computer.now) };
}

describe('[CLOCK-3] hub time', () => {
  test('is the computer’s clock while that runs forwards', () => {
    const { computer, time } = setUp();
    for (const byMs of [0, 1, 5000, HOUR_MS]) {
      computer.now += byMs;
      expect(time.read()).toBe(computer.now);
    }
  });

  test('goes on at half speed after the clock was set back, until the clock has caught up', () => {
    const { computer, time } = setUp();
    time.read();
    computer.now -= HOUR_MS;
    expect(time.read()).toBe(NOW);
    computer.now += 1000;
    expect(time.read()).toBe(NOW + 500);
    computer.now += 2 * HOUR_MS;
    expect(time.read()).toBe(computer.now);
  });

  test('goes on from an earlier run', () => {
    const { computer, time } = setUp(NOW - HOUR_MS);
    time.resume(NOW);
    expect(time.read()).toBe(NOW);
    computer.now += 1000;
    expect(time.read()).toBe(NOW + 500);
    time.resume(NOW - 5);
    expect(time.read()).toBe(NOW + 500);
  });

  test('never runs backwards and is never behind the clock, whatever the clock does', () => {
    const moves = fc.array(
      fc.oneof(fc.integer({ min: -5, max: 20 }), fc.integer({ min: -HOUR_MS, max: HOUR_MS })),
    );
    fc.assert(
      fc.property(moves, fc.integer({ min: -HOUR_MS, max: HOUR_MS }), (byMs, earlier) => {
        const { computer, time } = setUp();
        time.resume(NOW + earlier);
        let last = time.read();
        for (const ms of byMs) {
          computer.now += ms;
          const read = time.read();
          expect(read).toBeGreaterThanOrEqual(Math.max(last, computer.now));
          last = read;
        }
      }),
    );
  });
});
