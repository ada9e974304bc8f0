import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../shared/vault/bytes-of.ts';

test('the bytes of a text are its UTF-8, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8(text)]).toEqual([...Buffer.from(text.toWellFormed(), 'utf8')]);
    }),
  );
  expect([...concatBytes(utf8('ё'), utf8('1'))]).toEqual([0xd1, 0x91, 0x31]);
});
