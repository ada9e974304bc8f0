import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Appointments } from '../appointments/Appointments.tsx';
import { LinkSettings } from '../links/LinkSettings.tsx';
import { MailSettings } from './MailSettings.tsx';
import { PolicyList } from './PolicyList.tsx';
import { SchoolCard } from './SchoolCard.tsx';
import styles from './SettingsPane.module.css';

/** What the space says of the school, and what the school has set for everybody. */
export function SettingsPane() {
  const { t } = useI18n();
  const answer = useQuery('school.settings', {});
  if (!answer.isReady) return <SkeletonRows count={8} />;
  const { school, policies, canEditSchool, canSetPolicies } = answer.value;
  return (
    <div className={styles.pane}>
      <section className={styles.section} aria-labelledby="school-card">
        <h2 id="school-card">{t('schoolSettings.card')}</h2>
        {school ? <SchoolCard school={school} canEdit={canEditSchool} /> : null}
      </section>
      <section className={styles.section} aria-labelledby="school-appointments">
        <h2 id="school-appointments">{t('appointments.section')}</h2>
        <Appointments />
      </section>
      {canEditSchool ? (
        <section className={styles.section} aria-labelledby="school-links">
          <h2 id="school-links">{t('links.section')}</h2>
          <p className={styles.quiet}>{t('links.sectionHint')}</p>
          <LinkSettings />
        </section>
      ) : null}
      <section className={styles.section} aria-labelledby="school-rules">
        <h2 id="school-rules">{t('schoolSettings.rules')}</h2>
        <p className={styles.quiet}>{t('schoolSettings.rulesHint')}</p>
        <PolicyList policies={policies} canSet={canSetPolicies} />
      </section>
      {canEditSchool ? <MailSettings /> : null}
    </div>
  );
}
