import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import styles from './FormEnd.module.css';

interface FormEndProps {
  /** The verb of what the form does. */
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly isPending?: boolean;
  readonly onCancel: () => void;
  /** The word for leaving it where that is not giving it up. */
  readonly cancel?: string;
  /** What else may be done with the form, at the other end of the line. */
  readonly children?: ReactNode;
}

/** The last line of a form in a dialog. */
export function FormEnd({ submit, look = 'primary', isPending = false, ...of }: FormEndProps) {
  const { t } = useI18n();
  const { onCancel, cancel = t('common.cancel'), children } = of;
  return (
    <div className={styles.end}>
      {children ? <span className={styles.other}>{children}</span> : null}
      <Button onPress={onCancel}>{cancel}</Button>
      <Button look={look} type="submit" isPending={isPending}>
        {submit}
      </Button>
    </div>
  );
}
