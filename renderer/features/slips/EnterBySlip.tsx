import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { MailProof } from '../../../shared/protocol/entry.ts';
import { normalContact } from '../../../shared/protocol/slip-contact.ts';
import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from '../entry/Form.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { StepPage } from '../entry/StepPage.tsx';
import { ChatChoice } from './ChatChoice.tsx';
import { type Door, entryOf, isNamed, NO_NAME, trimmedName } from './door.ts';
import { MailFields } from './MailFields.tsx';
import { NameFields } from './NameFields.tsx';
import { SlipPreviewCard } from './SlipPreviewCard.tsx';

interface EnterBySlipProps {
  readonly door: Door;
  readonly preview: SlipPreview;
  readonly onBack: () => void;
}

/** What one will enter, who one says to be where the slip names a role, and the chats to join. */
export function EnterBySlip({ door, preview, onBack }: EnterBySlipProps) {
  const { t } = useI18n();
  const accept = useCommand(bridge().entry.acceptSlip);
  const [name, setName] = useState(NO_NAME);
  const [contact, setContact] = useState('');
  const [mail, setMail] = useState<MailProof>({ email: '', code: '' });
  const [chats, setChats] = useState<ReadonlySet<string>>(() => new Set(preview.chats.map(({ id }) => id)));
  const [isChecked, setIsChecked] = useState(false);
  const isNamedBySlip = preview.personName !== '';
  const isContactMissing = preview.needsContact === true && normalContact(contact) === '';
  const submit = () => {
    setIsChecked(true);
    if (!isNamedBySlip && !isNamed(name)) return;
    if (isContactMissing) return;
    const confirmed = { email: mail.email.trim(), code: mail.code };
    void accept.run({
      ...entryOf(door),
      chats: [...chats],
      name: trimmedName(name),
      mail: confirmed,
      ...(preview.needsContact ? { contact: contact.trim() } : {}),
    });
  };
  return (
    <StepPage
      title={t('slip.previewTitle')}
      line={t(isNamedBySlip ? 'slip.notYou' : 'door.roleLine')}
      onBack={onBack}
    >
      <SlipPreviewCard preview={preview} />
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {isNamedBySlip ? null : <NameFields name={name} isChecked={isChecked} onChange={setName} />}
        <ChatChoice chats={preview.chats} chosen={chats} onChange={setChats} />
        {preview.needsEmail ? (
          <MailFields entry={entryOf(door)} classroom="" mail={mail} onChange={setMail} />
        ) : null}
        {preview.needsContact ? (
          <TextField
            label={t('first.door.contact')}
            hint={t('first.door.contactHint')}
            error={isChecked && isContactMissing ? t('first.fault.contact') : ''}
            maxLength={254}
            value={contact}
            onChange={setContact}
          />
        ) : null}
        {accept.error ? <ErrorNote error={accept.error} /> : null}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            isDisabled={preview.needsEmail && mail.code.length !== 6}
            isPending={accept.isRunning}
          >
            {t('slip.enter')}
          </Button>
          <Button onPress={onBack}>{t('slip.other')}</Button>
        </div>
      </Form>
    </StepPage>
  );
}
