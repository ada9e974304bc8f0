import { Download } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { JobState } from './Exports.tsx';
import { useExchange } from './use-exchange.ts';
import styles from './Exchange.module.css';

/** Everything that the school keeps of one person, as a file; '' for the reader. */
export function PersonExport({ person }: { readonly person: string }) {
  const { t } = useI18n();
  const exchange = useExchange();
  return (
    <div className={styles.section}>
      <p className={styles.quiet}>{t(person === '' ? 'exchange.own.hint' : 'exchange.person.hint')}</p>
      <div className={styles.actions}>
        <Button
          isDisabled={exchange.isRunning}
          icon={<Download size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => void exchange.save('person', person)}
        >
          {t(person === '' ? 'exchange.own' : 'exchange.person.save')}
        </Button>
      </div>
      {exchange.error ? <ErrorNote error={exchange.error} /> : null}
      {exchange.state?.job === 'saving' ? <JobState exchange={exchange} /> : null}
    </div>
  );
}
