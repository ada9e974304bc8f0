import type { NewcomerName } from '../../../shared/protocol/entry.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../entry/Form.module.css';
import { nameFault } from './door.ts';

interface NameFieldsProps {
  readonly name: NewcomerName;
  readonly isChecked: boolean;
  readonly onChange: (name: NewcomerName) => void;
}

/** A newcomer's own name. */
export function NameFields({ name, isChecked, onChange }: NameFieldsProps) {
  const { t } = useI18n();
  const faultOf = (field: keyof NewcomerName) => {
    const fault = isChecked ? nameFault(name, field) : undefined;
    return fault === 'missing' ? t('create.required') : fault === 'mixed' ? t('door.mixedName') : '';
  };
  const set = (part: Partial<NewcomerName>) => onChange({ ...name, ...part });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('door.who')}</legend>
      <TextField
        label={t('add.familyName')}
        error={faultOf('familyName')}
        maxLength={60}
        value={name.familyName}
        onChange={(familyName) => set({ familyName })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('add.givenName')}
          error={faultOf('givenName')}
          maxLength={60}
          value={name.givenName}
          onChange={(givenName) => set({ givenName })}
        />
        <TextField
          label={t('add.middleName')}
          hint={t('add.middleNameHint')}
          error={faultOf('middleName')}
          maxLength={60}
          value={name.middleName}
          onChange={(middleName) => set({ middleName })}
        />
      </div>
    </fieldset>
  );
}
