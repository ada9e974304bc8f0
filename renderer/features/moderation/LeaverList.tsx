import type { LeaverRow } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './Moderation.module.css';

/** For moderators: who is out of the chat by a movement, and not by a decision of theirs. */
export function LeaverList({ leavers }: { readonly leavers: readonly LeaverRow[] }) {
  const { t, formats } = useI18n();
  const now = useNow();
  if (leavers.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('leavers.title')}>
      <h3>{t('leavers.title')}</h3>
      <p className={styles.quiet}>{t('leavers.hint')}</p>
      <ul className={styles.list}>
        {leavers.map(({ person, why, at }) => (
          <li key={person.id} className={styles.row}>
            <div>
              <p>{person.name}</p>
              <p className={styles.quiet}>
                {t(`leavers.why.${why}`)} · {formats.moment(at, now)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
