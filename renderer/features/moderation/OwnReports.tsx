import type { ChatOrderView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './Moderation.module.css';

/** What the reader has reported in this chat, and what came of it. */
export function OwnReports({ reports }: { readonly reports: ChatOrderView['ownReports'] }) {
  const { t, formats } = useI18n();
  const now = useNow();
  if (reports.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('moder.ownReports')}>
      <h3>{t('moder.ownReports')}</h3>
      <ul className={styles.list}>
        {reports.map((report) => (
          <li key={report.id} className={styles.row}>
            <div>
              <p>{t('moder.ownReportOf', { name: report.authorName })}</p>
              <p className={styles.quiet}>
                {formats.moment(report.at, now)} ·{' '}
                {report.result === undefined ? t('moder.end.open') : t(`moder.end.${report.result}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
