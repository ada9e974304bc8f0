import { expect, test } from 'vitest';
import { isOutOfStep } from './film-step.ts';

test('F-075 a film is moved where it is further than 150 ms from hub time, either way, and left alone otherwise', () => {
  expect(isOutOfStep(5000, 5140)).toBe(false);
  expect(isOutOfStep(5140, 5000)).toBe(false);
  expect(isOutOfStep(5000, 5151)).toBe(true);
  expect(isOutOfStep(5151, 5000)).toBe(true);
});
