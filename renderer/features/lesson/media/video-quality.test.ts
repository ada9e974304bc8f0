import { expect, test } from 'vitest';
import { cameraEncodings, layersForHeight } from './video-quality.ts';

test.each([
  [240, [1]],
  [270, [2, 1]],
  [540, [4, 2, 1]],
])('a camera of %s lines is sent scaled down by %j', (heightPx, scales) => {
  const encodings = cameraEncodings(heightPx);
  expect(encodings.map((one) => one.scaleResolutionDownBy)).toEqual(scales);
  const bitrates = encodings.map((one) => one.maxBitrate ?? 0);
  expect(bitrates).toEqual([...bitrates].sort((a, b) => a - b));
});

test.each([
  [90, 0],
  [150, 0],
  [240, 1],
  [720, 2],
])('a tile of %s pixels asks for layer %s at most', (heightPx, spatialLayer) => {
  expect(layersForHeight(heightPx).spatialLayer).toBe(spatialLayer);
});
