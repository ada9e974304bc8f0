import { KeyRound, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { IssuedPinReset } from '../../../shared/ipc/values.ts';
import type { PersonRow } from '../../../shared/replica/views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './PersonPane.module.css';

/** A code for somebody who has forgotten the PIN, shown once. */
export function ResetPin({ person }: { readonly person: PersonRow }) {
  const { t } = useI18n();
  const issue = useCommand(bridge().people.issuePinReset);
  const [reset, setReset] = useState<IssuedPinReset>();
  return (
    <div className={styles.issue}>
      <p className={styles.quiet}>{t('reset.hint')}</p>
      {issue.error ? <ErrorNote error={issue.error} /> : null}
      <Button
        icon={<KeyRound size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        isPending={issue.isRunning}
        onPress={() => {
          void issue.run({ person: person.id }).then((outcome) => {
            if (outcome.ok) setReset(outcome.value);
          });
        }}
      >
        {t('reset.button')}
      </Button>
      <Dialog title={t('reset.title')} isOpen={reset !== undefined} onClose={() => setReset(undefined)}>
        {reset ? <Code reset={reset} /> : null}
      </Dialog>
    </div>
  );
}

function Code({ reset }: { readonly reset: IssuedPinReset }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <>
      <Note tone="warning" icon={<ShieldAlert size="1.25rem" strokeWidth={1.75} />}>
        {t('reset.warning')}
      </Note>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t('reset.for')}</dt>
          <dd>{reset.personName}</dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('reset.code')}</dt>
          <dd className={styles.code}>{reset.code}</dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('reset.until')}</dt>
          <dd>{formats.moment(reset.expiresAt, now)}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{t('reset.how')}</p>
    </>
  );
}
