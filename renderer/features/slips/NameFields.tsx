import type { NewcomerName } from '../../../shared/protocol/entry.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../entry/Form.module.css';

interface NameFieldsProps {
  readonly name: NewcomerName;
  readonly isChecked: boolean;
  readonly onChange: (name: NewcomerName) => void;
}

/** A newcomer's own name. */
export function NameFields({ name, isChecked, onChange }: NameFieldsProps) {
  const { t } = useI18n();
  const missing = (value: string) => (isChecked && value.trim() === '' ? t('create.required') : '');
  const set = (part: Partial<NewcomerName>) => onChange({ ...name, ...part });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('door.who')}</legend>
      <TextField
        label={t('add.familyName')}
        error={missing(name.familyName)}
        maxLength={60}
        value={name.familyName}
        onChange={(familyName) => set({ familyName })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('add.givenName')}
          error={missing(name.givenName)}
          maxLength={60}
          value={name.givenName}
          onChange={(givenName) => set({ givenName })}
        />
        <TextField
          label={t('add.middleName')}
          hint={t('add.middleNameHint')}
          maxLength={60}
          value={name.middleName}
          onChange={(middleName) => set({ middleName })}
        />
      </div>
    </fieldset>
  );
}
