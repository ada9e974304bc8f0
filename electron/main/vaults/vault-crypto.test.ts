import { createHash, scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveKey, seal, stretch, STRETCH_COST, unseal } from './vault-crypto.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const key = new Uint8Array(createHash('sha256').update('key').digest());

test('keys are derived by HKDF with SHA-256 (RFC 5869, the first 32 bytes of its third case)', () => {
  expect(hexOf(deriveKey(hex('0b'.repeat(22)), new Uint8Array(), ''))).toBe(
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
  );
});

test('another salt, secret or purpose gives another key', () => {
  const keys = [
    deriveKey(key, hex('bb'), 'a purpose'),
    deriveKey(hex('aa'), hex('bb'), 'a purpose'),
    deriveKey(key, hex('ba'), 'a purpose'),
    deriveKey(key, hex('bb'), 'another'),
  ];
  expect(new Set(keys.map(hexOf)).size).toBe(4);
});

test('what is sealed opens under its key and label only, and unchanged only', () => {
  const plain = Buffer.from('Здравствуйте', 'utf8');
  const sealed = seal(key, 'a label', plain);
  expect(unseal(key, 'a label', sealed)).toEqual(plain);
  expect(unseal(key, 'another', sealed)).toBeUndefined();
  expect(unseal(new Uint8Array(32), 'a label', sealed)).toBeUndefined();
  for (let at = 0; at < sealed.byteLength; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = changed[at]! ^ 1;
    expect(unseal(key, 'a label', changed)).toBeUndefined();
  }
  expect(unseal(key, 'a label', sealed.subarray(0, 20))).toBeUndefined();
});

test('the same is never sealed to the same bytes', () => {
  const sealed = new Set(Array.from({ length: 100 }, () => hexOf(seal(key, 'a label', key))));
  expect(sealed.size).toBe(100);
});

test('a secret is stretched by scrypt with at least 65,536 rounds of 1 KiB, beside the main loop', async () => {
  expect(STRETCH_COST.cost).toBeGreaterThanOrEqual(2 ** 16);
  expect(STRETCH_COST).toMatchObject({ blockSize: 8, parallel: 1 });
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const stretched = await stretch('2580', hex('00'.repeat(16)), STRETCH_COST);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(0);
  const { cost, blockSize, parallel } = STRETCH_COST;
  const options = { N: cost, r: blockSize, p: parallel, maxmem: 2 ** 28 };
  expect(Buffer.from(stretched)).toEqual(scryptSync('2580', hex('00'.repeat(16)), 32, options));
});
