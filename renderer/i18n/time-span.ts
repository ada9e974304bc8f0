import type { Language } from './translator.ts';

type Unit = 'years' | 'months' | 'days' | 'hours' | 'minutes' | 'seconds';

/** Each unit in the form that follows a number, as it stands after «на». */
const FORMS: Record<Language, Record<Unit, Partial<Record<Intl.LDMLPluralRule, string>>>> = {
  ru: {
    years: { one: 'год', few: 'года', many: 'лет' },
    months: { one: 'месяц', few: 'месяца', many: 'месяцев' },
    days: { one: 'день', few: 'дня', many: 'дней' },
    hours: { one: 'час', few: 'часа', many: 'часов' },
    minutes: { one: 'минуту', few: 'минуты', many: 'минут' },
    seconds: { one: 'секунду', few: 'секунды', many: 'секунд' },
  },
  en: {
    years: { one: 'year', other: 'years' },
    months: { one: 'month', other: 'months' },
    days: { one: 'day', other: 'days' },
    hours: { one: 'hour', other: 'hours' },
    minutes: { one: 'minute', other: 'minutes' },
    seconds: { one: 'second', other: 'seconds' },
  },
};
/** The largest unit is followed by one of these, if at all: nobody needs the minutes of two years. */
const FINER: Record<Unit, readonly Unit[]> = {
  years: ['months', 'days'],
  months: ['days'],
  days: ['hours'],
  hours: ['minutes'],
  minutes: ['seconds'],
  seconds: [],
};

/**
 * How far apart two moments are, in words: «2 года 3 дня», «1 час 5 минут», «40 секунд». Years, months and
 * days are those of the calendar, in local time. Takes milliseconds since 1970, in any order.
 */
export function timeSpan(language: Language, a: number, b: number): string {
  const plural = new Intl.PluralRules(language);
  const parts = partsBetween(Math.min(a, b), Math.max(a, b)).filter(([, count]) => count > 0);
  const [largest = ['seconds', 0] as const, ...rest] = parts;
  const finer = rest.filter(([unit]) => FINER[largest[0]].includes(unit)).slice(0, 1);
  return [largest, ...finer]
    .map(([unit, count]) => {
      const forms = FORMS[language][unit];
      return `${count}\u00a0${forms[plural.select(count)] ?? forms.other ?? forms.many ?? ''}`;
    })
    .join(' ');
}

function partsBetween(from: number, to: number): (readonly [Unit, number])[] {
  let months = monthsBetween(from, to);
  if (addMonths(from, months) > to) months -= 1;
  let seconds = Math.floor((to - addMonths(from, months)) / 1000);
  const take = (size: number): number => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count;
  };
  const days = take(86_400);
  const hours = take(3_600);
  const minutes = take(60);
  return [
    ['years', Math.floor(months / 12)],
    ['months', months % 12],
    ['days', days],
    ['hours', hours],
    ['minutes', minutes],
    ['seconds', seconds],
  ];
}

function monthsBetween(from: number, to: number): number {
  const [a, b] = [new Date(from), new Date(to)];
  return (b.getFullYear() - a.getFullYear()) * 12 + b.getMonth() - a.getMonth();
}

/** The same day and time so many months later; the last of the month where it has no such day. */
function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + months);
  const lastDay = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, lastDay));
  return date.getTime();
}
