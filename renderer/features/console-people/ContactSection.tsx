import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';
import styles from './PersonCard.module.css';

/** Address and telephone number, which administrators alone receive. */
export function ContactSection({ card, onAction }: CardSectionProps) {
  const { t } = useI18n();
  const { contact, abilities } = card;
  if (!abilities.edit) return null;
  const { email = '', phone = '' } = contact ?? {};
  return (
    <CardSection
      title={t('contact.title')}
      actions={
        <Button look="plain" onPress={() => onAction({ kind: 'contact' })}>
          {t('contact.change')}
        </Button>
      }
    >
      {email === '' && phone === '' ? (
        <p className={styles.quiet}>{t('contact.none')}</p>
      ) : (
        <p className={styles.contacts}>
          {phone === '' ? null : <span>{phone}</span>}
          {email === '' ? null : <span>{email}</span>}
        </p>
      )}
      <p className={styles.quiet}>{t('contact.who')}</p>
    </CardSection>
  );
}
