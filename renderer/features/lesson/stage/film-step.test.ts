import { expect, test } from 'vitest';
import { isOutOfStep, paceTo } from './film-step.ts';

test('F-075 a film is moved where it is further than 150 ms from hub time, either way, and left alone otherwise', () => {
  expect(isOutOfStep(5000, 5140)).toBe(false);
  expect(isOutOfStep(5140, 5000)).toBe(false);
  expect(isOutOfStep(5000, 5151)).toBe(true);
  expect(isOutOfStep(5151, 5000)).toBe(true);
});

test('F-075 a film that is nearer than that comes to hub time by a slightly other pace, and then plays as it is', () => {
  expect(paceTo(5000, 5040)).toBe(1);
  expect(paceTo(5040, 5000)).toBe(1);
  expect(paceTo(5000, 5100)).toBe(1.04);
  expect(paceTo(5100, 5000)).toBe(0.96);
});
