import { MailCheck as Letter, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { MailForm } from '../../../shared/ipc/mail-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { fingerprintWords } from './mail-form.ts';
import styles from './MailCheck.module.css';

const isChecked = guardOf(HUB_CALLS['mail.check'].answer);

interface MailCheckProps {
  readonly form: MailForm;
  readonly canCheck: boolean;
  /** Takes exactly this certificate from now on; '' for one that an authority has signed. */
  readonly onPin: (certificateSha256: string) => void;
}

/** Lets the hub try the server, and says what came of it. */
export function MailCheck({ form, canCheck, onPin }: MailCheckProps) {
  const { t } = useI18n();
  const check = useCommand(bridge().school.ask);
  const key = JSON.stringify(form);
  const [found, setFound] = useState<{ readonly key: string; readonly fault: AppErrorData | null }>();
  const run = (settings: MailForm) => {
    void check.run({ method: 'mail.check', data: { settings } }).then((outcome) => {
      if (outcome.ok && isChecked(outcome.value)) {
        setFound({ key: JSON.stringify(settings), fault: outcome.value.fault });
      }
    });
  };
  const pin = (certificateSha256: string) => {
    onPin(certificateSha256);
    if (certificateSha256 !== '') run({ ...form, certificateSha256 });
  };
  // What was found of other settings says nothing about these.
  const fault = found?.key === key ? found.fault : undefined;
  return (
    <div className={styles.check} role="status">
      <div>
        <Button
          icon={<Letter size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={!canCheck}
          isPending={check.isRunning}
          onPress={() => run(form)}
        >
          {t('mail.check')}
        </Button>
      </div>
      {check.error ? <ErrorNote error={check.error} /> : null}
      {fault === null ? (
        <Note tone="calm" icon={<ShieldCheck size="1.25rem" strokeWidth={1.75} />}>
          {t('mail.works')}
        </Note>
      ) : null}
      {fault ? (
        <ErrorNote error={fault}>
          <Fingerprint fault={fault} onPin={pin} />
        </ErrorNote>
      ) : null}
      {form.certificateSha256 === '' ? null : (
        <div className={styles.pinned}>
          <p>
            {t('mail.pinned')}
            <span className={styles.print}>{fingerprintWords(form.certificateSha256)}</span>
          </p>
          <Button look="plain" onPress={() => pin('')}>
            {t('mail.unpin')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FingerprintProps {
  readonly fault: AppErrorData;
  readonly onPin: (certificateSha256: string) => void;
}

const SHA256 = /^[0-9a-f]{64}$/u;

/** The certificate that the server has shown, to be compared and taken. */
function Fingerprint({ fault, onPin }: FingerprintProps) {
  const { t } = useI18n();
  const print = String(fault.params.fingerprint ?? '').toLowerCase();
  if (fault.code !== 'mailOtherCertificate' || !SHA256.test(print)) return null;
  return (
    <div className={styles.pinned}>
      <p>
        {t('mail.fingerprint')}
        <span className={styles.print}>{fingerprintWords(print)}</span>
      </p>
      <Button onPress={() => onPin(print)}>{t('mail.pin')}</Button>
    </div>
  );
}
