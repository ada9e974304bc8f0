import { Bell, ChevronRight, FileSpreadsheet, School, Sparkles, Ticket } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { AcceptSlip } from '../slips/AcceptSlip.tsx';
import { CreateSchool } from '../entry/CreateSchool.tsx';
import { LoadRoster } from '../entry/LoadRoster.tsx';
import { LookSwitch } from './LookSwitch.tsx';
import styles from './Welcome.module.css';

type Step = 'choices' | 'slip' | 'create' | 'roster';

/** The first screen of an empty computer: four ways in. */
export function Welcome({ error }: { readonly error: AppErrorData | undefined }) {
  const [step, setStep] = useState<Step>('choices');
  const back = () => setStep('choices');
  switch (step) {
    case 'choices':
      return <Choices error={error} onChoose={setStep} />;
    case 'slip':
      return <AcceptSlip onBack={back} />;
    case 'create':
      return <CreateSchool onBack={back} />;
    case 'roster':
      return <LoadRoster onBack={back} />;
  }
}

interface ChoicesProps {
  readonly error: AppErrorData | undefined;
  readonly onChoose: (step: Step) => void;
}

function Choices({ error, onChoose }: ChoicesProps) {
  const { t } = useI18n();
  const demo = useCommand(bridge().entry.openDemo);
  const shownError = demo.error ?? error;
  return (
    <main className={styles.welcome}>
      <div className={styles.column}>
        <header className={styles.head}>
          <span className={styles.bell} aria-hidden="true">
            <Bell size="2rem" strokeWidth={1.75} />
          </span>
          <div>
            <h1 className={styles.title}>{t('welcome.title')}</h1>
            <p className={styles.line}>{t('welcome.line')}</p>
          </div>
        </header>
        {shownError ? <ErrorNote error={shownError} /> : null}
        <div className={styles.choices}>
          <Choice
            isFirst
            icon={<Sparkles size="1.5rem" strokeWidth={1.75} />}
            title={t('welcome.demo')}
            hint={t('welcome.demoHint')}
            isPending={demo.isRunning}
            onPress={() => void demo.run({})}
          />
          <Choice
            icon={<Ticket size="1.5rem" strokeWidth={1.75} />}
            title={t('welcome.slip')}
            hint={t('welcome.slipHint')}
            onPress={() => onChoose('slip')}
          />
          <Choice
            icon={<School size="1.5rem" strokeWidth={1.75} />}
            title={t('welcome.create')}
            hint={t('welcome.createHint')}
            onPress={() => onChoose('create')}
          />
          <Choice
            icon={<FileSpreadsheet size="1.5rem" strokeWidth={1.75} />}
            title={t('welcome.roster')}
            hint={t('welcome.rosterHint')}
            onPress={() => onChoose('roster')}
          />
        </div>
        <LookSwitch />
      </div>
    </main>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly isFirst?: boolean;
  readonly isPending?: boolean;
  readonly onPress: () => void;
}

function Choice({ icon, title, hint, isFirst = false, isPending = false, onPress }: ChoiceProps) {
  return (
    <Button
      className={cx(styles.choice, isFirst && styles.first)}
      onPress={() => (isPending ? undefined : onPress())}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.choiceTitle}>{title}</span>
        <span className={styles.hint}>{hint}</span>
      </span>
      <ChevronRight className={styles.arrow} size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
    </Button>
  );
}
