import { Check } from 'lucide-react';
import type { EntryState } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { StepPage } from './StepPage.tsx';
import styles from './Preparing.module.css';

type PreparingStep = Extract<EntryState, { phase: 'preparing' }>['step'];
const STEPS: readonly PreparingStep[] = ['hub', 'school', 'replica'];

/** What is being made ready, step by step. */
export function Preparing({ step }: { readonly step: PreparingStep }) {
  const { t } = useI18n();
  const current = STEPS.indexOf(step);
  return (
    <StepPage title={t('preparing.title')} line={t('preparing.hint')}>
      <ol className={styles.steps} aria-live="polite">
        {STEPS.map((name, index) => {
          const state = index < current ? 'done' : index === current ? 'now' : 'later';
          return (
            <li key={name} className={cx(styles.step, styles[state])}>
              <span className={styles.sign} aria-hidden="true">
                {state === 'done' ? <Check size="1rem" strokeWidth={2.25} /> : index + 1}
              </span>
              <span className={styles.name}>{t(`preparing.${name}`)}</span>
              <span className={styles.state}>{t(`preparing.${state}`)}</span>
            </li>
          );
        })}
      </ol>
    </StepPage>
  );
}
