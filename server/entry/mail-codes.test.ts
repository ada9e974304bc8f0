import { describe, expect, test } from 'vitest';
import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { MAIL_CODE_MS, MailCodes } from './mail-codes.ts';

const TO = { email: 'mother@example.org', school: 'Школа 1', classroom: '2А', givenName: 'Даша' };
const code = (value: string) => new AppError(value as AppErrorCode);

function setUp() {
  const clock = { now: 1_000_000 };
  const letters: { to: string; subject: string; text: string }[] = [];
  const mail = {
    isSetUp: () => Promise.resolve(true),
    send: (letter: { to: string; subject: string; text: string }) => {
      letters.push(letter);
      return Promise.resolve('1');
    },
  };
  const codes = new MailCodes(() => clock.now);
  const sentCode = () => /[0-9]{6}/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';
  const wrong = () => String((Number(sentCode()) + 1) % 1_000_000).padStart(6, '0');
  return { clock, letters, codes, mail, sentCode, wrong };
}

describe('F-027 a code by e-mail', () => {
  test('goes to one address and confirms it, also when it is asked twice', async () => {
    const { codes, mail, letters, sentCode, clock } = setUp();
    expect(await codes.send(mail, 'slip', TO)).toBe(clock.now + MAIL_CODE_MS);
    expect(letters.map(({ to }) => to)).toEqual(['mother@example.org']);
    const proof = { email: ' mother@example.org', code: sentCode() };
    expect(codes.confirm('slip', proof)).toBe('mother@example.org');
    expect(codes.confirm('slip', proof)).toBe('mother@example.org');
  });

  test('does not confirm another address, nor another slip', async () => {
    const { codes, mail, sentCode } = setUp();
    await codes.send(mail, 'slip', TO);
    expect(() => codes.confirm('slip', { email: 'other@example.org', code: sentCode() })).toThrow(
      code('mailCodeWrong'),
    );
    expect(() => codes.confirm('other', { email: TO.email, code: sentCode() })).toThrow(
      code('mailCodeWrong'),
    );
    expect(() => codes.confirm('slip', { email: '', code: '' })).toThrow(code('mailCodeNeeded'));
  });

  test('is good for ten minutes', async () => {
    const { codes, mail, sentCode, clock } = setUp();
    await codes.send(mail, 'slip', TO);
    clock.now += MAIL_CODE_MS;
    expect(() => codes.confirm('slip', { email: TO.email, code: sentCode() })).toThrow(code('mailCodeWrong'));
  });

  test('[ENTRY-12] is good for five tries, also the right one comes too late then', async () => {
    const { codes, mail, sentCode, wrong } = setUp();
    await codes.send(mail, 'slip', TO);
    for (let n = 0; n < 5; n++)
      expect(() => codes.confirm('slip', { email: TO.email, code: wrong() })).toThrow(code('mailCodeWrong'));
    expect(() => codes.confirm('slip', { email: TO.email, code: sentCode() })).toThrow(code('mailCodeWrong'));
    await codes.send(mail, 'slip', TO);
    expect(codes.confirm('slip', { email: TO.email, code: sentCode() })).toBe(TO.email);
  });

  test('is not sent to one door again and again, nor to a list of addresses in one', async () => {
    const { codes, mail, letters } = setUp();
    for (let n = 0; n < 5; n++) await codes.send(mail, 'slip', TO);
    await expect(codes.send(mail, 'slip', TO)).rejects.toThrow('tooMany');
    for (let n = 0; n < 95; n++) await codes.send(mail, `slip ${n}`, TO);
    await expect(codes.send(mail, 'another', TO)).rejects.toThrow('tooMany');
    await expect(codes.send(mail, 'x', { ...TO, email: 'a@b.org, c@d.org' })).rejects.toThrow(
      'mailAddressInvalid',
    );
    expect(letters).toHaveLength(100);
  });
});
