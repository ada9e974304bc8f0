import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { FoundingSlips } from '../../../shared/ipc/new-school.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { StepPage } from '../entry/StepPage.tsx';
import { DraftContext } from './DraftTextField.tsx';
import { FoundedSlips } from './FoundedSlips.tsx';
import { OrderStep } from './OrderStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { Review } from './Review.tsx';
import { SchoolStep } from './SchoolStep.tsx';
import { StepList } from './StepList.tsx';
import { type Draft, EMPTY_DRAFT, type Faults, faultsOf, newSchoolOf, STEPS, todayHere } from './wizard.ts';
import styles from './FirstRun.module.css';

/** The application with which a school's space begins on this computer, in four steps. */
export function FirstRun({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const create = useCommand(bridge().entry.createSchool);
  const enter = useCommand(bridge().entry.enterSchool);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [index, setIndex] = useState(0);
  const [shown, setShown] = useState<Faults>({});
  const [slips, setSlips] = useState<FoundingSlips>();
  const step = STEPS[index] ?? 'school';
  const state = useMemo(() => {
    const set = (part: Partial<Draft>) => {
      setDraft((before) => ({ ...before, ...part }));
      setShown((before) => without(before, part));
    };
    return { draft, faults: shown, set };
  }, [draft, shown]);
  const go = (to: number) => {
    setShown({});
    setIndex(to);
  };
  const next = async () => {
    const faults = faultsOf(step, draft, todayHere());
    setShown(faults);
    if (Object.keys(faults).length > 0) return;
    if (step !== 'papers') return go(index + 1);
    const { file } = draft;
    if (!file) return go(STEPS.indexOf('order'));
    const outcome = await create.run({ ...newSchoolOf(draft), file: file.token });
    if (outcome.ok) setSlips(outcome.value);
  };
  if (slips) {
    return (
      <FoundedSlips
        slips={slips}
        error={enter.error}
        isEntering={enter.isRunning}
        onEnter={() => void enter.run({})}
      />
    );
  }
  return (
    <StepPage title={t('create.title')} line={t('create.line')} onBack={onBack} isWide>
      <div className={styles.frame}>
        <StepList current={index} onGo={go} />
        <DraftContext value={state}>
          <Form
            className={styles.card ?? ''}
            validationBehavior="aria"
            onSubmit={(event) => {
              event.preventDefault();
              focusFirstFault(event.currentTarget);
              void next();
            }}
          >
            <h2 className={styles.stepTitle}>{t(`first.step.${step}`)}</h2>
            <StepFields step={step} />
            {create.error ? <ErrorNote error={create.error} /> : null}
            <div className={styles.actions}>
              {index > 0 ? <Button onPress={() => go(index - 1)}>{t('common.back')}</Button> : null}
              <span className={styles.space} />
              <Button look="primary" type="submit" isPending={create.isRunning}>
                {t(step === 'papers' ? 'create.submit' : 'first.next')}
              </Button>
            </div>
          </Form>
        </DraftContext>
      </div>
    </StepPage>
  );
}

function StepFields({ step }: { readonly step: (typeof STEPS)[number] }) {
  switch (step) {
    case 'school':
      return <SchoolStep />;
    case 'order':
      return <OrderStep />;
    case 'people':
      return <PeopleStep />;
    case 'papers':
      return <Review />;
  }
}

/** What was wrong goes away as soon as somebody types there. */
function without(faults: Faults, part: Partial<Draft>): Faults {
  const left = Object.entries(faults).filter(([field]) => !Object.hasOwn(part, field));
  return Object.fromEntries(left);
}
