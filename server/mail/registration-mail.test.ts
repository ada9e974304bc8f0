import { describe, expect, test } from 'vitest';
import { parseLetter } from './letter.ts';
import { type RegistrationMail, registrationMail } from './registration-mail.ts';

const MAIL: RegistrationMail = {
  language: 'ru',
  school: 'МБОУ СОШ № 3 г.Вологды',
  classroom: '2А',
  givenName: 'Мария',
  code: '042917',
  validMinutes: 30,
};

describe('the letter with the code', () => {
  test.each([
    [
      'ru',
      'Код для входа в «Звонок»: МБОУ СОШ № 3 г. Вологды',
      'Если вы не регистрируете ребёнка',
      '30 минут ',
    ],
    [
      'en',
      'Your code for Zvonok: МБОУ СОШ № 3 г. Вологды',
      'If you are not registering a child',
      '30 minutes ',
    ],
  ] as const)('says everything in its language (%s)', (language, subject, notAsked, minutes) => {
    const letter = registrationMail({ ...MAIL, language });
    expect(letter.subject).toBe(subject);
    for (const part of ['г. Вологды', '2А', 'Мария', '042917', notAsked, minutes]) {
      expect(letter.text).toContain(part);
    }
    expect(parseLetter({ to: 'mother@home.example', ...letter })).toMatchObject(letter);
  });

  test('says whom it is about once, and the code only in the text', () => {
    const { subject, text } = registrationMail(MAIL);
    expect(subject).not.toContain(MAIL.code);
    expect(subject).not.toContain(MAIL.givenName);
    expect(text.split(MAIL.givenName)).toHaveLength(2);
  });

  test('says everything in both languages where the family’s is not known', () => {
    const { subject, text } = registrationMail({ ...MAIL, language: 'both' });
    expect(subject).toBe(registrationMail(MAIL).subject);
    expect(text).toContain(registrationMail(MAIL).text);
    expect(text).toContain(registrationMail({ ...MAIL, language: 'en' }).text);
  });

  test('does not mention a class or a name that is not known yet', () => {
    const { text } = registrationMail({ ...MAIL, language: 'both', classroom: '', givenName: '' });
    expect(text).not.toMatch(/Класс:|Имя:|Class:|Name:/);
    expect(text).toContain('Школа: МБОУ СОШ № 3 г. Вологды\n\nКод подтверждения');
  });

  test.each([
    [1, 'минуту', 'minute'],
    [2, 'минуты', 'minutes'],
    [21, 'минуту', 'minutes'],
    [60, 'минут', 'minutes'],
  ])('counts %i %s, %s', (validMinutes, ru, en) => {
    expect(registrationMail({ ...MAIL, validMinutes }).text).toContain(`${validMinutes} ${ru} `);
    expect(registrationMail({ ...MAIL, validMinutes, language: 'en' }).text).toContain(
      `${validMinutes} ${en} `,
    );
  });

  test.each(['school', 'classroom', 'givenName'] as const)(
    'keeps %s on one line and no link in it',
    (field) => {
      const evil =
        'Мария\r\nBcc: eve@evil.example\u2028\u202eСмотрите https://evil.example/a и www.evil.example\0';
      const plain = registrationMail(MAIL);
      const letter = registrationMail({ ...MAIL, [field]: evil });
      const text = `${letter.subject}\n${letter.text}`;
      expect(letter.text.split('\n')).toHaveLength(plain.text.split('\n').length);
      expect(text).not.toMatch(/\r|\u2028|\u202e|\0|@|:\/\/|www\.|evil\.example/);
      expect(parseLetter({ to: 'mother@home.example', ...letter })).toBeDefined();
    },
  );

  test('cuts names that are too long', () => {
    const long = 'Ы😀'.repeat(5_000);
    const letter = registrationMail({
      ...MAIL,
      language: 'both',
      school: long,
      classroom: long,
      givenName: long,
    });
    expect(parseLetter({ to: 'mother@home.example', ...letter }).text.isWellFormed()).toBe(true);
  });

  test.each(['', '12345', '1234567', '12345a', '１２３４５６', '123 45'])('refuses the code %j', (code) => {
    expect(() => registrationMail({ ...MAIL, code })).toThrow(RangeError);
  });

  test.each([0, -1, 0.5, NaN])('refuses %d minutes', (validMinutes) => {
    expect(() => registrationMail({ ...MAIL, validMinutes })).toThrow(RangeError);
  });
});
