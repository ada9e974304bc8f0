import { describe, expect, test } from 'vitest';
import { Stretch } from './stretch.ts';

const RATE = 48_000;
const tone = (seconds: number, hertz = 220) =>
  Float32Array.from({ length: seconds * RATE }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / RATE));

function stretched(sound: Float32Array, speed: number, pieceLength: number): Float32Array {
  const stretch = new Stretch(speed);
  const out: number[] = [];
  for (let at = 0; at < sound.length; at += pieceLength)
    out.push(...stretch.push(sound.subarray(at, at + pieceLength)));
  return Float32Array.from(out);
}

/** How often it goes through zero upwards in a second. */
function hertzOf(sound: Float32Array): number {
  const middle = sound.subarray(RATE / 10, -RATE / 10);
  let count = 0;
  for (let n = 1; n < middle.length; n += 1) if (middle[n - 1]! < 0 && middle[n]! >= 0) count += 1;
  return (count * RATE) / middle.length;
}

describe('G-4 a recording is heard faster or slower', () => {
  test.each([0.75, 1.25, 1.5, 2])('at %s times the speed, as high as it was', (speed) => {
    const out = stretched(tone(3), speed, 4800);
    expect(out.length / RATE).toBeCloseTo(3 / speed, 0);
    expect(hertzOf(out)).toBeGreaterThan(210);
    expect(hertzOf(out)).toBeLessThan(230);
    const loudest = out
      .subarray(RATE / 10, -RATE / 10)
      .reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(loudest).toBeLessThan(0.6);
    expect(loudest).toBeGreaterThan(0.4);
  });

  test('and unchanged at its own speed, in whatever pieces it comes', () => {
    const sound = tone(1);
    expect(stretched(sound, 1, 777)).toEqual(sound);
    expect(stretched(sound, 1.5, 480)).toEqual(stretched(sound, 1.5, 9600));
  });
});
