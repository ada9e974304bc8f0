import { describe, expect, test } from 'vitest';
import type { VoicePiece, VoicePieces } from './sound-file.ts';
import { SAMPLES_PER_MS, VoiceMix } from './voice-mix.ts';

function voice(...pieces: readonly (readonly [atMs: number, lengthMs: number, level: number])[]) {
  return {
    from: async function* (fromMs: number): VoicePieces {
      for (const [atMs, lengthMs, level] of pieces) {
        const samples = new Float32Array(lengthMs * SAMPLES_PER_MS).fill(level);
        const piece: VoicePiece = { atMs, samples };
        if (atMs + lengthMs > fromMs) yield await Promise.resolve(piece);
      }
    },
  };
}
const levels = (samples: Float32Array) =>
  Array.from({ length: samples.length / (10 * SAMPLES_PER_MS) }, (_, n) => samples[n * 10 * SAMPLES_PER_MS]);

describe('G-4 the voices of a recording', () => {
  test('are laid over each other at their times, silences included', async () => {
    const mix = new VoiceMix([voice([0, 20, 1], [40, 20, 1]), voice([10, 40, 2])], 0);
    const first = await mix.next(30);
    expect(levels(first.samples)).toEqual([1, 3, 2]);
    expect(first.speakers).toEqual([0, 1]);
    const second = await mix.next(30);
    expect(levels(second.samples)).toEqual([2, 3, 1]);
    const third = await mix.next(10);
    expect(levels(third.samples)).toEqual([0]);
    expect(third.speakers).toEqual([]);
    await mix.close();
  });

  test('begin in the middle of what is said', async () => {
    const mix = new VoiceMix([voice([0, 100, 1])], 50);
    expect(levels((await mix.next(100)).samples)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    await mix.close();
  });
});
