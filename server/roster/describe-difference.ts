import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import { ROSTER_SORTS, type RosterSort } from '../../shared/ipc/roster-calls.ts';
import type { Difference } from './difference.ts';

/** How many movements of a sort are listed by name. */
const LISTED = 20;

const SORT_WORDS: Readonly<Record<'ru' | 'en', Readonly<Record<RosterSort, string>>>> = {
  ru: {
    newClasses: 'Новые классы и группы',
    changedClasses: 'Классы, которые изменятся',
    arrivals: 'Прибудут',
    names: 'Сменят имя',
    roles: 'Сменят роль',
    contacts: 'Сменят контакты',
    transfers: 'Переводы',
    places: 'Состав классов и групп',
    teachers: 'Учителя в классах',
    families: 'Семьи',
    departures: 'Выбудут',
    endedClasses: 'Классы, которые закроются',
  },
  en: {
    newClasses: 'New classes and groups',
    changedClasses: 'Classes that change',
    arrivals: 'Arrivals',
    names: 'Changed names',
    roles: 'Changed roles',
    contacts: 'Changed contacts',
    transfers: 'Transfers',
    places: 'Who is in classes and groups',
    teachers: 'Teachers of classes',
    families: 'Families',
    departures: 'Departures',
    endedClasses: 'Classes that end',
  },
};

const WORDS = {
  ru: {
    nothing: 'Загрузка ничего не изменит.',
    other: 'Это выгрузка ДРУГОЙ ШКОЛЫ.',
    endsMostPeople: 'Внимание: выбывает половина людей или больше. Проверьте, тот ли это файл.',
    more: (count: number) => `  … и ещё ${count}`,
  },
  en: {
    nothing: 'The import would change nothing.',
    other: 'This is the roster of ANOTHER SCHOOL.',
    endsMostPeople: 'Warning: half of the people or more would leave. Check that this is the right file.',
    more: (count: number) => `  … and ${count} more`,
  },
} as const;

/** What a roster would change, as lines for a terminal. Names are shown, addresses and numbers are not. */
export function describeDifference(difference: Difference, language: 'ru' | 'en'): readonly string[] {
  const { movements, plan, lineOf } = difference;
  const words = WORDS[language];
  const lines = ROSTER_SORTS.flatMap((sort): readonly string[] => {
    const own = movements.filter((movement) => movement.sort === sort);
    if (own.length === 0) return [];
    const listed = own.slice(0, LISTED).map((movement) => {
      const { name, from, to } = lineOf(movement);
      const change = [from, to].some((text) => text !== '') ? `: ${from} → ${to}` : '';
      return `  ${name}${change}`;
    });
    const rest = own.length > LISTED ? [words.more(own.length - LISTED)] : [];
    return [`${SORT_WORDS[language][sort]}: ${own.length}`, ...listed, ...rest];
  });
  return [
    ...(plan.school.kind === 'other' ? [words.other] : []),
    ...(lines.length === 0 ? [words.nothing] : lines),
    ...(plan.endsMostPeople ? [words.endsMostPeople] : []),
  ];
}

/** What did not fit the school while it was carried out. */
export function describeUnfit(unfit: Readonly<Partial<Record<AppErrorCode, number>>>): readonly string[] {
  return Object.entries(unfit).map(([code, count]) => `${count} × ${code}: passed over`);
}
