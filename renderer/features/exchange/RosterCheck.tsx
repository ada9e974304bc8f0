import { FolderOpen, FileArchive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ROSTER_CALLS, type RosterAnswers, type RosterSort } from '../../../shared/ipc/roster-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { JobState } from './Exports.tsx';
import { RosterApply } from './RosterApply.tsx';
import { RosterDifference } from './RosterDifference.tsx';
import type { ExchangeJob } from './use-exchange.ts';
import styles from './Exchange.module.css';

const isPreview = guardOf(ROSTER_CALLS['roster.preview'].answer);

/** New lists are compared with the school, looked at, and carried out as movements. */
export function RosterCheck({ exchange }: { readonly exchange: ExchangeJob }) {
  const { t } = useI18n();
  const { state, isRunning, sendRoster } = exchange;
  const compare = useCommand(bridge().school.ask);
  const [preview, setPreview] = useState<RosterAnswers['roster.preview']>();
  const [sorts, setSorts] = useState<ReadonlySet<RosterSort>>(new Set());
  const isSent = state?.job === 'sending' && state.state === 'done';
  const { run } = compare;
  useEffect(() => {
    if (!isSent) return;
    void run({ method: 'roster.preview', data: {} }).then((outcome) => {
      if (!outcome.ok || !isPreview(outcome.value)) return;
      const found = outcome.value;
      setPreview(found);
      setSorts(new Set(found.sorts.filter(({ count }) => count > 0).map(({ sort }) => sort)));
    });
  }, [isSent, run]);
  const begin = (what: 'folder' | 'zip') => {
    setPreview(undefined);
    void sendRoster(what);
  };
  return (
    <section className={styles.section} aria-labelledby="roster">
      <h3 id="roster">{t('exchange.in')}</h3>
      <p className={styles.quiet}>{t('exchange.inHint')}</p>
      <div className={styles.actions}>
        <Button
          isDisabled={isRunning}
          icon={<FolderOpen size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => begin('folder')}
        >
          {t('exchange.folder')}
        </Button>
        <Button
          isDisabled={isRunning}
          icon={<FileArchive size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => begin('zip')}
        >
          {t('exchange.zip')}
        </Button>
      </div>
      {state?.job === 'sending' && !preview ? <JobState exchange={exchange} /> : null}
      {compare.error ? <ErrorNote error={compare.error} /> : null}
      {compare.isRunning ? <SkeletonRows count={4} /> : null}
      {preview ? (
        <>
          <RosterDifference preview={preview} chosen={sorts} onChoose={setSorts} />
          <RosterApply preview={preview} sorts={[...sorts]} onDone={() => setPreview(undefined)} />
        </>
      ) : null}
    </section>
  );
}
