import { describe, expect, it } from 'vitest';
import { SteadyTime } from './steady-time.ts';

const DAY_MS = 86_400_000;

function computer(isHubTimeKnown = true) {
  const state = { wall: 1_700_000_000_000, monotonic: 5_000 };
  const time = new SteadyTime({
    wall: () => state.wall,
    monotonic: () => state.monotonic,
    isHubTimeKnown: () => isHubTimeKnown,
  });
  return {
    time,
    pass: (ms: number) => {
      state.wall += ms;
      state.monotonic += ms;
    },
    sleep: (ms: number) => (state.wall += ms),
    set: (ms: number) => (state.wall += ms),
    wall: () => state.wall,
  };
}

describe('SteadyTime', () => {
  it('is the clock of the computer', () => {
    const { time, pass, wall } = computer();
    pass(1234);
    expect(time.now()).toBe(wall());
    expect(time.correctionMs).toBe(0);
  });

  it('goes on when the clock is set back while it runs', () => {
    const { time, pass, set } = computer();
    const before = time.now();
    pass(1_000);
    set(-730 * DAY_MS);
    pass(500);
    expect(time.now()).toBe(before + 1_500);
    expect(time.correctionMs).toBe(730 * DAY_MS);
    pass(1_000);
    expect(time.now()).toBe(before + 2_500);
  });

  it('takes its correction back when the clock is put right again', () => {
    const { time, set, pass, wall } = computer();
    set(-730 * DAY_MS);
    time.now();
    pass(60_000);
    set(730 * DAY_MS);
    expect(time.now()).toBe(wall());
    expect(time.correctionMs).toBe(0);
  });

  it('believes the clock while no hub has told the time', () => {
    const { time, set, wall } = computer(false);
    set(-730 * DAY_MS);
    expect(time.now()).toBe(wall());
  });

  it('believes a leap forward, which may be the end of a sleep', () => {
    const { time, sleep, wall } = computer();
    sleep(90 * DAY_MS);
    expect(time.now()).toBe(wall());
    expect(time.correctionMs).toBe(0);
  });

  it('follows a clock that is put right by less than a second', () => {
    const { time, set, wall } = computer();
    set(-900);
    expect(time.now()).toBe(wall());
  });
});
