import type { Language } from './translator.ts';
import { timeSpan } from './time-span.ts';
import { thinSpaces } from './translator.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Times, dates and sizes as people say them. All times are milliseconds since 1970, shown in local time. */
export interface Formats {
  /** «14:05» */
  readonly time: (at: number) => string;
  /** «Сегодня», «Вчера», «3 сентября», «3 сентября 2024» */
  readonly day: (at: number, now: number) => string;
  /** «сегодня, 14:05», «вчера, 14:05», «3 сентября, 14:05» */
  readonly moment: (at: number, now: number) => string;
  /** «9 декабря 2026 г.», the same on every day on which it is read: for paper. */
  readonly date: (at: number) => string;
  /** «14:05» when it is today, otherwise like `moment`. */
  readonly recent: (at: number, now: number) => string;
  /** For a narrow column: «14:05», «вчера», «пн», «3 сент.», «03.09.2024» */
  readonly short: (at: number, now: number) => string;
  /** «четверг» */
  readonly weekday: (at: number) => string;
  /** «1 840», with a narrow no-break space */
  readonly number: (value: number) => string;
  /** «0,4 МБ» */
  readonly bytes: (sizeBytes: number) => string;
  /** «18 мин», «1 ч 5 мин», «меньше минуты» */
  readonly duration: (durationMs: number) => string;
  /** How far apart two moments are, as after «на»: «2 года 3 дня», «1 час 5 минут» */
  readonly span: (a: number, b: number) => string;
}

/** Whole local days from `at` to `now`: 0 on the same day, 1 for yesterday, negative for the future. */
export function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
}

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

const WORDS = {
  ru: {
    today: 'сегодня',
    yesterday: 'вчера',
    tomorrow: 'завтра',
    units: ['Б', 'КБ', 'МБ', 'ГБ'],
    minutes: (minutes: number) => `${minutes}\u00a0мин`,
    hours: (hours: number) => `${hours}\u00a0ч`,
    moments: 'меньше минуты',
  },
  en: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    units: ['B', 'KB', 'MB', 'GB'],
    minutes: (minutes: number) => `${minutes}\u00a0min`,
    hours: (hours: number) => `${hours}\u00a0h`,
    moments: 'less than a minute',
  },
} as const;

export function createFormats(language: Language): Formats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const words = WORDS[language];
  const dates = datesOf(locale);
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    thinSpaces(new Intl.NumberFormat(language, options).format(value));

  const namedDay = (at: number, now: number): string => {
    const days = daysBetween(at, now);
    if (days === 0) return words.today;
    if (days === 1) return words.yesterday;
    if (days === -1) return words.tomorrow;
    return sameYear(at, now) ? dates.dayMonth(at) : dates.dayMonthYear(at);
  };

  const moment = (at: number, now: number) => `${namedDay(at, now)}, ${dates.time(at)}`;
  return {
    time: dates.time,
    date: (at) => dates.dayMonthYear(at),
    day: (at, now) => capitalised(namedDay(at, now), language),
    moment,
    recent: (at, now) => (daysBetween(at, now) === 0 ? dates.time(at) : moment(at, now)),
    short: (at, now) => {
      const days = daysBetween(at, now);
      if (days === 0) return dates.time(at);
      if (days === 1) return words.yesterday;
      if (days > 1 && days < 7) return dates.weekday(at);
      return sameYear(at, now) ? dates.dayMonthShort(at) : dates.numeric(at);
    },
    weekday: dates.weekdayLong,
    number: (value) => number(value),
    bytes: (sizeBytes) => {
      const step = sizeBytes < 1000 ? 0 : sizeBytes < 100_000 ? 1 : sizeBytes < 1e9 ? 2 : 3;
      const value = sizeBytes / 1000 ** step;
      return `${number(value, { maximumFractionDigits: step > 1 || value < 10 ? 1 : 0 })}\u00a0${words.units[step] ?? ''}`;
    },
    duration: (durationMs) => {
      const minutes = Math.floor(durationMs / MINUTE_MS);
      if (minutes < 1) return words.moments;
      if (minutes < 60) return words.minutes(minutes);
      const rest = minutes % 60;
      const hours = words.hours(Math.floor(minutes / 60));
      return rest === 0 ? hours : `${hours} ${words.minutes(rest)}`;
    },
    span: (a, b) => timeSpan(language, a, b),
  };
}

function datesOf(locale: string) {
  const by = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (at: number) => format.format(at);
  };
  const dayMonthYear = by({ day: 'numeric', month: 'long', year: 'numeric' });
  return {
    time: by({ hour: '2-digit', minute: '2-digit' }),
    dayMonth: by({ day: 'numeric', month: 'long' }),
    /** Without the «г.» that Russian locale data add. */
    dayMonthYear: (at: number) => dayMonthYear(at).replace(/\s*г\.$/u, ''),
    dayMonthShort: by({ day: 'numeric', month: 'short' }),
    numeric: by({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    weekday: by({ weekday: 'short' }),
    weekdayLong: by({ weekday: 'long' }),
  };
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

function capitalised(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
