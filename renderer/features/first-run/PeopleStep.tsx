import { useI18n } from '../../i18n/I18n.tsx';
import { DraftTextField } from './DraftTextField.tsx';
import styles from './FirstRun.module.css';

/** The administrator whom the order names, and the head who signed it. */
export function PeopleStep() {
  const { t } = useI18n();
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('create.administrator')}</legend>
        <div className={styles.three}>
          <DraftTextField field="adminFamilyName" label={t('add.familyName')} maxLength={60} autoFocus />
          <DraftTextField field="adminGivenName" label={t('add.givenName')} maxLength={60} />
          <DraftTextField field="adminMiddleName" label={t('add.middleName')} maxLength={60} />
        </div>
        <div className={styles.pair}>
          <DraftTextField
            field="contact"
            label={t('first.contact')}
            hint={t('first.contactHint')}
            maxLength={254}
          />
          <DraftTextField
            field="position"
            label={t('add.position')}
            hint={t('first.positionHint')}
            maxLength={80}
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('first.head')}</legend>
        <div className={styles.three}>
          <DraftTextField field="headFamilyName" label={t('add.familyName')} maxLength={60} />
          <DraftTextField field="headGivenName" label={t('add.givenName')} maxLength={60} />
          <DraftTextField field="headMiddleName" label={t('add.middleName')} maxLength={60} />
        </div>
        <p className={styles.hint}>{t('first.headHint')}</p>
      </fieldset>
    </>
  );
}
