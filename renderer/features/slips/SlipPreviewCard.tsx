import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from '../entry/Form.module.css';

/** Which school one will enter, and who one will be there. */
export function SlipPreviewCard({ preview }: { readonly preview: SlipPreview }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const roles = preview.roles.map((role) => t(`role.${role}`));
  const facts: readonly (readonly [string, string])[] = [
    [t('slip.school'), preview.schoolTitle],
    [t('slip.person'), preview.personName],
    [t('slip.role'), preview.position || roles.join(', ')],
    [t('slip.classrooms'), preview.classrooms.join(', ')],
    [t('door.childOf'), preview.childName],
  ];
  return (
    <section className={styles.card} aria-label={t('slip.previewTitle')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles.quiet}>{t('slip.expires', { when: formats.moment(preview.expiresAt, now) })}</p>
    </section>
  );
}
