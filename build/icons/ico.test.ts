import { expect, test } from 'vitest';
import { icoOf } from './ico.ts';

test('lists each image with its size and place', () => {
  const ico = Buffer.from(
    icoOf([
      { sizePx: 16, png: Uint8Array.of(1, 2, 3) },
      { sizePx: 256, png: Uint8Array.of(4, 5) },
    ]),
  );
  expect(ico.readUInt16LE(2)).toBe(1);
  expect(ico.readUInt16LE(4)).toBe(2);
  expect([ico.readUInt8(6), ico.readUInt32LE(14), ico.readUInt32LE(18)]).toEqual([16, 3, 38]);
  expect([ico.readUInt8(22), ico.readUInt32LE(30), ico.readUInt32LE(34)]).toEqual([0, 2, 41]);
  expect([...ico.subarray(38)]).toEqual([1, 2, 3, 4, 5]);
});
