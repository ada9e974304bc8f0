import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeStamp, MAX_COUNTER, stampParts, stampTime } from '../ids/id.ts';
import { HybridClock, MAX_AHEAD_MS } from './hybrid-clock.ts';

const DEVICE = '0123456789ab';
const OTHER = 'zzzzzzzzzzzz';
const NOW = 1_700_000_000_000;
const YEAR_MS = 365 * 24 * 3600_000;

function clockAt(start: number) {
  const computer = { now: start };
  return { computer, clock: new HybridClock({ now: () => computer.now, device: DEVICE }) };
}

type Step =
  | { readonly do: 'stamp' }
  | { readonly do: 'move'; readonly byMs: number }
  | { readonly do: 'hub'; readonly now: number }
  | { readonly do: 'adopt'; readonly ms: number; readonly counter: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Step>({ do: 'stamp' }) },
    fc.record({ do: fc.constant('move' as const), byMs: fc.integer({ min: -3, max: 3 }) }),
    fc.record({
      do: fc.constant('move' as const),
      byMs: fc.constantFrom(-YEAR_MS, YEAR_MS),
    }),
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('hub' as const), now: fc.integer({ min: NOW, max: NOW + 1 }) }),
    },
    fc.record({
      do: fc.constant('adopt' as const),
      ms: fc.integer({ min: NOW - 2, max: NOW + MAX_AHEAD_MS + 5 }),
      counter: fc.integer({ min: 0, max: MAX_COUNTER }),
    }),
  ),
  { maxLength: 40, size: 'max' },
);

function run(list: readonly Step[], isHubAsked: boolean): string[] {
  const { computer, clock } = clockAt(NOW);
  const stamps: string[] = [];
  for (const step of list) {
    if (step.do === 'stamp') stamps.push(clock.stamp());
    else if (step.do === 'move') computer.now = Math.max(0, computer.now + step.byMs);
    else if (step.do === 'adopt') {
      clock.adopt(makeStamp({ ms: step.ms, counter: step.counter, device: OTHER }));
    } else if (isHubAsked) clock.setHubTime(step.now);
  }
  return stamps;
}

describe('stamps of one device', () => {
  test('always rise as long as no hub corrects the clock, however the computer’s clock jumps', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const stamps = run(list, false);
        expect(stamps).toEqual([...new Set(stamps)].sort());
      }),
    );
  });

  test('never repeat, whatever the computer’s clock and the hub say', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const stamps = run(list, true);
        expect(new Set(stamps).size).toBe(stamps.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('do not repeat when a hub sets the clock back to a moment that was already used', () => {
    const { computer, clock } = clockAt(NOW);
    const stamps = [clock.stamp(), clock.stamp(), clock.stamp()];
    computer.now += YEAR_MS;
    stamps.push(clock.stamp());
    clock.setHubTime(NOW);
    stamps.push(clock.stamp(), clock.stamp());
    expect(new Set(stamps).size).toBe(6);
  });

  test('follow the computer’s clock while no hub has answered', () => {
    const { computer, clock } = clockAt(NOW);
    expect(stampParts(clock.stamp())).toEqual({ ms: NOW, counter: 0, device: DEVICE });
    computer.now += 5;
    expect(stampParts(clock.stamp())).toEqual({ ms: NOW + 5, counter: 0, device: DEVICE });
    expect(clock.offsetMs).toBe(0);
  });

  test('count on when the computer’s clock steps back', () => {
    const { computer, clock } = clockAt(NOW);
    clock.stamp();
    computer.now -= 2 * YEAR_MS;
    expect(stampParts(clock.stamp())).toEqual({ ms: NOW, counter: 1, device: DEVICE });
  });

  test('go on into the next millisecond when one is full', () => {
    const { clock } = clockAt(NOW);
    const stamps = Array.from({ length: 5000 }, () => clock.stamp());
    expect(stamps).toEqual([...new Set(stamps)].sort());
    expect(stampTime(stamps.at(-1) ?? '')).toBeGreaterThan(NOW);
  });
});

describe('hub time', () => {
  test('[CLOCK-1] is followed by later stamps, whichever way the computer’s clock is wrong', () => {
    for (const skewMs of [-2 * YEAR_MS, 2 * YEAR_MS]) {
      const { computer, clock } = clockAt(NOW + skewMs);
      clock.stamp();
      clock.setHubTime(NOW);
      expect(clock.offsetMs).toBe(-skewMs);
      computer.now += 2 * MAX_AHEAD_MS;
      expect(stampTime(clock.stamp())).toBe(NOW + 2 * MAX_AHEAD_MS);
    }
  });

  test('that sets a clock back leaves its stamps where hubs accept them, and later than what hubs may have', () => {
    const { clock } = clockAt(NOW + 2 * YEAR_MS);
    clock.stamp();
    clock.setHubTime(NOW);
    expect(stampTime(clock.stamp())).toBe(NOW + MAX_AHEAD_MS);
  });

  test('does not set back a clock that ran ahead by less than the bound', () => {
    const { clock } = clockAt(NOW + MAX_AHEAD_MS);
    const before = clock.stamp();
    clock.setHubTime(NOW);
    expect(clock.stamp() > before).toBe(true);
  });
});

describe('a new run', () => {
  test('goes on after the last stamp of the one before, though the computer’s clock was set back', () => {
    const before = makeStamp({ ms: NOW + YEAR_MS, counter: 3, device: DEVICE });
    const { clock } = clockAt(NOW);
    clock.resume(before);
    expect(clock.stamp() > before).toBe(true);
    clock.resume(before);
    expect(stampParts(clock.stamp())).toEqual({ ms: NOW + YEAR_MS, counter: 5, device: DEVICE });
  });

  test('does not go back to an older stamp', () => {
    const { clock } = clockAt(NOW);
    clock.resume(makeStamp({ ms: NOW - 1, counter: 9, device: DEVICE }));
    expect(stampParts(clock.stamp())).toEqual({ ms: NOW, counter: 0, device: DEVICE });
  });
});

describe('a stamp from elsewhere', () => {
  const from = (ms: number, counter = 0) => makeStamp({ ms, counter, device: OTHER });

  test('is answered with a later one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -YEAR_MS, max: MAX_AHEAD_MS }),
        fc.integer({ min: 0, max: MAX_COUNTER }),
        (aheadMs, counter) => {
          const { clock } = clockAt(NOW);
          const seen = from(NOW + aheadMs, counter);
          clock.adopt(seen);
          expect(clock.stamp() > seen).toBe(true);
        },
      ),
    );
  });

  test('[CLOCK-2] is adopted up to exactly a minute ahead of hub time, and not one millisecond more', () => {
    const { clock } = clockAt(NOW);
    clock.adopt(from(NOW + MAX_AHEAD_MS + 1));
    expect(stampTime(clock.stamp())).toBe(NOW);
    clock.adopt(from(NOW + MAX_AHEAD_MS));
    expect(stampTime(clock.stamp())).toBe(NOW + MAX_AHEAD_MS);
  });
});
