import { ArrowRight, CircleCheckBig, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { FoundingSlips } from '../../../shared/ipc/new-school.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { StepPage } from '../entry/StepPage.tsx';
import { FirstSlip } from './FirstSlip.tsx';
import styles from './FirstRun.module.css';

interface FoundedSlipsProps {
  readonly slips: FoundingSlips;
  readonly error: AppErrorData | undefined;
  readonly isEntering: boolean;
  readonly onEnter: () => void;
}

/** The school stands; what has to be on paper is printed before anything else. */
export function FoundedSlips({ slips, error, isEntering, onEnter }: FoundedSlipsProps) {
  const { t } = useI18n();
  const { head, administrator } = slips;
  const sheets = [
    ...(head ? [<FirstSlip key="head" of="head" slip={head} />] : []),
    ...(administrator ? [<FirstSlip key="administrator" of="administrator" slip={administrator} />] : []),
  ];
  const hasSlips = sheets.length > 0;
  return (
    <StepPage
      title={t('first.founded')}
      line={t(hasSlips ? 'first.foundedLine' : 'first.foundedBefore')}
      isWide
    >
      {hasSlips ? (
        <Note tone="warning" icon={<CircleCheckBig size="1.25rem" strokeWidth={1.75} />}>
          {t('first.onceOnly')}
        </Note>
      ) : null}
      <div className={styles.sheets}>{sheets}</div>
      {error ? <ErrorNote error={error} /> : null}
      <div className={styles.actions}>
        {hasSlips ? (
          <Button
            look="primary"
            autoFocus
            icon={<Printer size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => window.print()}
          >
            {t('first.print')}
          </Button>
        ) : null}
        <span className={styles.space} />
        <Button
          look={hasSlips ? 'quiet' : 'primary'}
          isPending={isEntering}
          icon={<ArrowRight size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onEnter}
        >
          {t('first.enter')}
        </Button>
      </div>
      {createPortal(
        <div className="zvonok-print-sheet" aria-hidden="true">
          {sheets}
        </div>,
        document.body,
      )}
    </StepPage>
  );
}
