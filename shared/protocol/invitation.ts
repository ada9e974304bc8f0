import { decodeBytes, encodeBytes } from '../ids/base32.ts';
import { bitsFromWords, SLIP_WORD_COUNT, wordsFromBits } from './slip-words/slip-words.ts';
import { readSlipWords, type SlipWordsProblem } from './slip-words/read-slip-words.ts';

/** 77 bits in base 32; the last three bits of the last letter are zero. */
export const SLIP_LETTERS = 16;
const PIN_LETTERS = 52;
const LETTERS = '[0-9a-hjkmnp-tv-z]';
const HOST = String.raw`(?:\[[0-9a-fA-F:.]+\]|[\p{L}\p{N}][\p{L}\p{N}.-]*)`;
const ADDRESS = `${HOST}:\\d{1,5}`;
const QR = new RegExp(`zvonok:(${ADDRESS})/(${LETTERS}{${PIN_LETTERS}})#(${LETTERS}{${SLIP_LETTERS}})`, 'iu');
const PAGE = new RegExp(
  `https://(${ADDRESS})/join/(${LETTERS}{${SLIP_LETTERS}})(?:#(${LETTERS}{${PIN_LETTERS}}))?`,
  'iu',
);
const SOME_ADDRESS = new RegExp(`(?:^|[\\s(,;:])(?:https://)?(?!\\d+:)(${ADDRESS})(?=$|[\\s/),;.])`, 'iu');
/** Nobody pastes more than a page of text. */
const MOST_LETTERS = 4_000;

/** What a QR square or a pasted text says of the way in; fields that it does not tell are ''. */
export interface Invitation {
  /** `host:port` of the hub. */
  readonly address: string;
  /** SHA-256 of the hub's key in hexadecimal. */
  readonly keyPin: string;
  /** The secret as 16 letters. */
  readonly letters: string;
}

/** The text of a slip's QR square. */
export function slipQr({ address, keyPin, letters }: Invitation): string {
  return `zvonok:${address}/${pinLetters(keyPin)}#${letters}`;
}

/** The text of a link's QR square: the registration page of its school. What stands behind `#` stays in the reader. */
export function linkQr({ address, keyPin, letters }: Invitation): string {
  return `https://${address}/join/${letters}#${pinLetters(keyPin)}`;
}

/** The seven words of a secret. Throws RangeError for something that is none. */
export function wordsOfLetters(letters: string): readonly string[] {
  return wordsFromBits(decodeBytes(letters));
}

export function lettersOfWords(words: readonly string[]): string {
  return encodeBytes(bitsFromWords(words));
}

export type SecretReading = { readonly letters: string } | SlipWordsProblem;

/** Reads a secret as it is typed or scanned: seven words, or the sixteen letters of the QR square. */
export function readSecret(text: string): SecretReading {
  const plain = text.trim().toLowerCase();
  if (new RegExp(`^${LETTERS}{${SLIP_LETTERS}}$`).test(plain) && isSecret(plain)) return { letters: plain };
  const reading = readSlipWords(text);
  return 'words' in reading ? { letters: lettersOfWords(reading.words) } : reading;
}

/** Reads whatever a person pastes or a scanner types: the text of a QR square, or a slip copied as text. */
export function readInvitation(given: string): Invitation {
  const text = given.slice(0, MOST_LETTERS);
  const qr = QR.exec(text);
  if (qr) return invitation(qr[1], qr[2], qr[3]);
  const page = PAGE.exec(text);
  if (page) return invitation(page[1], page[3], page[2]);
  return invitation(SOME_ADDRESS.exec(text)?.[1], undefined, wordsIn(text));
}

function invitation(address = '', pin = '', letters = ''): Invitation {
  const secret = letters.toLowerCase();
  return { address, keyPin: pin === '' ? '' : pinOf(pin), letters: isSecret(secret) ? secret : '' };
}

/** Seven whole words of the list one after another; the last ones, because what they are stands before them. */
function wordsIn(text: string): string | undefined {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+/gu) ?? [];
  for (let at = words.length - SLIP_WORD_COUNT; at >= 0; at--) {
    const some = words.slice(at, at + SLIP_WORD_COUNT);
    const reading = readSlipWords(some.join(' '));
    if ('words' in reading && reading.words.join(' ') === some.join(' '))
      return lettersOfWords(reading.words);
  }
  return undefined;
}

function isSecret(letters: string): boolean {
  try {
    return wordsOfLetters(letters).length === SLIP_WORD_COUNT;
  } catch {
    return false;
  }
}

function pinLetters(keyPin: string): string {
  return encodeBytes(Uint8Array.from(keyPin.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

function pinOf(letters: string): string {
  return [...decodeBytes(letters)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
