import { ArrowLeft, LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { AppError, type AppErrorData } from '../../../shared/errors/app-error.ts';
import type { LockState, VaultPerson } from '../../../shared/ipc/vault-channels.ts';
import type { SecretKind } from '../../../shared/vault/secret-rules.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SecretPad } from './SecretPad.tsx';
import { useLockState, waitWords } from './use-lock-state.ts';
import styles from './LockScreen.module.css';

interface UnlockProps {
  readonly person: VaultPerson;
  readonly kind: SecretKind;
  readonly onForgot: () => void;
  readonly onBack: () => void;
}

const SIGNED_OUT = new AppError('deviceSignedOut').data;
const HAS_LEFT = new AppError('leftSchool').data;
/** These are said beside the field, with what they count; everything else stands in a note. */
const SAID_AT_FIELD = ['secretWrong', 'secretWait', 'secretLockedOut'];

/** One person's door: the PIN or the phrase, how many tries are left, and the way out. */
export function Unlock({ person, kind, onForgot, onBack }: UnlockProps) {
  const { t } = useI18n();
  const unlock = useCommand(bridge().vault.unlock);
  const { lock, refresh } = useLockState(person.vault);
  const [tryNumber, setTryNumber] = useState(0);
  const { error } = unlock;
  const isOther = error !== undefined && !SAID_AT_FIELD.includes(error.code);
  const isShut = lock?.isLockedOut === true;
  return (
    <main className={styles.page}>
      <div className={styles.door}>
        <header className={styles.person}>
          <Avatar name={person.name} of="person" size="large" />
          <h1 className={styles.name}>{person.name}</h1>
          <p className={styles.quiet}>
            <LockKeyhole size="0.875rem" strokeWidth={2} aria-hidden="true" />
            {person.schoolTitle === '' ? t('lock.locked') : person.schoolTitle}
          </p>
        </header>
        {isOther && !person.isSignedOut ? <ErrorNote error={error} /> : null}
        {person.isSignedOut ? (
          <>
            <ErrorNote error={person.hasLeft ? HAS_LEFT : SIGNED_OUT} />
            <Button look="primary" onPress={() => void ask(bridge().entry.leave, {})}>
              {t('lock.signedOut')}
            </Button>
          </>
        ) : isShut ? (
          <p className={styles.shut} role="alert">
            {t('lock.lockedOut')}
          </p>
        ) : (
          <SecretPad
            key={tryNumber}
            kind={kind}
            label={t(`lock.${kind}`)}
            submit={t('lock.enter')}
            isBusy={unlock.isRunning}
            isClosed={lock !== undefined && lock.waitSeconds > 0}
            message={messageOf(t, lock, error)}
            onSubmit={(secret) => {
              void unlock.run({ vault: person.vault, secret }).then((outcome) => {
                if (outcome.ok) return;
                setTryNumber((number) => number + 1);
                refresh();
              });
            }}
          />
        )}
        <div className={styles.ways}>
          {lock?.canReset && !person.hasLeft ? (
            isShut ? (
              <Button look="primary" onPress={onForgot}>
                {t('lock.forgot')}
              </Button>
            ) : (
              <AriaButton className={cx(styles.link)} onPress={onForgot}>
                {kind === 'pin' ? t('lock.forgot') : t('lock.forgotPhrase')}
              </AriaButton>
            )
          ) : null}
          <AriaButton className={cx(styles.link)} onPress={onBack}>
            <ArrowLeft size="1rem" strokeWidth={1.75} aria-hidden="true" />
            {t('lock.notMe')}
          </AriaButton>
        </div>
      </div>
    </main>
  );
}

function messageOf(t: Translate, lock: LockState | undefined, error: AppErrorData | undefined): ReactNode {
  if (lock && lock.waitSeconds > 0) return t('lock.wait', { time: waitWords(lock.waitSeconds) });
  if (error?.code !== 'secretWrong') return null;
  const { left } = error.params;
  return typeof left === 'number' ? t('lock.wrong', { left }) : t('error.secretWrong');
}
