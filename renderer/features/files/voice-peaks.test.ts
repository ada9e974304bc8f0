import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ThumbBody } from '../../../shared/schema/thumb.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import { encodedPeaks, PEAKS, peaksFrom, peaksIn } from './voice-peaks.ts';

test('F-054 a voice is drawn from 64 loudnesses, the loudest as high as there is room', () => {
  const rising = Float32Array.from({ length: 6400 }, (_, n) => (n / 6400) * (n % 2 === 0 ? 0.5 : -0.5));
  const peaks = [...peaksIn(rising)];
  expect(peaks).toHaveLength(PEAKS);
  expect(peaks.at(-1)).toBe(255);
  expect(peaks).toEqual([...peaks].sort((a, b) => a - b));
  expect([...peaksIn(new Float32Array(500))]).toEqual(Array.from({ length: PEAKS }, () => 0));
  expect([...peaksIn(new Float32Array())]).toHaveLength(PEAKS);
});

test('F-054 they fit where small pictures go, and nothing else is taken for them', () => {
  const parse = parserOf('thumb', ThumbBody);
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, min: -1, max: 1, maxLength: 500 }), (samples) => {
      const peaks = peaksIn(samples);
      const { picture } = parse({ digest: 'a'.repeat(64), picture: encodedPeaks(peaks) });
      expect(picture.length).toBeLessThan(100);
      expect(peaksFrom(picture)).toEqual([...peaks]);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (thumb) => {
      expect([undefined, PEAKS]).toContain(peaksFrom(thumb)?.length);
    }),
  );
  expect(peaksFrom('')).toBeUndefined();
});
