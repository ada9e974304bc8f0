import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { MailState } from '../../../shared/ipc/mail-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { MailFields } from './MailFields.tsx';
import styles from './SettingsPane.module.css';

const isState = guardOf(HUB_CALLS['mail.state'].answer);

/** The school's mail server (clause M-4 ¶13). It is the hub that writes letters, so all of this needs the link. */
export function MailSettings() {
  const { t } = useI18n();
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const { state, error, reload } = useMailState(isLive);
  return (
    <section className={styles.section} aria-labelledby="school-mail">
      <h2 id="school-mail">{t('mail.title')}</h2>
      <p className={styles.quiet}>{t('mail.hint')}</p>
      {isLive ? null : (
        <Note tone="warning" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />}>
          {t('mail.needsLink')}
        </Note>
      )}
      {error ? <ErrorNote error={error} /> : null}
      {state ? (
        <>
          <p>
            {state.settings ? t('mail.isOn', { host: state.settings.host }) : t('mail.isOff')}
            {state.waiting > 0 ? ` ${t('mail.waiting', { count: state.waiting })}` : ''}
          </p>
          <MailFields key={JSON.stringify(state.settings)} state={state} isLive={isLive} onChanged={reload} />
        </>
      ) : null}
    </section>
  );
}

/** What is in force, asked again when the link comes back and after every change. */
function useMailState(isLive: boolean) {
  const [state, setState] = useState<MailState>();
  const [error, setError] = useState<AppErrorData>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!isLive) return undefined;
    const stop = new AbortController();
    void ask(bridge().school.ask, { method: 'mail.state', data: {} }).then((outcome) => {
      if (stop.signal.aborted) return;
      setError(outcome.ok ? undefined : outcome.error);
      if (outcome.ok && isState(outcome.value)) setState(outcome.value);
    });
    return () => stop.abort();
  }, [isLive, round]);
  return { state, error, reload: () => setRound((before) => before + 1) };
}
