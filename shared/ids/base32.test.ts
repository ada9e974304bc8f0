import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, decodeNumber, encodeBytes, encodeNumber } from './base32.ts';

const LETTERS = 9;
const numbers = fc.integer({ min: 0, max: 32 ** LETTERS - 1 });

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('numbers', () => {
  test('come back as they were', () => {
    fc.assert(fc.property(numbers, (value) => decodeNumber(encodeNumber(value, LETTERS)) === value));
  });

  test('sort as text as they sort as numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(compare(encodeNumber(a, LETTERS), encodeNumber(b, LETTERS))).toBe(Math.sign(a - b));
      }),
    );
  });

  test('have exactly the letters asked for', () => {
    fc.assert(fc.property(numbers, (value) => encodeNumber(value, LETTERS).length === LETTERS));
    expect(encodeNumber(0, 3)).toBe('000');
    expect(encodeNumber(32 ** 3 - 1, 3)).toBe('zzz');
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse %d', (value) => {
    expect(() => encodeNumber(value, 11)).toThrow(RangeError);
  });

  test('are refused when they do not fit', () => {
    expect(() => encodeNumber(32 ** 3, 3)).toThrow(RangeError);
  });

  test.each(['i', 'l', 'o', 'u', 'A', '-', 'é'])('of the letter %s are refused', (letter) => {
    expect(() => decodeNumber(letter)).toThrow(RangeError);
  });
});

describe('bytes', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...decodeBytes(encodeBytes(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  test('of one length sort as text as they sort as bytes', () => {
    const eight = fc.uint8Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(eight, eight, (a, b) => {
        const hex = (bytes: Uint8Array) =>
          [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        expect(compare(encodeBytes(a), encodeBytes(b))).toBe(compare(hex(a), hex(b)));
      }),
    );
  });

  test('take one letter for five bits', () => {
    expect(encodeBytes(new Uint8Array(10).fill(255))).toBe('z'.repeat(16));
    expect(encodeBytes(new Uint8Array(1))).toBe('00');
    expect(encodeBytes(new Uint8Array(0))).toBe('');
  });

  test('are read as meant when letters look alike, in either case', () => {
    expect([...decodeBytes('OIL0')]).toEqual([...decodeBytes('0110')]);
  });

  test('refuse a letter that is in no number', () => {
    expect(() => decodeBytes('0u')).toThrow(RangeError);
  });
});
