import { useEffect, useState } from 'react';
import { ROSTER_CALLS, type RosterAnswers, type RosterSort } from '../../../shared/ipc/roster-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './Exchange.module.css';

type Progress = RosterAnswers['roster.progress'];
const isProgress = guardOf(ROSTER_CALLS['roster.progress'].answer);
const LOOK_MS = 400;

interface RosterApplyProps {
  readonly preview: RosterAnswers['roster.preview'];
  readonly sorts: readonly RosterSort[];
  readonly onDone: () => void;
}

/** Carries the chosen movements out, with a reason for the log; the hub goes on if the window is closed. */
export function RosterApply({ preview, sorts, onDone }: RosterApplyProps) {
  const { t } = useI18n();
  const toast = useToast();
  const apply = useCommand(bridge().school.ask);
  const [reason, setReason] = useState('');
  const [progress, setProgress] = useState<Progress>();
  const isApplying = progress?.state === 'applying';
  useEffect(() => {
    if (!isApplying) return undefined;
    const timer = window.setInterval(() => {
      void ask(bridge().school.ask, { method: 'roster.progress', data: {} }).then((outcome) => {
        if (!outcome.ok || !isProgress(outcome.value)) return;
        setProgress(outcome.value);
        if (outcome.value.state !== 'done') return;
        toast({ text: t('exchange.applied', { count: outcome.value.done }) });
        onDone();
      });
    }, LOOK_MS);
    return () => window.clearInterval(timer);
  }, [isApplying, onDone, t, toast]);
  const canApply = preview.digest !== '' && preview.school !== 'other' && sorts.length > 0;
  if (!canApply && !isApplying) return null;
  if (isApplying) {
    const words = t('exchange.applying', { done: progress.done, total: progress.total });
    return (
      <div className={styles.job}>
        <p role="status">{words}</p>
        <ProgressLine label={t('exchange.apply')} done={progress.done} total={progress.total} words={words} />
        <Button onPress={() => void ask(bridge().school.ask, { method: 'roster.cancel', data: {} })}>
          {t('exchange.stop')}
        </Button>
      </div>
    );
  }
  const error = apply.error ?? progress?.error;
  return (
    <div className={styles.apply}>
      <TextAreaField
        label={t('act.reason')}
        hint={t('act.reasonHint')}
        maxLength={1000}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {error ? <ErrorNote error={error} /> : null}
      {progress?.state === 'cancelled' ? (
        <p role="status">{t('exchange.stopped', { count: progress.done })}</p>
      ) : null}
      <div className={styles.actions}>
        <Button
          look="primary"
          isPending={apply.isRunning}
          isDisabled={reason.trim() === ''}
          onPress={() => {
            const data = { expects: preview.digest, sorts, reason: reason.trim() };
            void apply.run({ method: 'roster.apply', data }).then((outcome) => {
              if (outcome.ok) setProgress({ state: 'applying', done: 0, total: 0, unfit: {} });
            });
          }}
        >
          {t('exchange.apply')}
        </Button>
      </div>
    </div>
  );
}
