import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { RosterPreview } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { RosterProblems } from './RosterProblems.tsx';
import form from './Form.module.css';
import { DraftContext } from '../first-run/DraftTextField.tsx';
import { OrderStep } from '../first-run/OrderStep.tsx';
import { type Draft, EMPTY_DRAFT, faultsOf, todayHere } from '../first-run/wizard.ts';
import styles from './RosterReport.module.css';

const COUNTS = ['classrooms', 'pupils', 'parents', 'staff'] as const;

interface RosterReportProps {
  readonly preview: RosterPreview;
  readonly onOther: () => void;
}

/** What the lists hold, what is wrong with them, and the button that loads them. */
export function RosterReport({ preview, onOther }: RosterReportProps) {
  const { t, formats } = useI18n();
  const load = useCommand(bridge().entry.importRoster);
  const [administrator, setAdministrator] = useState('');
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf('order', draft, todayHere());
  const begin = () => {
    setIsChecked(true);
    const { number, date, file } = draft;
    if (Object.keys(faults).length > 0 || !file) return;
    const order = { number: number.trim(), date };
    void load.run({ token: preview.token, administrator, order, file: file.token });
  };
  const { problems, problemCount, canImport } = preview;
  return (
    <>
      <section className={form.card} aria-label={preview.schoolTitle}>
        <div>
          <h2>{preview.schoolTitle}</h2>
          <p className={form.quiet}>{t('roster.source', { source: preview.source })}</p>
        </div>
        <dl className={styles.counts}>
          {COUNTS.map((what) => (
            <div key={what} className={styles.count}>
              <dd>{formats.number(preview.counts[what])}</dd>
              <dt>{t(`roster.${what}`, { count: preview.counts[what] })}</dt>
            </div>
          ))}
        </dl>
        <Verdict preview={preview} />
      </section>
      {problems.length > 0 ? (
        <section className={styles.problems}>
          <h2>{t('roster.problems')}</h2>
          {problemCount > problems.length ? (
            <p className={form.quiet}>{t('roster.more', { shown: problems.length, count: problemCount })}</p>
          ) : null}
          <RosterProblems problems={problems} />
        </section>
      ) : null}
      {canImport ? (
        <section className={form.card}>
          <SelectField
            label={t('roster.administrator')}
            hint={t('roster.administratorHint')}
            placeholder={t('roster.administratorChoose')}
            options={preview.administrators.map(({ sourcedId, name, position }) => ({
              id: sourcedId,
              title: name,
              hint: position,
            }))}
            value={administrator}
            onChange={setAdministrator}
          />
          <DraftContext
            value={{
              draft,
              faults: isChecked ? faults : {},
              set: (part) => setDraft((before) => ({ ...before, ...part })),
            }}
          >
            <OrderStep />
          </DraftContext>
          {load.error ? <ErrorNote error={load.error} /> : null}
          <div className={form.actions}>
            <Button
              look="primary"
              isDisabled={administrator === ''}
              isPending={load.isRunning}
              onPress={begin}
            >
              {t('roster.import')}
            </Button>
            <Button onPress={onOther}>{t('roster.other')}</Button>
          </div>
        </section>
      ) : (
        <div className={form.actions}>
          <Button look="primary" onPress={onOther}>
            {t('roster.other')}
          </Button>
        </div>
      )}
    </>
  );
}

function Verdict({ preview }: { readonly preview: RosterPreview }) {
  const { t } = useI18n();
  const { problemCount, canImport } = preview;
  if (problemCount === 0) {
    return (
      <Note tone="calm" icon={<CircleCheck size="1.25rem" strokeWidth={1.75} />}>
        {t('roster.clean')}
      </Note>
    );
  }
  return (
    <Note tone="warning" icon={<TriangleAlert size="1.25rem" strokeWidth={1.75} />}>
      {t(canImport ? 'roster.warnings' : 'roster.errors', { count: problemCount })}
    </Note>
  );
}
