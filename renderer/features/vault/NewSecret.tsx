import { ArrowLeft, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { EntryState } from '../../../shared/ipc/values.ts';
import { faultOfSecret, type SecretKind } from '../../../shared/vault/secret-rules.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SecretPad } from './SecretPad.tsx';
import styles from './LockScreen.module.css';

type NewSecretState = Extract<EntryState, { phase: 'newSecret' }>;

/** Thinking of a PIN or a phrase, typed twice. */
export function NewSecret({ state }: { readonly state: NewSecretState }) {
  const { t } = useI18n();
  const set = useCommand(bridge().vault.newSecret);
  const { allowedKinds, why, personName, hasDeviceStore } = state;
  const [kind, setKind] = useState<SecretKind>(allowedKinds[0] ?? 'phrase');
  const [first, setFirst] = useState('');
  const [message, setMessage] = useState('');
  const [round, setRound] = useState(0);
  const other = allowedKinds.find((one) => one !== kind);
  const begin = (words: string) => {
    setFirst('');
    setMessage(words);
    setRound((number) => number + 1);
  };
  const take = (text: string) => {
    const fault = faultOfSecret({ kind, text });
    if (fault) return begin(t(`error.${fault}`));
    if (first === '') {
      setFirst(text);
      setMessage('');
      return setRound((number) => number + 1);
    }
    if (first !== text) return begin(t('secret.mismatch'));
    void set.run({ kind, text }).then((outcome) => {
      if (!outcome.ok) begin('');
    });
  };
  return (
    <main className={styles.page}>
      <div className={styles.door}>
        <header className={styles.person}>
          <span className={styles.sign} aria-hidden="true">
            <KeyRound size="1.75rem" strokeWidth={1.75} />
          </span>
          <h1 className={styles.name}>{t(TITLES[why][kind])}</h1>
          {personName === '' ? null : <p className={styles.quiet}>{t('secret.for', { name: personName })}</p>}
          <p className={styles.line}>
            {t(
              first !== ''
                ? 'secret.repeatLine'
                : why === 'again'
                  ? 'secret.againLine'
                  : `secret.${kind}Line`,
            )}
          </p>
        </header>
        {hasDeviceStore ? null : (
          <Note tone={other ? 'calm' : 'warning'} icon={<KeyRound size="1.25rem" strokeWidth={1.75} />}>
            {other ? t('secret.noStore') : t('secret.noStoreStaff')}
          </Note>
        )}
        {set.error ? <ErrorNote error={set.error} /> : null}
        <SecretPad
          key={`${kind} ${round}`}
          kind={kind}
          label={
            first === '' ? t(kind === 'pin' ? 'secret.first' : 'secret.firstPhrase') : t('secret.repeat')
          }
          submit={first === '' ? t('secret.next') : t('secret.done')}
          isBusy={set.isRunning}
          message={message}
          onSubmit={take}
        />
        <div className={styles.ways}>
          {other ? (
            <AriaButton
              className={cx(styles.link)}
              onPress={() => {
                setKind(other);
                begin('');
              }}
            >
              {t(other === 'pin' ? 'secret.usePin' : 'secret.usePhrase')}
            </AriaButton>
          ) : null}
          <AriaButton
            className={cx(styles.link)}
            onPress={() => void ask(bridge().vault.cancelNewSecret, {})}
          >
            <ArrowLeft size="1rem" strokeWidth={1.75} aria-hidden="true" />
            {t('common.back')}
          </AriaButton>
        </div>
      </div>
    </main>
  );
}

const TITLES = {
  first: { pin: 'secret.pinTitle', phrase: 'secret.phraseTitle' },
  reset: { pin: 'secret.resetPinTitle', phrase: 'secret.resetPhraseTitle' },
  again: { pin: 'secret.againPinTitle', phrase: 'secret.againPhraseTitle' },
} as const;
