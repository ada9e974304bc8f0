import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainGif } from './plain-gif.ts';

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
/** One pixel by one, with a table of two colours. */
const SCREEN = [...ascii('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
const PICTURE = [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
const LOOP = [0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0];
const COMMENT = [0x21, 0xfe, 9, ...ascii('GPS 51.67'), 0];
const XMP = [0x21, 0xff, 11, ...ascii('XMP DataXMP'), 12, ...ascii('<x>GPS</x>..'), 0];

const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());

describe('a picture that moves', () => {
  test('keeps what is drawn and how often, and loses comments and what programs say of it', () => {
    const whole = bytes(SCREEN, XMP, LOOP, PICTURE, COMMENT, PICTURE, [0x3b], ascii('GPS at the end'));
    expect(plainGif(whole)).toEqual(bytes(SCREEN, LOOP, PICTURE, PICTURE, [0x3b]));
  });

  test('with tables of colours of its own stays as it is', () => {
    const own = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, 0, 0, 0, 0x21, 0xfe, 9, 2, 2, 0x44, 1, 0];
    const whole = bytes(SCREEN, own, [0x3b]);
    expect(plainGif(whole)).toEqual(whole);
  });

  test('that ends too early keeps what is whole', () => {
    const half = bytes(SCREEN, PICTURE, PICTURE.slice(0, 12));
    expect(plainGif(half)).toEqual(bytes(SCREEN, PICTURE, PICTURE.slice(0, 8), [0x3b]));
  });

  test('whatever comes, it ends, and a plain one is left as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        const once = plainGif(bytes(SCREEN, [...rest]));
        expect(plainGif(once)).toEqual(once);
      }),
    );
  });
});
