import { SCHOOL_TYPES } from '../../../shared/schema/school.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { schoolWords } from '../../i18n/school-words.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { DraftTextField, useDraft } from './DraftTextField.tsx';
import { LogoField } from './LogoField.tsx';
import styles from './FirstRun.module.css';

/** What the school is called, what it is, and where. */
export function SchoolStep() {
  const { t, language } = useI18n();
  const { draft, set } = useDraft();
  const words = schoolWords(draft.type, language);
  return (
    <>
      <DraftTextField
        field="title"
        label={t('create.schoolTitle')}
        hint={t('create.schoolTitleHint')}
        maxLength={120}
        autoFocus
      />
      <div className={styles.pair}>
        <SelectField
          label={t('create.type')}
          hint={t('first.typeWords', {
            classroom: words.classroom.many.nominative,
            teacher: words.teacher.many.nominative,
            pupil: words.pupil.many.nominative,
          })}
          options={SCHOOL_TYPES.map((id) => ({ id, title: t(`create.type.${id}`) }))}
          value={draft.type}
          onChange={(id) => set({ type: SCHOOL_TYPES.find((type) => type === id) ?? 'general' })}
        />
        <DraftTextField field="locality" label={t('create.locality')} maxLength={120} />
      </div>
      <DraftTextField field="address" label={t('first.address')} maxLength={200} />
      <div className={styles.pair}>
        <DraftTextField field="phone" label={t('first.phone')} type="tel" maxLength={40} />
        <DraftTextField field="email" label={t('first.email')} maxLength={254} />
      </div>
      <LogoField value={draft.logo} onChange={(logo) => set({ logo })} />
    </>
  );
}
