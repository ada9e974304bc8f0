import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { SchoolView } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { RequestForm } from '../slips/RequestForm.tsx';
import styles from './Form.module.css';
import { StepPage } from './StepPage.tsx';

/** Asking a school to let one in, with nothing but the address of its computer. */
export function AskToJoin({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const find = useCommand(bridge().entry.askSchool);
  const [address, setAddress] = useState('');
  const [school, setSchool] = useState<SchoolView>();
  const [isWithoutLink, setIsWithoutLink] = useState(false);
  const entry = { address: address.trim(), code: '', keyPin: school?.keyPin ?? '' };
  if (school?.isOpen === true || isWithoutLink) {
    return (
      <StepPage title={school?.schoolTitle || t('ask.title')} line={t('ask.line')} onBack={onBack}>
        <RequestForm entry={entry} link={undefined} school={school} onDone={onBack} />
      </StepPage>
    );
  }
  return (
    <StepPage title={t('ask.title')} line={t('ask.line')} onBack={onBack}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (entry.address === '') return;
          void find.run({ address: entry.address, keyPin: '' }).then((outcome) => {
            if (outcome.ok) setSchool(outcome.value);
          });
        }}
      >
        <TextField
          label={t('slip.address')}
          hint={t('slip.addressHint')}
          maxLength={200}
          autoFocus
          spellCheck="false"
          isCode
          value={address}
          onChange={(value) => {
            setAddress(value);
            setSchool(undefined);
          }}
        />
        {find.error ? <ErrorNote error={find.error} /> : null}
        {school && !school.isOpen ? <p role="alert">{t('ask.closed')}</p> : null}
        <div className={styles.actions}>
          <Button look="primary" type="submit" isDisabled={entry.address === ''} isPending={find.isRunning}>
            {t('ask.find')}
          </Button>
          {find.error?.code === 'hubUnreachable' ? (
            <Button onPress={() => setIsWithoutLink(true)}>{t('door.writeRequest')}</Button>
          ) : null}
        </div>
      </Form>
    </StepPage>
  );
}
