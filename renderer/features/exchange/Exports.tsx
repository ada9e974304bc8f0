import { Download } from 'lucide-react';
import type { ExportSort } from '../../../shared/ipc/exchange-requests.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import type { ExchangeJob } from './use-exchange.ts';
import styles from './Exchange.module.css';

const SORTS: readonly Exclude<ExportSort, 'person'>[] = ['roster', 'audit', 'lessons', 'school'];

/** The school's lists, its log and everything it keeps, each as one documented archive. */
export function Exports({ exchange }: { readonly exchange: ExchangeJob }) {
  const { t } = useI18n();
  const { state, isRunning, save } = exchange;
  const isSaving = state?.job === 'saving';
  return (
    <section className={styles.section} aria-labelledby="exports">
      <h3 id="exports">{t('exchange.out')}</h3>
      <ul className={styles.rows}>
        {SORTS.map((sort) => (
          <li key={sort} className={styles.row}>
            <div className={styles.words}>
              <p className={styles.name}>{t(`exchange.${sort}`)}</p>
              <p className={styles.quiet}>{t(`exchange.${sort}.hint`)}</p>
            </div>
            <Button
              isDisabled={isRunning}
              icon={<Download size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => void save(sort)}
            >
              {t('exchange.save')}
            </Button>
          </li>
        ))}
      </ul>
      {exchange.error && !isRunning ? <ErrorNote error={exchange.error} /> : null}
      {isSaving ? <JobState exchange={exchange} /> : null}
    </section>
  );
}

/** How far the job is, how it ended, and a way to stop it. */
export function JobState({ exchange }: { readonly exchange: ExchangeJob }) {
  const { t } = useI18n();
  const { state, cancel } = exchange;
  if (!state || state.state === 'idle') return null;
  if (state.state === 'failed' && state.error) return <ErrorNote error={state.error} />;
  const words = t(`exchange.${state.job === 'sending' ? 'sending' : 'saving'}.${wordOf(state.state)}`, {
    name: state.name,
  });
  return (
    <div className={styles.job}>
      <p role="status">{words}</p>
      {state.state === 'running' ? (
        <>
          <ProgressLine label={words} done={state.done} total={state.total} words={words} />
          <Button onPress={cancel}>{t('exchange.stop')}</Button>
        </>
      ) : null}
    </div>
  );
}

function wordOf(state: 'running' | 'done' | 'cancelled' | 'failed'): 'running' | 'done' | 'cancelled' {
  return state === 'failed' ? 'cancelled' : state;
}
