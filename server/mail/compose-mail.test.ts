import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { describe, expect, test } from 'vitest';
import { composeMail } from './compose-mail.ts';
import { type Letter, parseLetter } from './letter.ts';
import type { MailSettings } from './mail-settings.ts';

const SETTINGS: MailSettings = {
  host: 'mail.school.example',
  port: 465,
  security: 'tls',
  user: '',
  password: '',
  fromAddress: 'post@school.example',
  fromName: 'Школа № 1',
};
const LETTER: Letter = { to: 'mother@home.example', subject: 'Код', text: 'Здравствуйте!' };
const STAMP = { id: '0123456789abcdef', writtenAt: Date.UTC(2026, 8, 1, 6, 0) };

interface Parts {
  readonly headers: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  readonly body: string;
}

async function composed(settings: MailSettings, letter: Letter): Promise<Parts> {
  const source = (await composeMail(settings, letter, STAMP)).toString('latin1');
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const headers = lines.map(
    (line) => [line.split(':')[0]!.toLowerCase(), line.replace(/^[^:]*: */, '')] as const,
  );
  return { headers: new Map(headers), names: headers.map(([name]) => name), body: source.slice(end + 4) };
}

const NAMES = [
  ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date'],
  ...['from', 'message-id', 'mime-version', 'subject', 'to'],
];

describe('a letter on the wire', () => {
  test('has the headers of a plain letter from a program, and no other', async () => {
    const { headers, names, body } = await composed(SETTINGS, LETTER);
    expect([...names].sort()).toEqual(NAMES);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('message-id')).toBe('<0123456789abcdef@school.example>');
    expect(headers.get('date')).toBe('Tue, 01 Sep 2026 06:00:00 +0000');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(Buffer.from(body, 'base64').toString('utf8')).toBe(LETTER.text);
  });

  test('names one sender and one recipient, whatever the name of the school is', async () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '"',
        'a" <eve@evil.example>, "b',
        'x\r\nBcc: eve@evil.example',
        'eve@evil.example, b',
        '(c',
        '\\',
      ),
    );
    await fc.assert(
      fc.asyncProperty(names, names, async (fromName, subject) => {
        const parts = await composed({ ...SETTINGS, fromName }, { ...LETTER, subject: `Код ${subject}` });
        expect([...parts.names].sort()).toEqual(NAMES);
        const senders = addressparser(parts.headers.get('from') ?? '', { flatten: true });
        expect(senders.map(({ address }) => address)).toEqual(['post@school.example']);
        expect(parts.headers.get('to')).toBe('mother@home.example');
      }),
    );
  });

  test('is never read from a file or an address', async () => {
    const text = { path: '/etc/hostname' } as unknown as string;
    await expect(composeMail(SETTINGS, { ...LETTER, text }, STAMP)).rejects.toThrow(/File access rejected/);
  });
});

describe('a letter is refused', () => {
  test.each([
    ['with a line break in its subject', { subject: 'Код\r\nBcc: eve@evil.example' }],
    ['with a subject too long', { subject: 'a'.repeat(201) }],
    ['without a subject', { subject: '' }],
    ['with a text too long', { text: 'a'.repeat(5_001) }],
    ['without a text', { text: '' }],
    ['to two addresses', { to: 'a@home.example, b@home.example' }],
    ['to a name with an address', { to: 'A <a@home.example>' }],
    ['with something more', { bcc: 'eve@evil.example' }],
  ])('%s', (_, changes) => {
    expect(() => parseLetter({ ...LETTER, ...changes })).toThrow(
      expect.objectContaining({ name: 'ShapeError' }),
    );
  });
});
