import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { cx } from './class-names.ts';
import styles from './Note.module.css';

interface ErrorNoteProps {
  readonly error: AppErrorData;
  readonly children?: ReactNode;
  /** A sentence of the place where it happened, above that of the error. */
  readonly hint?: string;
  /** `warning` for what will mend by itself. */
  readonly tone?: 'danger' | 'warning';
  /** Whether screen readers speak it at once; off where several stand in a list. */
  readonly isAlert?: boolean;
}

/** What happened, that nothing is lost and what to do; the code and the machine's words under "Details". */
export function ErrorNote({ error, children, hint, tone = 'danger', isAlert = true }: ErrorNoteProps) {
  const { t } = useI18n();
  return (
    <div className={cx(styles.note, styles[tone])} {...(isAlert ? { role: 'alert' } : {})}>
      <TriangleAlert className={styles.icon} size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.body}>
        {hint ? <p className={styles.title}>{hint}</p> : null}
        <p>{t(`error.${error.code}`)}</p>
        <Disclosure>
          <Button slot="trigger" className={cx(styles.more)}>
            {t('common.details')}
          </Button>
          <DisclosurePanel className={cx(styles.details)}>
            {t('common.errorCode', { code: error.code })}
            {error.details ? `\n${error.details}` : ''}
          </DisclosurePanel>
        </Disclosure>
        {children ? <div className={styles.actions}>{children}</div> : null}
      </div>
    </div>
  );
}
