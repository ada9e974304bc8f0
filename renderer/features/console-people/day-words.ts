import type { Language } from '../../i18n/translator.ts';

/** «3 сентября 2026» of a calendar day `2026-09-03`, whatever the time zone. */
export function dayWords(day: string, language: Language): string {
  const at = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(at)) return day;
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(at).replace(/\s*г\.$/u, '');
}

/** The calendar day `2026-09-03` of a moment, by this computer's time zone. */
export function dayOfMoment(at: number): string {
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
