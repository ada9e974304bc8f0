import { useI18n } from '../i18n/I18n.tsx';
import styles from './Badge.module.css';

/** The mark of a confirmed member of staff: a shape beside the name, never part of it. */
export function Badge() {
  const { t } = useI18n();
  const label = t('people.isVerified');
  return (
    <svg className={styles.badge} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      <path
        className={styles.shape}
        d="M8 .6 9.9 2l2.3-.1.7 2.2 1.9 1.3-.8 2.2.8 2.1-1.9 1.4-.7 2.2-2.3-.1L8 14.6l-1.9-1.4-2.3.1-.7-2.2-1.9-1.4.8-2.1-.8-2.2 1.9-1.3.7-2.2 2.3.1z"
      />
      <path className={styles.tick} d="m5.2 7.7 2 2 3.6-3.8" />
    </svg>
  );
}
