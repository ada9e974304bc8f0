import type { DemoPerson } from '../../shared/ipc/values.ts';
import type { ClassroomRow, PersonRow } from '../../shared/replica/views.ts';
import type { Role } from '../../shared/schema/person.ts';

const FAMILIES =
  'Ахметов Воронов Гордеев Дёмин Ершов Жуков Зайцев Иванов Климов Лапин Мельников Новиков Орлов Панов Рябов Соколов Тихонов Ушаков Фёдоров Щукин'.split(
    ' ',
  );
const BOYS = 'Тимур Семён Артём Егор Матвей Лев Савва Глеб Фёдор Роман'.split(' ');
const GIRLS = 'Дарья Мария Арина Софья Алёна Вера Ульяна Кира Полина Злата'.split(' ');
const FATHERS = 'Петрович Сергеевич Ильдарович Андреевич Олегович'.split(' ');
const MOTHERS = 'Петровна Сергеевна Ильдаровна Андреевна Олеговна'.split(' ');
const SUBJECTS = ['алгебры', 'физики', 'русского языка', 'биологии', 'истории', 'географии', 'музыки'];

export const CLASSROOMS: readonly ClassroomRow[] = Array.from(
  { length: 11 },
  (_, index) => index + 1,
).flatMap((grade) =>
  ['А', 'Б'].map((letter) => ({
    id: `class.${grade}.${letter === 'А' ? 'a' : 'b'}`,
    title: `${grade}${letter}`,
    type: 'homeroom',
    grade,
  })),
);

/** The n-th item of a list, round and round. */
export function nth<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('the list is empty');
  return item;
}

interface Sort {
  readonly role: Role;
  readonly position: (index: number) => string;
  readonly isVerified: boolean;
}

const SORTS = {
  pupil: { role: 'pupil', position: () => '', isVerified: false },
  parent: { role: 'parent', position: () => '', isVerified: false },
  teacher: {
    role: 'teacher',
    position: (index) => `учитель ${nth(SUBJECTS, index)}`,
    isVerified: true,
  },
} as const satisfies Record<string, Sort>;

/** Anybody may be written to. */
const TALK = { canWriteTo: true, privateChat: '', isActivist: undefined } as const;

function make(kind: keyof typeof SORTS, index: number): PersonRow {
  const { role, position, isVerified } = SORTS[kind];
  const isGirl = index % 2 === 0;
  const family = nth(FAMILIES, index * 7 + Math.floor(index / 20)) + (isGirl ? 'а' : '');
  const given = nth(isGirl ? GIRLS : BOYS, index * 3 + Math.floor(index / 10));
  const middle = nth(isGirl ? MOTHERS : FATHERS, index);
  return {
    id: `${kind}.${index}`,
    name: kind === 'pupil' ? `${given} ${family}` : `${family} ${given} ${middle}`,
    roles: [role],
    position: position(index),
    isVerified,
    canResetPin: kind === 'pupil',
    ...TALK,
    canInvite: true,
    classrooms: kind === 'teacher' ? [] : [nth(CLASSROOMS, index).title],
  };
}

function named(
  id: string,
  name: string,
  roles: readonly Role[],
  position: string,
  classrooms: readonly string[] = [],
): PersonRow {
  const isVerified = roles.some((role) => role !== 'pupil' && role !== 'parent');
  return { id, name, roles, position, isVerified, ...TALK, canResetPin: false, canInvite: true, classrooms };
}

export const ANNA = named('anna', 'Светлова Анна Сергеевна', ['teacher'], 'учитель алгебры', ['7Б']);
export const GALINA = named('galina', 'Сорокина Галина Петровна', ['teacher'], 'учитель физики', [
  '7Б',
  '9А',
]);
export const DARYA = named('darya', 'Дарья Ковалёва', ['pupil'], '', ['7Б']);
export const TIMUR = named('timur', 'Тимур Ахметов', ['pupil'], '', ['7Б']);
export const VSEVOLOD = named(
  'vsevolod',
  'Константинопольский Всеволод Вячеславович',
  ['parent'],
  'родитель (законный представитель)',
  ['7Б'],
);
export const LARISA = named('larisa', 'Новикова Лариса Николаевна', ['head', 'administrator'], 'директор');

const WELL_KNOWN = [ANNA, GALINA, DARYA, TIMUR, VSEVOLOD, LARISA];

/** Seven hundred people of the invented school, sorted by name. */
export const PEOPLE: readonly PersonRow[] = [
  ...WELL_KNOWN,
  ...Array.from({ length: 402 }, (_, index) => make('pupil', index)),
  ...Array.from({ length: 262 }, (_, index) => make('parent', index)),
  ...Array.from({ length: 30 }, (_, index) => make('teacher', index)),
].toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));

/** Five thousand. */
export const MANY_PEOPLE: readonly PersonRow[] = Array.from({ length: 5000 }, (_, index) => ({
  ...make('pupil', index),
  id: `many.${index}`,
}));

export const DEMO_PEOPLE: readonly DemoPerson[] = PEOPLE.map(({ id, name, roles, position, classrooms }) => ({
  id,
  name,
  roles,
  position,
  classrooms,
  isSuggested: WELL_KNOWN.some((known) => known.id === id),
}));
