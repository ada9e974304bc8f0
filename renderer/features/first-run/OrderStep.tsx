import { FileCheck2, FileUp } from 'lucide-react';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { DayField } from '../../ui/DayField.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { DraftTextField, useDraft } from './DraftTextField.tsx';
import styles from './FirstRun.module.css';

/** The order by which the head appoints the administrator; without it there is no school. */
export function OrderStep() {
  const { t, formats } = useI18n();
  const { draft, faults, set } = useDraft();
  const choose = useCommand(bridge().papers.choose);
  const pick = async () => {
    const outcome = await choose.run({});
    if (outcome.ok && outcome.value) set({ file: outcome.value });
  };
  const { file } = draft;
  return (
    <>
      <p className={styles.hint}>{t('first.orderLine')}</p>
      <div className={styles.pair}>
        <DraftTextField
          field="number"
          label={t('first.orderNumber')}
          hint={t('first.orderNumberHint')}
          maxLength={40}
          autoFocus
        />
        <DayField
          label={t('first.orderDate')}
          error={faults.date ? t(faults.date) : ''}
          value={draft.date}
          onChange={(date) => set({ date })}
        />
      </div>
      <div className={cx(styles.file, faults.file !== undefined && styles.fault)}>
        {file ? (
          <FileCheck2 size="1.5rem" strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <FileUp size="1.5rem" strokeWidth={1.75} aria-hidden="true" />
        )}
        <div className={styles.fileWords}>
          <span className={styles.label}>{file ? file.fileName : t('first.orderFile')}</span>
          <span className={styles.hint}>
            {file ? formats.bytes(file.sizeBytes) : t('first.orderFileHint')}
          </span>
          {faults.file ? (
            <span className={styles.faultWords} role="alert">
              {t(faults.file)}
            </span>
          ) : null}
        </div>
        <Button isPending={choose.isRunning} onPress={() => void pick()}>
          {t(file ? 'first.orderOther' : 'first.orderChoose')}
        </Button>
      </div>
      {choose.error ? <ErrorNote error={choose.error} /> : null}
    </>
  );
}
