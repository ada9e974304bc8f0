import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from '../entry/Form.module.css';

/** Who one will be, and the chats that one joins by entering, in plain words. */
export function SlipPreviewCard({ preview }: { readonly preview: SlipPreview }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const roles = preview.roles.map((role) => t(`role.${role}`));
  const facts: readonly (readonly [string, string])[] = [
    [t('slip.school'), preview.schoolTitle],
    [t('slip.person'), preview.personName],
    [t('slip.role'), preview.position || roles.join(', ')],
    [t('slip.classrooms'), preview.classrooms.join(', ')],
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
      {preview.chats.length > 0 ? (
        <div className={styles.group}>
          <h2>{t('slip.chatsTitle', { count: preview.chats.length })}</h2>
          <ul className={styles.chats}>
            {preview.chats.map((chat) => (
              <li key={chat}>{chat}</li>
            ))}
          </ul>
          <p>{t('slip.chatsPlain')}</p>
        </div>
      ) : (
        <p>{t('slip.noChats')}</p>
      )}
      <p className={styles.quiet}>{t('slip.expires', { when: formats.moment(preview.expiresAt, now) })}</p>
    </section>
  );
}
