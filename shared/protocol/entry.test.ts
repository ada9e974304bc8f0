import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBytes } from '../ids/base32.ts';
import { normalizeSlipCode, proofText, requestText } from './entry.ts';
import { linkQr, readInvitation, readSecret, slipQr, wordsOfLetters } from './invitation.ts';
import {
  clientProofOf,
  hashInProof,
  hubProofOf,
  type SlipCrypto,
  slipHashOf,
  slipKeyOf,
  slipLookupOf,
} from './slip-crypto.ts';

/** Shows what is hashed with what; that the hub and the client hash alike, the contract tests prove. */
const named: SlipCrypto = {
  sha256: (text) => `sha256(${text})`,
  hmac: (keyHex, text) => `hmac(${keyHex},${text})`,
};
/** Hexadecimal of the right length, and nothing like a real hash. */
const short: SlipCrypto = {
  sha256: (text) => mixed(`sha ${text}`),
  hmac: (keyHex, text) => mixed(`hmac ${keyHex} ${text}`),
};
function mixed(text: string): string {
  let state = 7;
  let out = '';
  for (let n = 0; n < 64; n++) {
    for (const letter of text) state = (state * 31 + letter.charCodeAt(0) + n) % 65_521;
    out += (state % 16).toString(16);
  }
  return out;
}

const secrets = fc
  .uint8Array({ minLength: 10, maxLength: 10 })
  .map((bytes) => encodeBytes(Uint8Array.from([...bytes.slice(0, 9), (bytes[9] ?? 0) & 248])));
const pins = fc.stringMatching(/^[0-9a-f]{64}$/);
const addresses = fc.constantFrom('192.168.1.5:7443', '[fd00::5]:7443', 'school.local:7443', 'школа.лан:80');

describe('[ENTRY-1] the secret of a slip', () => {
  test('is read back from its words, from its letters, and from either QR square', () => {
    fc.assert(
      fc.property(secrets, pins, addresses, (letters, keyPin, address) => {
        expect(readSecret(wordsOfLetters(letters).join(' '))).toEqual({ letters });
        expect(readSecret(` ${letters.toUpperCase()} `)).toEqual({ letters });
        const invitation = { address, keyPin, letters };
        expect(readInvitation(slipQr(invitation))).toEqual(invitation);
        expect(readInvitation(linkQr(invitation))).toEqual(invitation);
        expect(readInvitation(`Сюда: ${linkQr(invitation).split('#')[0] ?? ''}`)).toEqual({
          ...invitation,
          keyPin: '',
        });
      }),
    );
  });

  test('is found in a slip that was copied as text', () => {
    const letters = '0123456789abcde0';
    const list = wordsOfLetters(letters).map((word, n) => `${n + 1}. ${word}`);
    const text = `Приглашение\nКовалёва Дарья\nАдрес школы: 192.168.1.5:7443\nСемь слов:\n${list.join('\n')}\nНе показывайте другим.`;
    expect(readInvitation(text)).toEqual({ address: '192.168.1.5:7443', keyPin: '', letters });
  });

  test('is not found where there is none, and nothing makes the reader fail', () => {
    expect(readInvitation('завтра в 8:30 собрание')).toEqual({ address: '', keyPin: '', letters: '' });
    expect(readInvitation('zvonok:192.168.1.5:7443/short#abc')).toMatchObject({ letters: '' });
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readInvitation(text)));
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readSecret(text)));
  });

  test('with one of its last three bits set is none', () => {
    expect(readSecret('0123456789abcdef')).not.toHaveProperty('letters');
  });

  test('tells which word is wrong', () => {
    const words = [...wordsOfLetters('0123456789abcde0')];
    words[3] = 'ъъъъъ';
    expect(readSecret(words.join(' '))).toMatchObject({ problem: 'word', index: 3, unknown: 'ъъъъъ' });
  });
});

describe('[ENTRY-2] what both sides compute of it', () => {
  const key = slipKeyOf(named, '0123456789abcde0');

  test('is the key of the paper, the hash in the document, the name to find it by, and the hub’s proof', () => {
    expect(key).toBe('sha256(zvonok slip\n0123456789abcde0)');
    expect(slipHashOf(named, key)).toBe(`sha256(zvonok slip hash\n${key})`);
    expect(slipLookupOf(named, 'h')).toBe('sha256(zvonok slip id\nh)');
    const of = { hubKeyPin: 'a'.repeat(64), clientNonce: 'b'.repeat(32), hubNonce: 'c'.repeat(32) };
    expect(proofText('hub', of)).toBe(`zvonok slip\nhub\n${of.hubKeyPin}\n${of.clientNonce}\n${of.hubNonce}`);
    expect(proofText('client', of)).not.toBe(proofText('hub', of));
    expect(hubProofOf(named, 'h', 'text')).toBe('hmac(h,text)');
  });

  test('lets the hub find the hash in the client’s proof, and only with the key behind it', () => {
    const paper = slipKeyOf(short, 'letters');
    const hash = slipHashOf(short, paper);
    expect(hashInProof(short, hash, clientProofOf(short, paper, 'text'), 'text')).toBe(hash);
    expect(hashInProof(short, hash, clientProofOf(short, hash, 'text'), 'text')).not.toBe(hash);
    expect(hashInProof(short, hash, clientProofOf(short, paper, 'other'), 'text')).not.toBe(hash);
  });

  test('differs with the hub’s key and with either nonce', () => {
    const of = { hubKeyPin: 'a', clientNonce: 'b', hubNonce: 'c' };
    const texts = [of, { ...of, hubKeyPin: 'x' }, { ...of, clientNonce: 'x' }, { ...of, hubNonce: 'x' }].map(
      (one) => proofText('hub', one),
    );
    expect(new Set(texts).size).toBe(4);
  });

  test('of a request names what is asked, of which hub, for which device', () => {
    const of = { hubKeyPin: 'a', device: 'b', request: 'c' };
    const texts = [
      requestText('state', of),
      requestText('withdraw', of),
      requestText('state', { ...of, hubKeyPin: 'x' }),
    ];
    expect(new Set(texts).size).toBe(3);
  });
});

test('a code for a forgotten PIN is read as meant, however it is typed', () => {
  for (const typed of ['0123-4567', ' o l23 4567', '0I23–4567'])
    expect(normalizeSlipCode(typed)).toBe('01234567');
});
