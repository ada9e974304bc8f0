import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './StepPage.module.css';

interface StepPageProps {
  readonly title: string;
  readonly line: string;
  readonly onBack?: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** One step on the way in: a title, a line of explanation and a way back. */
export function StepPage({ title, line, onBack, isWide = false, children }: StepPageProps) {
  const { t } = useI18n();
  return (
    <main className={styles.page}>
      <div className={cx(styles.column, isWide && styles.wide)}>
        <header className={styles.head}>
          {onBack ? (
            <IconButton
              label={t('common.back')}
              icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={onBack}
            />
          ) : null}
          <h1>{title}</h1>
        </header>
        <p className={styles.line}>{line}</p>
        {children}
      </div>
    </main>
  );
}
