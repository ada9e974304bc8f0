import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { VaultPerson } from '../../../shared/ipc/vault-channels.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { StepPage } from '../entry/StepPage.tsx';
import formStyles from '../entry/Form.module.css';
import styles from './ForgottenSecret.module.css';

/** What to do when the PIN is forgotten: whom to ask, and where the code goes. */
export function ForgottenSecret({
  person,
  onBack,
}: {
  readonly person: VaultPerson;
  readonly onBack: () => void;
}) {
  const { t } = useI18n();
  const reset = useCommand(bridge().vault.resetWithCode);
  const [code, setCode] = useState('');
  return (
    <StepPage title={t('forgot.title')} line={t('forgot.line')} onBack={onBack}>
      <ol className={styles.steps}>
        {(['forgot.step1', 'forgot.step2', 'forgot.step3'] as const).map((key, index) => (
          <li key={key} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <span>{t(key)}</span>
          </li>
        ))}
      </ol>
      <Form
        className={formStyles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') void reset.run({ vault: person.vault, code: code.trim() });
        }}
      >
        <TextField
          label={t('forgot.code')}
          hint={t('forgot.codeHint')}
          maxLength={80}
          autoFocus
          autoComplete="off"
          spellCheck="false"
          isCode
          value={code}
          onChange={setCode}
        />
        {reset.error ? <ErrorNote error={reset.error} /> : null}
        <div className={formStyles.actions}>
          <Button look="primary" type="submit" isDisabled={code.trim() === ''} isPending={reset.isRunning}>
            {t('forgot.submit')}
          </Button>
        </div>
        <p className={formStyles.quiet}>{t('forgot.needsLink')}</p>
      </Form>
    </StepPage>
  );
}
