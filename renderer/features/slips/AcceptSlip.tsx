import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from '../entry/Form.module.css';
import { StepPage } from '../entry/StepPage.tsx';
import { CLOSED_DOOR, entryOf, isComplete } from './door.ts';
import { DoorFields } from './DoorFields.tsx';
import { EnterBySlip } from './EnterBySlip.tsx';
import { RequestForm } from './RequestForm.tsx';

type Step =
  | { readonly at: 'door' }
  | { readonly at: 'preview'; readonly preview: SlipPreview }
  /** A link asks for a request; without a connection the preview is not known, and the request waits. */
  | { readonly at: 'request'; readonly link: SlipPreview | undefined };

/** Entering with a slip or a link: the address and seven words, what one will enter, and only then the door. */
export function AcceptSlip({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const check = useCommand(bridge().entry.previewSlip);
  const [door, setDoor] = useState(CLOSED_DOOR);
  const [isChecked, setIsChecked] = useState(false);
  const [step, setStep] = useState<Step>({ at: 'door' });
  const toDoor = () => setStep({ at: 'door' });
  if (step.at === 'preview') return <EnterBySlip door={door} preview={step.preview} onBack={toDoor} />;
  if (step.at === 'request') {
    return (
      <StepPage title={t('ask.title')} line={t('ask.linkLine')} onBack={toDoor}>
        <RequestForm entry={entryOf(door)} link={step.link} school={undefined} onDone={onBack} />
      </StepPage>
    );
  }
  const submit = () => {
    setIsChecked(true);
    if (!isComplete(door)) return;
    void check.run(entryOf(door)).then((outcome) => {
      if (!outcome.ok) return;
      const preview = outcome.value;
      setStep(preview.purpose === 'link' ? { at: 'request', link: preview } : { at: 'preview', preview });
    });
  };
  const isUnreachable = check.error?.code === 'hubUnreachable';
  return (
    <StepPage title={t('slip.title')} line={t('door.line')} onBack={onBack}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DoorFields door={door} isChecked={isChecked} onChange={setDoor} />
        <p className={styles.quiet}>{t('door.noCamera')}</p>
        {check.error ? <ErrorNote error={check.error} /> : null}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            isDisabled={door.address.trim() === '' || door.words.trim() === ''}
            isPending={check.isRunning}
          >
            {t('slip.check')}
          </Button>
          {isUnreachable && isComplete(door) ? (
            <Button onPress={() => setStep({ at: 'request', link: undefined })}>
              {t('door.writeRequest')}
            </Button>
          ) : null}
        </div>
      </Form>
    </StepPage>
  );
}
