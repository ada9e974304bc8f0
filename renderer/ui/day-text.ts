import type { Language } from '../i18n/translator.ts';

/** How a calendar day is typed: `03.09.2026`, in English `03/09/2026`. '' for no day. */
export function textOfDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-');
  if (year === undefined || month === undefined || date === undefined) return '';
  return [date, month, year].join(language === 'ru' ? '.' : '/');
}

/**
 * The calendar day `2026-09-03` that somebody typed, with whatever stands between day, month and year, or
 * pasted as it stands here; two digits of a year are of this century. '' for what is no day, or not yet.
 */
export function dayOfText(text: string): string {
  const turned = text.replace(/^\s*(\d{4})-(\d{2})-(\d{2})\s*$/u, '$3.$2.$1');
  const found = /^\s*(\d{1,2})[.,/\s-](\d{1,2})[.,/\s-](\d{4}|\d{2})\s*$/u.exec(turned);
  if (!found) return '';
  const [, date = '', month = '', year = ''] = found;
  const day = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  // The calendar knows no 31st of September; it would go on to October.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? '' : day;
}
