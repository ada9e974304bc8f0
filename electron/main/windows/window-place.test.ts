import { expect, test } from 'vitest';
import { placeWindow } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const projector = { x: 1366, y: 0, width: 1920, height: 1040 };

test('the first start stands in the middle and fits the display', () => {
  expect(placeWindow(undefined, [laptop])).toEqual({ width: 1366, height: 728, isMaximized: false });
});

test('comes back to where it was, also on the second display', () => {
  const bounds = { x: 1500, y: 50, width: 1000, height: 700 };
  expect(placeWindow({ bounds, isMaximized: true }, [laptop, projector])).toEqual({
    ...bounds,
    isMaximized: true,
  });
});

test('forgets a place on a display that is gone', () => {
  const bounds = { x: 1500, y: 50, width: 1000, height: 700 };
  expect(placeWindow({ bounds, isMaximized: false }, [laptop])).toEqual({
    width: 1366,
    height: 728,
    isMaximized: false,
  });
});

test('a window whose title cannot be reached comes back to the middle', () => {
  const place = { bounds: { x: 100, y: -200, width: 800, height: 600 }, isMaximized: false };
  expect(placeWindow(place, [laptop]).y).toBeUndefined();
});

test('is never larger than its display nor smaller than one pane', () => {
  const place = { bounds: { x: 0, y: 0, width: 5000, height: 90 }, isMaximized: false };
  expect(placeWindow(place, [laptop])).toMatchObject({ width: 1366, height: 480 });
});
