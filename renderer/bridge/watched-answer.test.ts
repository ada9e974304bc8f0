import { describe, expect, it } from 'vitest';
import { WatchedAnswer } from './watched-answer.ts';

function source() {
  const listeners = new Set<(value: number[]) => void>();
  return {
    start: (listener: (value: number[]) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    say: (value: number[]) => listeners.forEach((listener) => listener(value)),
    watcherCount: () => listeners.size,
  };
}

describe('WatchedAnswer', () => {
  it('runs one watch for several subscribers and stops with the last', async () => {
    const from = source();
    const watched = new WatchedAnswer(from.start);
    const leaveOne = watched.subscribe(() => undefined);
    const leaveTwo = watched.subscribe(() => undefined);
    expect(from.watcherCount()).toBe(1);
    leaveOne();
    expect(from.watcherCount()).toBe(1);
    leaveTwo();
    await Promise.resolve();
    expect(from.watcherCount()).toBe(0);
    expect(watched.getSnapshot()).toEqual({ isReady: false });
  });

  it('keeps the snapshot, and stays silent, when an equal answer comes', () => {
    const from = source();
    const watched = new WatchedAnswer(from.start);
    let calls = 0;
    watched.subscribe(() => (calls += 1));
    from.say([1]);
    const snapshot = watched.getSnapshot();
    from.say([1]);
    expect(watched.getSnapshot()).toBe(snapshot);
    expect(calls).toBe(1);
  });

  it('shows the old answer until the new source has spoken', () => {
    const before = source();
    const after = source();
    const watched = new WatchedAnswer(before.start);
    watched.subscribe(() => undefined);
    before.say([1]);
    watched.replaceSource(after.start);
    expect(watched.getSnapshot()).toEqual({ isReady: true, value: [1] });
    expect(before.watcherCount()).toBe(1);
    after.say([1, 2]);
    expect(watched.getSnapshot()).toEqual({ isReady: true, value: [1, 2] });
    expect(before.watcherCount()).toBe(0);
  });

  it('stops both sources when it is left between them', async () => {
    const before = source();
    const after = source();
    const watched = new WatchedAnswer(before.start);
    const leave = watched.subscribe(() => undefined);
    watched.replaceSource(after.start);
    leave();
    await Promise.resolve();
    expect(before.watcherCount() + after.watcherCount()).toBe(0);
  });

  it('hands the answer over when one subscriber leaves and another comes in the same turn', async () => {
    const from = source();
    const watched = new WatchedAnswer(from.start);
    const leave = watched.subscribe(() => undefined);
    from.say([1]);
    leave();
    watched.subscribe(() => undefined);
    await Promise.resolve();
    expect(watched.getSnapshot()).toEqual({ isReady: true, value: [1] });
    expect(from.watcherCount()).toBe(1);
  });

  it('begins anew when somebody comes after it had stopped', async () => {
    const from = source();
    const watched = new WatchedAnswer(from.start);
    watched.subscribe(() => undefined)();
    await Promise.resolve();
    watched.subscribe(() => undefined);
    from.say([2]);
    expect(watched.getSnapshot()).toEqual({ isReady: true, value: [2] });
  });
});
