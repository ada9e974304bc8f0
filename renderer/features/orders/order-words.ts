import type { OrderRow } from '../../../shared/replica/shelf/orders-query.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Language, Translate } from '../../i18n/translator.ts';
import { textOfDay } from '../../ui/day-text.ts';

/** «№ 41-од от 01.09.2026, редакция 2» */
export function orderNumber(
  { number, date, version }: Pick<OrderRow, 'number' | 'date' | 'version'>,
  t: Translate,
  language: Language,
): string {
  const day = textOfDay(date, language);
  const named = number === '' ? t('orders.dated', { day }) : t('orders.numbered', { number, day });
  return version > 1 ? `${named}, ${t('orders.version', { version })}` : named;
}

/** «сотрудники», «ученики 7Б, родители 7Б» */
export function audienceWords({ audiences }: Pick<OrderRow, 'audiences'>, t: Translate): string {
  return audiences
    .flatMap(({ groups, classroomTitle }) =>
      groups.map((group) => [t(`orders.for.${group}`), classroomTitle].filter(Boolean).join(' ')),
    )
    .join(', ');
}

/**
 * A short word for a version on its paper sheet, so that nobody enters the sheet of another one: of its id the
 * letters that tell moments apart, not those of the computer.
 */
export function sheetCode(version: string): string {
  return version.slice(3, 9).toUpperCase();
}

/** «31 из 34, из них 4 на бумаге» */
export function countWords(counts: OrderRow['counts'], t: Translate, formats: Formats): string {
  const { acknowledged = 0, expected = 0, onPaper = 0 } = counts ?? {};
  const words = { done: formats.number(acknowledged), all: formats.number(expected) };
  return onPaper === 0
    ? t('orders.counts', words)
    : t('orders.countsPaper', { ...words, paper: formats.number(onPaper) });
}
