import type { RecordedRow } from '../../../shared/replica/live/recording-views.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

/** «48 мин · 8 МБ · наверстали 24 из 26», and what it is to the reader. */
export function recordedFacts(row: RecordedRow, { t, formats }: { t: Translate; formats: Formats }): string {
  const { durationMs, sizeBytes, missed, caughtUp, own } = row;
  const facts = [formats.duration(durationMs)];
  if (sizeBytes > 0) facts.push(formats.bytes(sizeBytes));
  if (missed > 0) facts.push(t('recording.caughtUp', { count: caughtUp, all: missed }));
  if (own !== 'wasThere') facts.push(t(own === 'caughtUp' ? 'recording.ownCaughtUp' : 'recording.ownMissed'));
  return facts.join(' · ');
}
