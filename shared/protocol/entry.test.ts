import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupSlipCode, normalizeSlipCode, proofText, SLIP_CODE_LETTERS } from './entry.ts';
import { type SlipCrypto, slipKeyOf, slipLookupOf } from './slip-crypto.ts';

/** Shows what is hashed with what; that the hub and the client hash alike, the contract tests prove. */
const crypto: SlipCrypto = {
  sha256: (text) => `sha256(${text})`,
  hmac: (keyHex, text) => `hmac(${keyHex},${text})`,
};
const codes = fc.stringMatching(new RegExp(`^[0-9a-hjkmnp-tv-z]{${SLIP_CODE_LETTERS}}$`));

describe('[ENTRY-1] the secret of a slip', () => {
  test('is printed in groups and read back as it was', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(groupSlipCode(code)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
        expect(normalizeSlipCode(groupSlipCode(code))).toBe(code);
      }),
    );
  });

  test('is read as meant, however it is typed', () => {
    for (const typed of [
      '0123-4567-89AB-CDEF',
      ' o l23 4567 89ab cdef ',
      '0I23–4567—89ab‐CDEF',
      '0123\u00a04567\t89AB\ncdef',
    ])
      expect(normalizeSlipCode(typed)).toBe('0123456789abcdef');
  });
});

describe('[ENTRY-2] what both sides compute of it', () => {
  const key = slipKeyOf(crypto, '0123456789abcdef');

  test('is the key, the name under which the hub finds the slip, and the proofs', () => {
    expect(key).toBe('sha256(zvonok slip\n0123456789abcdef)');
    expect(slipLookupOf(crypto, key)).toBe(`sha256(zvonok slip id\n${key})`);
    const of = { hubKeyPin: 'a'.repeat(64), clientNonce: 'b'.repeat(32), hubNonce: 'c'.repeat(32) };
    expect(proofText('hub', of)).toBe(`zvonok slip\nhub\n${of.hubKeyPin}\n${of.clientNonce}\n${of.hubNonce}`);
    expect(proofText('client', of)).not.toBe(proofText('hub', of));
  });

  test('differs with the hub’s key and with either nonce', () => {
    const of = { hubKeyPin: 'a', clientNonce: 'b', hubNonce: 'c' };
    const texts = [of, { ...of, hubKeyPin: 'x' }, { ...of, clientNonce: 'x' }, { ...of, hubNonce: 'x' }].map(
      (one) => proofText('hub', one),
    );
    expect(new Set(texts).size).toBe(4);
  });
});
