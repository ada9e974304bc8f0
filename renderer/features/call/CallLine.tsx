import { Phone, PhoneMissed, PhoneOff } from 'lucide-react';
import { memo } from 'react';
import type { CallRow } from '../../../shared/replica/live/call-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { callLine } from './call-words.ts';
import styles from './CallLine.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A call in the stream of its chat: who called and what came of it. */
export const CallLine = memo(function CallLine({ row }: { readonly row: CallRow }) {
  const { t, formats } = useI18n();
  const { call, author, isOwn } = row;
  const isMissed = call === 'missed';
  const Icon = isMissed ? PhoneMissed : call === 'live' || call === 'held' ? Phone : PhoneOff;
  return (
    <article tabIndex={-1} className={cx(styles.call, isMissed && styles.missed)}>
      <Icon {...ICON} />
      <span className={styles.words}>{callLine(row, t, formats)}</span>
      <span className={styles.about}>{isOwn ? t('call.byYou') : author.name}</span>
      <time className={styles.about} dateTime={new Date(row.at).toISOString()}>
        {formats.time(row.at)}
      </time>
    </article>
  );
});
