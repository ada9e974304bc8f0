import type { DivisionView } from '../../../../shared/replica/live/lesson-views.ts';
import type { Formats } from '../../../i18n/formats.ts';
import type { Translate } from '../../../i18n/translator.ts';

const MINUTE_MS = 60_000;

/** What a person is told about the own place while the lesson is divided. */
export function placeWords({ own, others }: DivisionView, t: Translate): string {
  if (own === 0) return t('split.inMain');
  if (others.length === 0) return t('split.alone', { n: own });
  return t('split.inGroup', { n: own, names: others.map(({ name }) => name).join(', ') });
}

/**
 * How long the groups still last; '' where nobody said.
 * @param now hub time in milliseconds
 */
export function leftWords(
  { untilMs }: Pick<DivisionView, 'untilMs'>,
  now: number,
  { t, formats }: { readonly t: Translate; readonly formats: Pick<Formats, 'duration'> },
): string {
  if (untilMs === 0) return '';
  const leftMs = untilMs - now;
  if (leftMs < MINUTE_MS) return t('split.lastMinute');
  return t('split.left', { duration: formats.duration(leftMs) });
}
