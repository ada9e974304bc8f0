import { mixesAlphabets } from '../../../shared/directory/look-alikes.ts';
import {
  readInvitation,
  readSecret,
  type SecretReading,
  wordsOfLetters,
} from '../../../shared/protocol/invitation.ts';
import type { NewcomerName } from '../../../shared/protocol/entry.ts';

/** What a newcomer has typed or pasted. */
export interface Door {
  readonly address: string;
  readonly words: string;
  /** The hub's key where a QR square told it, '' otherwise. */
  readonly keyPin: string;
}

export const CLOSED_DOOR: Door = { address: '', words: '', keyPin: '' };
export const NO_NAME: NewcomerName = { familyName: '', givenName: '', middleName: '' };

/** The door after something was typed into one of its fields; a whole slip pasted into either fills both. */
export function typed(door: Door, field: 'address' | 'words', text: string): Door {
  const { address, keyPin, letters } = readInvitation(text);
  if (address !== '' && letters !== '') return { address, keyPin, words: wordsOfLetters(letters).join(' ') };
  if (field === 'words') return { ...door, words: text };
  return { ...door, address: text, keyPin: text.trim() === door.address.trim() ? door.keyPin : '' };
}

/** What main is asked with. */
export function entryOf({ address, words, keyPin }: Door) {
  return { address: address.trim(), code: words.trim().slice(0, 200), keyPin };
}

export function isComplete(door: Door): boolean {
  return door.address.trim() !== '' && 'letters' in readSecret(door.words);
}

/** What is wrong with the words so far; undefined while nothing is, or where the last word is still being typed. */
export function wordFault(
  words: string,
  isFinished: boolean,
): Exclude<SecretReading, { letters: string }> | undefined {
  const reading = readSecret(words);
  if ('letters' in reading) return undefined;
  const isLast = reading.index >= reading.count - 1;
  if (isFinished) return reading;
  return reading.problem === 'word' && !isLast ? reading : undefined;
}

/** The typed text with one of its words replaced, the first being 0. */
export function withWord(words: string, index: number, word: string): string {
  let at = -1;
  return words.replace(/\p{L}+/gu, (given) => {
    at += 1;
    return at === index ? word : given;
  });
}

export function trimmedName({ familyName, givenName, middleName }: NewcomerName): NewcomerName {
  return { familyName: familyName.trim(), givenName: givenName.trim(), middleName: middleName.trim() };
}

/** Whether the hub would take this name. */
export function isNamed(name: NewcomerName): boolean {
  return NAME_FIELDS.every((field) => nameFault(name, field) === undefined);
}

const NAME_FIELDS = ['familyName', 'givenName', 'middleName'] as const;

/** What is wrong with a part of a name, by the rules of the hub: it is missing, or put together from two alphabets. */
export function nameFault(
  name: NewcomerName,
  field: (typeof NAME_FIELDS)[number],
): 'missing' | 'mixed' | undefined {
  const part = name[field];
  if (mixesAlphabets(part)) return 'mixed';
  return field !== 'middleName' && part.trim() === '' ? 'missing' : undefined;
}
