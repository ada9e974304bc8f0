import { describe, expect, test } from 'vitest';
import {
  cleanForm,
  EMPTY_MAIL,
  fingerprintWords,
  formOf,
  isFilledIn,
  withHost,
  withSecurity,
} from './mail-form.ts';

describe('the form of the mail server', () => {
  test('takes the port along with the encryption, and lets an own one be', () => {
    expect(withSecurity(EMPTY_MAIL, 'starttls').port).toBe(587);
    expect(withSecurity({ ...EMPTY_MAIL, port: 2465 }, 'none').port).toBe(2465);
  });

  test('forgets the certificate with the server', () => {
    expect(withHost({ ...EMPTY_MAIL, certificateSha256: 'ab'.repeat(32) }, 'mail.example')).toMatchObject({
      host: 'mail.example',
      certificateSha256: '',
    });
  });

  test('begins with what is in force, the password left out', () => {
    expect(formOf({ settings: null })).toBe(EMPTY_MAIL);
    const settings = { ...EMPTY_MAIL, host: 'mail.example', password: '' as const };
    expect(formOf({ settings })).toEqual(settings);
  });

  test('can be tried once there is a server and a sender', () => {
    expect(isFilledIn(EMPTY_MAIL)).toBe(false);
    const form = { ...EMPTY_MAIL, host: ' mail.example ', fromAddress: ' a@b.example ' };
    expect(isFilledIn(form)).toBe(true);
    expect(cleanForm(form)).toMatchObject({ host: 'mail.example', fromAddress: 'a@b.example' });
  });

  test('shows a fingerprint as other programs do', () => {
    expect(fingerprintWords('0aff')).toBe('0A:FF');
  });
});
