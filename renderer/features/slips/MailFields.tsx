import { useState } from 'react';
import type { MailProof } from '../../../shared/protocol/entry.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../entry/Form.module.css';

interface MailFieldsProps {
  /** The slip, or the address of the hub and the class where there is none. */
  readonly entry: { readonly address: string; readonly code: string; readonly keyPin: string };
  readonly classroom: string;
  readonly mail: MailProof;
  readonly onChange: (mail: MailProof) => void;
}

/** A parent's address and the code that comes to it (clause M-4 ¶13). */
export function MailFields({ entry, classroom, mail, onChange }: MailFieldsProps) {
  const { t, formats } = useI18n();
  const send = useCommand(bridge().entry.mailCode);
  const [validUntil, setValidUntil] = useState(0);
  const email = mail.email.trim();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('door.mail')}</legend>
      <p className={styles.quiet}>{t('door.mailLine')}</p>
      <TextField
        label={t('door.mail')}
        hint={t('door.mailHint')}
        type="email"
        maxLength={254}
        value={mail.email}
        onChange={(value) => onChange({ ...mail, email: value })}
      />
      <div className={styles.actions}>
        <Button
          isDisabled={email.length < 3}
          isPending={send.isRunning}
          onPress={() => {
            void send.run({ ...entry, classroom, email }).then((outcome) => {
              if (outcome.ok) setValidUntil(outcome.value.validUntil);
            });
          }}
        >
          {validUntil === 0 ? t('door.sendCode') : t('door.sendAgain')}
        </Button>
      </div>
      {send.error ? <ErrorNote error={send.error} /> : null}
      {validUntil > 0 ? (
        <TextField
          label={t('door.code')}
          hint={t('door.codeHint', { when: formats.time(validUntil) })}
          inputMode="numeric"
          maxLength={6}
          isCode
          value={mail.code}
          onChange={(code) => onChange({ ...mail, code: code.replace(/\D/g, '') })}
        />
      ) : null}
    </fieldset>
  );
}
