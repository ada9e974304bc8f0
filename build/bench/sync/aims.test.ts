import { expect, test } from 'vitest';
import { aimsOf } from './aims.ts';
import { percentile } from './figures.ts';

test('only what was measured is held against its aim', () => {
  expect(aimsOf({ messages: 10, ratioToZstdText: 1.501 })).toEqual([
    expect.objectContaining({ figure: '1.501', aim: '≤ 1.5', isMet: false }),
  ]);
  expect(aimsOf({ ratioToZstdText: 1.5 })[0]?.isMet).toBe(true);
  expect(aimsOf({ slowLinkMs: 10 })).toEqual([]);
});

test('the slow link is held against 1.15 times its bytes and three round trips', () => {
  const aimed = (slowLinkMs: number) => aimsOf({ slowLinkMs, slowLinkIdealMs: 11_800 })[0]?.isMet;
  expect([aimed(13_300), aimed(13_301)]).toEqual([true, false]);
});

test('a catch-up that never ends meets no aim of bytes', () => {
  const aims = aimsOf({ cutLinkCompleted: false, cutLinkExtraBytesPerCut: Number.NaN });
  expect(aims.map(({ isMet }) => isMet)).toEqual([false, false]);
});

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 40 }, (_, i) => 40 - i);
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)]).toEqual([20, 38, 40]);
  expect(percentile([], 0.95)).toBeNaN();
});
