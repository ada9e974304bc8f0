import { describe, expect, test } from 'vitest';
import { createNinjaProgressReader, parseNinjaLine } from './ninja-progress.ts';

describe('ninja progress', () => {
  test.each([
    ['[1/237] Compiling C++ object a.cpp.o', { done: 1, total: 237 }],
    ['[237/237] Linking target mediasoup-worker', { done: 237, total: 237 }],
    ['ninja: no work to do.', undefined],
    ['  [3/4] indented text of a warning', undefined],
    ['[5/4] impossible', undefined],
    ['[0/0] nothing', undefined],
  ])('%s', (line, expected) => {
    expect(parseNinjaLine(line)).toEqual(expected);
  });

  test('survives any cut of the output and reports the newest step of each piece', () => {
    const read = createNinjaProgressReader();
    expect(read('[1/9] Compi')).toBeUndefined();
    expect(read('ling\n[2/9] x\n[3/9] y\n[4')).toEqual({ done: 3, total: 9 });
    expect(read('/9] z\n')).toEqual({ done: 4, total: 9 });
    expect(read('warning: something\n')).toBeUndefined();
  });
});
