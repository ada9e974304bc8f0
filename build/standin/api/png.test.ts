import { expect, test } from 'vitest';
import { decodePng, encodePng, readPngSize, scale } from './png.ts';

const pixels = {
  width: 2,
  height: 2,
  rgba: Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0, 9, 8, 7, 6]),
};

test('what was encoded is decoded', () => {
  const png = encodePng(pixels);
  expect(readPngSize(png)).toEqual({ width: 2, height: 2 });
  expect(decodePng(png)).toEqual(pixels);
});

test('scaling takes the nearest pixel', () => {
  const large = scale(pixels, 4, 2);
  expect([large.width, large.height]).toEqual([4, 2]);
  expect([...large.rgba.subarray(0, 12)]).toEqual([255, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 128]);
});
