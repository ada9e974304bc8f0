/** What the letter to a parent says. Nothing else about the child leaves the hub. */
export interface RegistrationMail {
  /** `both`: the language of the family is not known, and the letter says everything twice. */
  readonly language: 'ru' | 'en' | 'both';
  readonly school: string;
  /** As the school writes it, for instance «2А»; empty when it is not known yet, and not mentioned then. */
  readonly classroom: string;
  /** The given name alone, without the family name; empty when it is not known yet. */
  readonly givenName: string;
  /** Six digits. */
  readonly code: string;
  /** How long the code can be used, in whole minutes. */
  readonly validMinutes: number;
}

const MOST_LETTERS = { school: 120, classroom: 30, givenName: 40 };

/**
 * Writes the letter with the code that confirms a parent's address for a pupil of grades 1 to 4.
 * @returns subject and text of a `Letter`
 * @throws RangeError for a code that is not six digits, or a time that is not a whole number of minutes
 */
export function registrationMail(mail: RegistrationMail): {
  readonly subject: string;
  readonly text: string;
} {
  if (!/^[0-9]{6}$/.test(mail.code)) throw new RangeError('a confirmation code has six digits');
  if (!Number.isInteger(mail.validMinutes) || mail.validMinutes < 1) {
    throw new RangeError('a confirmation code is valid for whole minutes');
  }
  const said = {
    ...mail,
    school: plainLine(mail.school, MOST_LETTERS.school),
    classroom: plainLine(mail.classroom, MOST_LETTERS.classroom),
    givenName: plainLine(mail.givenName, MOST_LETTERS.givenName),
  };
  if (mail.language === 'en') return inEnglish(said);
  const russian = inRussian(said);
  if (mail.language === 'ru') return russian;
  return { subject: russian.subject, text: `${russian.text}\n—\n\n${inEnglish(said).text}` };
}

/** Lines of a name and a value, without those that have none. */
function known(lines: readonly (readonly [name: string, value: string])[]): string {
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function inRussian({ school, classroom, givenName, code, validMinutes }: RegistrationMail) {
  const minutes = counted(validMinutes, 'ru', { one: 'минуту', few: 'минуты', many: 'минут' });
  return {
    subject: `Код для входа в «Звонок»: ${school}`,
    text: `Здравствуйте!

Этот адрес указали при регистрации ученика в школьной программе «Звонок».

${known([
  ['Школа', school],
  ['Класс', classroom],
  ['Имя', givenName],
])}

Код подтверждения: ${code}

Введите его на том компьютере, где идёт регистрация. Код действует ${minutes} и подходит один раз. Не сообщайте его никому другому.

Если вы не регистрируете ребёнка, ничего делать не нужно: без кода регистрация не закончится. Удалите это письмо. Если такие письма приходят ещё, скажите об этом классному руководителю или администратору школы.

Письмо отправила программа, отвечать на него не нужно.
`,
  };
}

function inEnglish({ school, classroom, givenName, code, validMinutes }: RegistrationMail) {
  const minutes = counted(validMinutes, 'en', { one: 'minute', other: 'minutes' });
  return {
    subject: `Your code for Zvonok: ${school}`,
    text: `Hello,

This address was given when a pupil was registered in the school program Zvonok.

${known([
  ['School', school],
  ['Class', classroom],
  ['Name', givenName],
])}

Confirmation code: ${code}

Enter it on the computer where the registration is under way. The code is good for ${minutes} and works once. Do not tell it to anyone else.

If you are not registering a child, you need not do anything: without the code the registration does not finish. Delete this letter. If more such letters come, tell the class teacher or the school’s administrator.

A program sent this letter, and there is no need to answer it.
`,
  };
}

function counted(
  count: number,
  language: string,
  words: Partial<Record<Intl.LDMLPluralRule, string>>,
): string {
  const word = words[new Intl.PluralRules(language).select(count)] ?? words.other ?? words.many ?? '';
  return `${count} ${word}`;
}

/**
 * One line that is nothing but text: a name with a line break could begin a header or a paragraph of its
 * own, and mail programs would turn a name like an address or a link into something to click.
 */
function plainLine(text: string, mostLetters: number): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[@<>\\]|:\/\/|www\./giu, ' ')
    .replace(/\.(?=[\p{L}\p{N}])/gu, '. ')
    .replace(/ +/g, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length <= mostLetters ? line : `${letters.slice(0, mostLetters - 1).join('')}…`;
}
