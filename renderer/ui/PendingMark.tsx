import { useI18n } from '../i18n/I18n.tsx';
import styles from './Badge.module.css';

/** The mark of somebody who works with pupils and waits for the confirmation: a hollow shape in place of the badge. */
export function PendingMark() {
  const { t } = useI18n();
  const label = t('people.isPending');
  return (
    <svg className={styles.badge} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      <circle className={styles.waiting} cx="8" cy="8" r="6.25" />
      <path className={styles.hands} d="M8 4.75V8l2.25 1.5" />
    </svg>
  );
}
