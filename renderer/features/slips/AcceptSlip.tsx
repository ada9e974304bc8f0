import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { StepPage } from '../entry/StepPage.tsx';
import styles from '../entry/Form.module.css';
import { SlipPreviewCard } from './SlipPreviewCard.tsx';

/** Entering with a printed slip: address and code, what one will enter, and only then the door. */
export function AcceptSlip({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const check = useCommand(bridge().entry.previewSlip);
  const accept = useCommand(bridge().entry.acceptSlip);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [preview, setPreview] = useState<SlipPreview>();
  const entry = { address: address.trim(), code: code.trim() };
  const canCheck = entry.address !== '' && entry.code !== '';
  if (preview) {
    return (
      <StepPage title={t('slip.previewTitle')} line={t('slip.notYou')} onBack={() => setPreview(undefined)}>
        <SlipPreviewCard preview={preview} />
        {accept.error ? <ErrorNote error={accept.error} /> : null}
        <div className={styles.actions}>
          <Button look="primary" isPending={accept.isRunning} onPress={() => void accept.run(entry)}>
            {t('slip.enter')}
          </Button>
          <Button onPress={() => setPreview(undefined)}>{t('slip.other')}</Button>
        </div>
      </StepPage>
    );
  }
  return (
    <StepPage title={t('slip.title')} line={t('slip.line')} onBack={onBack}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (!canCheck) return;
          void check.run(entry).then((outcome) => {
            if (outcome.ok) setPreview(outcome.value);
          });
        }}
      >
        <TextField
          label={t('slip.address')}
          hint={t('slip.addressHint')}
          maxLength={200}
          autoFocus
          autoComplete="off"
          spellCheck="false"
          isCode
          value={address}
          onChange={setAddress}
        />
        <TextField
          label={t('slip.code')}
          hint={t('slip.codeHint')}
          maxLength={80}
          autoComplete="off"
          spellCheck="false"
          isCode
          value={code}
          onChange={setCode}
        />
        {check.error ? <ErrorNote error={check.error} /> : null}
        <div className={styles.actions}>
          <Button look="primary" type="submit" isDisabled={!canCheck} isPending={check.isRunning}>
            {t('slip.check')}
          </Button>
        </div>
      </Form>
    </StepPage>
  );
}
