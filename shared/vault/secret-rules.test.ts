import { describe, expect, test } from 'vitest';
import { allowedSecretKinds, faultOfSecret, normalizeSecret } from './secret-rules.ts';

const pin = (text: string) => faultOfSecret({ kind: 'pin', text });
const phrase = (text: string) => faultOfSecret({ kind: 'phrase', text });

describe('a new secret', () => {
  test.each(['2580', '13579', '90210', '11223344'])('may be the PIN %s', (text) => {
    expect(pin(text)).toBeUndefined();
  });

  test.each(['', '258', '123456789', '25a0', '２５８０', '25 80'])(
    'may not be the PIN "%s": too short or no digits',
    (text) => {
      expect(pin(text)).toBe('secretTooShort');
    },
  );

  test.each(['0000', '1234', '4321', '45678', '99999999'])(
    'may not be the PIN %s: guessed at once',
    (text) => {
      expect(pin(text)).toBe('secretTooSimple');
    },
  );

  test('may be a phrase of ten letters and more, counted without outer spaces', () => {
    expect(phrase('снег идёт в мае')).toBeUndefined();
    expect(phrase('  снег идёт ')).toBe('secretTooShort');
    expect(phrase('ааааааааааааа')).toBe('secretTooSimple');
    expect(phrase('снег '.repeat(60))).toBe('secretTooShort');
  });
});

test('the same words are the same secret, whatever keyboard made them', () => {
  const decomposed = 'снег идёт в мае'.normalize('NFD');
  expect(normalizeSecret({ kind: 'phrase', text: ` ${decomposed.replaceAll(' ', '  ')}` })).toBe(
    'снег идёт в мае',
  );
});

test('staff take a phrase where the computer keeps no secrets; everyone else may choose', () => {
  expect(allowedSecretKinds({ roles: ['teacher'], hasDeviceStore: false })).toEqual(['phrase']);
  expect(allowedSecretKinds({ roles: ['pupil'], hasDeviceStore: false })).toEqual(['pin', 'phrase']);
  expect(allowedSecretKinds({ roles: ['administrator'], hasDeviceStore: true })).toEqual(['pin', 'phrase']);
});
