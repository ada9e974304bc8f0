import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import styles from './FormEnd.module.css';

interface FormEndProps {
  /** The verb of what the form does. */
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly isPending?: boolean;
  readonly onCancel: () => void;
}

/** The last line of a form in a dialog. */
export function FormEnd({ submit, look = 'primary', isPending = false, onCancel }: FormEndProps) {
  const { t } = useI18n();
  return (
    <div className={styles.end}>
      <Button onPress={onCancel}>{t('common.cancel')}</Button>
      <Button look={look} type="submit" isPending={isPending}>
        {submit}
      </Button>
    </div>
  );
}
