import { expect, test } from 'vitest';
import { normalContact } from './slip-contact.ts';

test.each([
  [' Galina@Example.ORG ', 'galina@example.org'],
  ['8 (999) 123-45-67', '79991234567'],
  ['+7 999 123 45 67', '79991234567'],
  ['999 123-45-67', '79991234567'],
  ['+375 29 123-45-67', '375291234567'],
  ['ｇalina@example.org', 'galina@example.org'],
])('F-003 %s is the same contact as %s', (typed, normal) => {
  expect(normalContact(typed)).toBe(normal);
  expect(normalContact(normal)).toBe(normal);
});

test.each([
  '',
  'galina',
  'galina@',
  '@example.org',
  'galina@example',
  '12345',
  '8 999 galina',
  'a b@example.org',
])('F-003 %j is no contact', (typed) => {
  expect(normalContact(typed)).toBe('');
});
