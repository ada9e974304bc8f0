import { describe, expect, test } from 'vitest';
import { slipQr, wordsOfLetters } from '../../../shared/protocol/invitation.ts';
import { CLOSED_DOOR, isComplete, isNamed, nameFault, typed, withWord, wordFault } from './door.ts';

const LETTERS = '0123456789abcde0';
const WORDS = wordsOfLetters(LETTERS);
const QR = slipQr({ address: '192.168.1.5:7443', keyPin: 'ab'.repeat(32), letters: LETTERS });

describe('F-011 what is typed at the door', () => {
  test('fills both fields from a whole slip, whichever field it is put into', () => {
    for (const field of ['address', 'words'] as const) {
      const door = typed(CLOSED_DOOR, field, QR);
      expect(door).toEqual({ address: '192.168.1.5:7443', words: WORDS.join(' '), keyPin: 'ab'.repeat(32) });
      expect(isComplete(door)).toBe(true);
    }
  });

  test('forgets the key of a QR square when another address is typed', () => {
    const door = typed(CLOSED_DOOR, 'words', QR);
    expect(typed(door, 'address', '10.0.0.1:7443').keyPin).toBe('');
    expect(typed(door, 'words', 'одно слово').keyPin).toBe(door.keyPin);
  });

  test('is not called wrong while its last word is being typed', () => {
    const begun = [...WORDS.slice(0, 2), 'ъ'].join(' ');
    expect(wordFault(begun, false)).toBeUndefined();
    expect(wordFault(begun, true)).toMatchObject({ problem: 'word', index: 2 });
    const wrong = ['ъъъъ', ...WORDS.slice(1, 4)].join(' ');
    expect(wordFault(wrong, false)).toMatchObject({ problem: 'word', index: 0 });
    expect(wordFault(WORDS.join(' '), true)).toBeUndefined();
    expect(wordFault('', true)).toMatchObject({ problem: 'count', count: 0 });
  });

  test('is put right in one place', () => {
    expect(withWord('1. один, 2. два', 1, 'три')).toBe('1. один, 2. три');
  });
});

describe('F-011 the name that a newcomer types', () => {
  const anna = { familyName: 'Петрова', givenName: 'Анна', middleName: '' };

  test('is taken as the hub would take it', () => {
    for (const name of [anna, { ...anna, familyName: 'Петрова-Smith' }, { ...anna, middleName: 'Ильинична' }])
      expect(isNamed(name)).toBe(true);
  });

  test('says at its field what is missing or put together from two alphabets', () => {
    expect(nameFault({ ...anna, givenName: ' ' }, 'givenName')).toBe('missing');
    // The second letter is a Latin one.
    expect(nameFault({ ...anna, familyName: 'Пeтрова' }, 'familyName')).toBe('mixed');
    expect(nameFault({ ...anna, middleName: 'Ильиничнa' }, 'middleName')).toBe('mixed');
    expect(isNamed({ ...anna, middleName: 'Ильиничнa' })).toBe(false);
    expect(nameFault(anna, 'middleName')).toBeUndefined();
  });
});
