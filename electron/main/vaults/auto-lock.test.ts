import { expect, test } from 'vitest';
import { AutoLock } from './auto-lock.ts';

function setup(minutes = 10) {
  const at = { now: 0, minutes, idleSeconds: 0, locks: 0 };
  const lock = new AutoLock({
    minutes: () => at.minutes,
    systemIdleSeconds: () => at.idleSeconds,
    lock: () => (at.locks += 1),
    monotonicNow: () => at.now,
  });
  const after = (minutesLater: number) => {
    at.now += minutesLater * 60_000;
    lock.look();
    return at.locks;
  };
  return { at, lock, after };
}

test('locks after the chosen time without a sign of life in the window', () => {
  const { lock, after } = setup();
  expect(after(9)).toBe(0);
  lock.active(false);
  expect(after(9)).toBe(0);
  expect(after(1)).toBe(1);
});

test('never locks when the person chose so, or when nobody is inside', () => {
  expect(setup(0).after(1000)).toBe(0);
});

test('locks when the system says that nobody is there, whatever the window says', () => {
  const { at, lock, after } = setup();
  lock.active(false);
  at.idleSeconds = 600;
  expect(after(0.1)).toBe(1);
});

test('a lesson holds it open as long as it goes on, and for a moment after', () => {
  const { at, lock, after } = setup(5);
  for (let count = 0; count < 30; count++) {
    at.idleSeconds += 60;
    lock.active(true);
    expect(after(1)).toBe(0);
  }
  expect(after(1)).toBe(1);
});
