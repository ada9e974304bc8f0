import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { OwnVault } from '../../../shared/ipc/vault-channels.ts';
import {
  faultOfSecret,
  PHRASE_MAX_LETTERS,
  PIN_MAX_DIGITS,
  type SecretKind,
} from '../../../shared/vault/secret-rules.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { ChoiceCards } from '../settings/ChoiceCards.tsx';
import styles from './VaultDialog.module.css';

interface OwnSecretProps {
  readonly own: OwnVault;
  readonly onChanged: () => void;
}

/** What one enters with, and how to change it. */
export function OwnSecret({ own, onChanged }: OwnSecretProps) {
  const { t } = useI18n();
  const toast = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const { lockKind, allowedKinds } = own;
  const verb =
    lockKind !== 'device'
      ? t('vault.change')
      : t(allowedKinds.includes('pin') ? 'vault.set' : 'vault.setPhrase');
  return (
    <section className={styles.section}>
      <h3>{t('vault.lockTitle')}</h3>
      <p>{t(`vault.has.${lockKind}`)}</p>
      {isOpen ? (
        <ChangeForm
          own={own}
          onCancel={() => setIsOpen(false)}
          onSaved={() => {
            setIsOpen(false);
            toast({ text: t('vault.saved') });
            onChanged();
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button look={lockKind === 'device' ? 'primary' : 'quiet'} onPress={() => setIsOpen(true)}>
            {verb}
          </Button>
        </div>
      )}
      {own.hasDeviceStore ? null : <p className={styles.quiet}>{t('secret.noStore')}</p>}
    </section>
  );
}

interface ChangeFormProps {
  readonly own: OwnVault;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

function ChangeForm({ own, onSaved, onCancel }: ChangeFormProps) {
  const { t } = useI18n();
  const change = useCommand(bridge().vault.changeSecret);
  const { lockKind, allowedKinds } = own;
  const [old, setOld] = useState('');
  const [kind, setKind] = useState<SecretKind>(allowedKinds[0] ?? 'phrase');
  const [text, setText] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState('');
  const fields = [
    ...(lockKind === 'device'
      ? []
      : [{ key: 'old', label: t(`vault.old.${lockKind}`), value: old, set: setOld, of: lockKind }]),
    {
      key: 'new',
      label: t(kind === 'pin' ? 'secret.first' : 'secret.firstPhrase'),
      value: text,
      set: setText,
      of: kind,
    },
    { key: 'again', label: t('secret.repeat'), value: again, set: setAgain, of: kind },
  ];
  const submit = () => {
    const bad = faultOfSecret({ kind, text });
    if (bad) return setFault(t(`error.${bad}`));
    if (text !== again) return setFault(t('secret.mismatch'));
    setFault('');
    void change.run({ old, kind, text }).then((outcome) => {
      if (outcome.ok) onSaved();
    });
  };
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {allowedKinds.length > 1 ? (
        <ChoiceCards
          label={t('vault.kind')}
          options={allowedKinds.map((key) => ({ key, title: t(`vault.kind.${key}`) }))}
          chosen={kind}
          onChoose={setKind}
        />
      ) : null}
      {fields.map(({ key, label, value, set, of }, index) => (
        <TextField
          key={key}
          label={label}
          type="password"
          autoComplete="off"
          autoFocus={index === 0}
          inputMode={of === 'pin' ? 'numeric' : 'text'}
          maxLength={of === 'pin' ? PIN_MAX_DIGITS : PHRASE_MAX_LETTERS}
          value={value}
          onChange={set}
          error={key === 'new' ? fault : ''}
        />
      ))}
      {change.error ? <ErrorNote error={change.error} /> : null}
      <div className={styles.actions}>
        <Button
          look="primary"
          type="submit"
          isPending={change.isRunning}
          isDisabled={text === '' || again === ''}
        >
          {t('vault.save')}
        </Button>
        <Button look="plain" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
