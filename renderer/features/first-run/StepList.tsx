import { Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { STEPS } from './wizard.ts';
import styles from './FirstRun.module.css';

interface StepListProps {
  readonly current: number;
  readonly onGo: (index: number) => void;
}

/** Where one is on the way; what is behind can be gone back to. */
export function StepList({ current, onGo }: StepListProps) {
  const { t } = useI18n();
  return (
    <nav aria-label={t('first.steps')}>
      <ol className={styles.steps}>
        {STEPS.map((step, index) => {
          const isDone = index < current;
          return (
            <li key={step} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
              <Button
                className={cx(styles.step, index === current && styles.current, isDone && styles.done)}
                isDisabled={!isDone}
                onPress={() => onGo(index)}
              >
                <span className={styles.sign} aria-hidden="true">
                  {isDone ? <Check size="1rem" strokeWidth={2.25} /> : index + 1}
                </span>
                <span>{t(`first.step.${step}`)}</span>
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
