import type { FatherName } from './names.ts';

export interface StaffMember {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly position: string;
  /** Roles of roles.csv, the primary one first. */
  readonly roles: readonly string[];
  /** The homeroom that this person leads. */
  readonly leads?: string;
}

const PEOPLE = `
head       | Воронцова Ирина Николаевна      | директор | principal teacher
study      | Мельникова Татьяна Борисовна    | заместитель директора по учебной работе | ext:deputy teacher
upbringing | Жуков Виктор Степанович         | заместитель директора по воспитательной работе | ext:deputy teacher
sokolova   | Соколова Анна Сергеевна         | учитель математики | teacher | 7Б
sorokina   | Сорокина Галина Петровна        | учитель физики | teacher
kuznetsov  | Кузнецов Дмитрий Олегович       | учитель информатики | teacher siteAdministrator
garipova   | Гарипова Лилия Маратовна        | учитель английского языка | teacher parent | 6А
lebedeva   | Лебедева Ольга Викторовна       | учитель начальных классов | teacher | 1А
nazarova   | Назарова Елена Юрьевна          | учитель начальных классов | teacher | 2А
tsyrenova  | Цыренова Дарима Баировна        | учитель начальных классов | teacher | 3А
koroleva   | Королёва Светлана Анатольевна   | учитель начальных классов | teacher | 4А
preobr     | Рождественская-Преображенская Александра Константиновна | учитель русского языка и литературы | teacher | 5А
fomina     | Фомина Наталья Ивановна         | учитель русского языка и литературы | teacher | 9А
egorov     | Егоров Павел Андреевич          | учитель математики | teacher | 11А
sarkisyan  | Саркисян Гаяне Арменовна        | учитель химии | teacher | 10А
tarasova   | Тарасова Людмила Геннадьевна    | учитель биологии | teacher | 8А
belov      | Белов Николай Иванович          | учитель географии | teacher | 9Б
zaitseva   | Зайцева Марина Сергеевна        | учитель истории | teacher | 7А
islamgul   | Исламгулова Айгуль Тагировна    | учитель английского языка | teacher | 5Б
stepanov   | Степанов Алексей Владимирович   | учитель физической культуры | teacher
grigoreva  | Григорьева Юлия Павловна        | учитель физической культуры | teacher
orlov      | Орлов Сергей Михайлович         | учитель труда и преподаватель основ безопасности | teacher
makarova   | Макарова Вера Дмитриевна        | учитель музыки и изобразительного искусства | teacher
nikitina   | Никитина Алёна Игоревна         | педагог-психолог | counselor
romanova   | Романова Зоя Фёдоровна          | социальный педагог | counselor
ershova    | Ершова Лариса Николаевна        | тьютор | aide
kirillova  | Кириллова Нина Алексеевна       | библиотекарь | ext:staff
pavlova    | Павлова Кристина Олеговна       | секретарь | ext:staff
gromov     | Громов Юрий Васильевич          | техник | ext:staff
shakirov   | Шакиров Ильдар Наилевич         | заведующий хозяйством | ext:staff
`;

/** The 30 people who work at the school; every name is invented. The first word of a line is only for this code. */
export const STAFF: ReadonlyMap<string, StaffMember> = new Map(
  PEOPLE.trim()
    .split('\n')
    .map((line, index) => {
      const [key = '', name = '', position = '', roles = '', leads] = line
        .split('|')
        .map((part) => part.trim());
      const [familyName = '', givenName = '', middleName = ''] = name.split(' ');
      const id = `staff-${String(index + 1).padStart(2, '0')}`;
      const member = { id, familyName, givenName, middleName, position, roles: roles.split(' ') };
      return [key, leads === undefined ? member : { ...member, leads }];
    }),
);

export function staffMember(key: string): StaffMember {
  const member = STAFF.get(key);
  if (member === undefined) throw new Error(`No member of staff is called ${key}.`);
  return member;
}

/** The member of staff who leads a homeroom. */
export function leaderOf(homeroom: string): StaffMember {
  const leader = [...STAFF.values()].find((member) => member.leads === homeroom);
  if (leader === undefined) throw new Error(`Nobody leads ${homeroom}.`);
  return leader;
}

/** A family written by hand, because tests and the demonstration speak of it. */
export interface KnownFamily {
  readonly surname: string;
  readonly father: FatherName;
  /** Given name and patronymic; absent in a family of one parent. */
  readonly fatherName?: string;
  readonly motherName?: string;
  /** The key of a member of staff who is the mother. */
  readonly motherOnStaff?: string;
  readonly children: readonly KnownChild[];
}

interface KnownChild {
  readonly givenName: string;
  readonly isGirl: boolean;
  readonly homeroom: string;
}

export const KNOWN_FAMILIES: readonly KnownFamily[] = [
  {
    surname: 'Ковалёв',
    father: { name: 'Андрей', son: 'Андреевич', daughter: 'Андреевна' },
    fatherName: 'Андрей Викторович',
    motherName: 'Елена Юрьевна',
    children: [{ givenName: 'Дарья', isGirl: true, homeroom: '7Б' }],
  },
  {
    surname: 'Ахметов',
    father: { name: 'Ренат', son: 'Ренатович', daughter: 'Ренатовна' },
    fatherName: 'Ренат Ильгизович',
    motherName: 'Гузель Фаридовна',
    children: [
      { givenName: 'Тимур', isGirl: false, homeroom: '7Б' },
      { givenName: 'Алсу', isGirl: true, homeroom: '2А' },
    ],
  },
  {
    surname: 'Лапин',
    father: { name: 'Игорь', son: 'Игоревич', daughter: 'Игоревна' },
    fatherName: 'Игорь Николаевич',
    motherName: 'Наталья Михайловна',
    children: [
      { givenName: 'Егор', isGirl: false, homeroom: '10А' },
      { givenName: 'Семён', isGirl: false, homeroom: '7Б' },
      { givenName: 'Вера', isGirl: true, homeroom: '3А' },
    ],
  },
  {
    surname: 'Климов',
    father: { name: 'Павел', son: 'Павлович', daughter: 'Павловна' },
    motherName: 'Оксана Валерьевна',
    children: [{ givenName: 'Арина', isGirl: true, homeroom: '7Б' }],
  },
  {
    surname: 'Иванов',
    father: { name: 'Алексей', son: 'Алексеевич', daughter: 'Алексеевна' },
    fatherName: 'Алексей Дмитриевич',
    motherName: 'Ольга Сергеевна',
    children: [{ givenName: 'Мария', isGirl: true, homeroom: '7Б' }],
  },
  {
    surname: 'Константинопольский',
    father: { name: 'Вячеслав', son: 'Вячеславович', daughter: 'Вячеславовна' },
    fatherName: 'Вячеслав Станиславович',
    motherName: 'Екатерина Константиновна',
    children: [{ givenName: 'Всеволод', isGirl: false, homeroom: '5А' }],
  },
  {
    surname: 'Гарипов',
    father: { name: 'Руслан', son: 'Русланович', daughter: 'Руслановна' },
    fatherName: 'Руслан Наилевич',
    motherOnStaff: 'garipova',
    children: [{ givenName: 'Амир', isGirl: false, homeroom: '4А' }],
  },
];
