import { Bell, ChevronRight, FileSpreadsheet, Mail, School, Sparkles, Ticket, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button as PlainButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { AcceptSlip } from '../slips/AcceptSlip.tsx';
import { FirstRun } from '../first-run/FirstRun.tsx';
import { AskToJoin } from '../entry/AskToJoin.tsx';
import { LoadRoster } from '../entry/LoadRoster.tsx';
import { WaitingRequests } from '../entry/WaitingRequests.tsx';
import { LookSwitch } from './LookSwitch.tsx';
import styles from './Welcome.module.css';

type Step = 'choices' | 'slip' | 'ask' | 'create' | 'roster';

interface WelcomeProps {
  readonly error: AppErrorData | undefined;
  /** Whether somebody has entered here before. */
  readonly hasPeople: boolean;
}

/** The first screen of an empty computer: four ways in, and a fifth where somebody has been before. */
export function Welcome({ error, hasPeople }: WelcomeProps) {
  const [step, setStep] = useState<Step>('choices');
  const back = () => setStep('choices');
  switch (step) {
    case 'choices':
      return <Choices error={error} hasPeople={hasPeople} onChoose={setStep} />;
    case 'slip':
      return <AcceptSlip onBack={back} />;
    case 'ask':
      return <AskToJoin onBack={back} />;
    case 'create':
      return <FirstRun onBack={back} />;
    case 'roster':
      return <LoadRoster onBack={back} />;
  }
}

interface ChoicesProps extends WelcomeProps {
  readonly onChoose: (step: Step) => void;
}

function Choices({ error, hasPeople, onChoose }: ChoicesProps) {
  const { t } = useI18n();
  const demo = useCommand(bridge().entry.openDemo);
  const beginAnew = useCommand(bridge().vault.beginAnew);
  const shownError = beginAnew.error ?? demo.error ?? error;
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
        {shownError ? (
          <ErrorNote error={shownError}>
            {shownError.code === 'deviceStoreLost' ? (
              <PlainButton isPending={beginAnew.isRunning} onPress={() => void beginAnew.run({})}>
                {t('welcome.beginAnew')}
              </PlainButton>
            ) : null}
          </ErrorNote>
        ) : null}
        <WaitingRequests />
        <div className={styles.choices}>
          {hasPeople ? (
            <Choice
              isFirst
              icon={<Users size="1.5rem" strokeWidth={1.75} />}
              title={t('welcome.people')}
              hint={t('welcome.peopleHint')}
              onPress={() => void ask(bridge().vault.showPeople, {})}
            />
          ) : null}
          <Choice
            isFirst={!hasPeople}
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
            icon={<Mail size="1.5rem" strokeWidth={1.75} />}
            title={t('ask.choice')}
            hint={t('ask.choiceHint')}
            onPress={() => onChoose('ask')}
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
