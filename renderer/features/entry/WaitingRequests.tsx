import { Clock, Check, X, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { WaitingRequest } from '../../../shared/ipc/values.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './WaitingRequests.module.css';

const ICONS: Record<WaitingRequest['state'], ReactNode> = {
  unsent: <WifiOff size="1.25rem" strokeWidth={1.75} />,
  open: <Clock size="1.25rem" strokeWidth={1.75} />,
  accepted: <Check size="1.25rem" strokeWidth={1.75} />,
  refused: <X size="1.25rem" strokeWidth={1.75} />,
};

/** Requests to be let in that this computer waits for; nothing where there are none. */
export function WaitingRequests() {
  const { t } = useI18n();
  const requests = useRequests();
  const check = useCommand(bridge().entry.checkRequests);
  if (requests.length === 0) return null;
  const isWaiting = requests.some(({ state }) => state === 'unsent' || state === 'open');
  return (
    <section className={styles.requests} aria-label={t('wait.title')}>
      <h2 className={styles.title}>{t('wait.title')}</h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </ul>
      {isWaiting ? (
        <Button isPending={check.isRunning} onPress={() => void check.run({})}>
          {t('wait.check')}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ request }: { readonly request: WaitingRequest }) {
  const { t } = useI18n();
  const toast = useToast();
  const drop = useCommand(bridge().entry.dropRequest);
  const enter = useCommand(bridge().entry.enterByRequest);
  const { id, name, role, schoolTitle, state } = request;
  const error = drop.error ?? enter.error ?? request.error;
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true">
        {ICONS[state]}
      </span>
      <div className={styles.words}>
        <p className={styles.state}>{t(`wait.${state}`)}</p>
        <p className={styles.quiet}>{[name, t(`role.${role}`), schoolTitle].filter(Boolean).join(' · ')}</p>
        {error ? <ErrorNote error={error} /> : null}
      </div>
      {state === 'accepted' ? (
        <Button look="primary" isPending={enter.isRunning} onPress={() => void enter.run({ id })}>
          {t('wait.enter')}
        </Button>
      ) : (
        <Button
          isPending={drop.isRunning}
          onPress={() => {
            void drop.run({ id }).then((outcome) => {
              if (outcome.ok && state !== 'refused') toast({ text: t('wait.withdrawn') });
            });
          }}
        >
          {t(state === 'refused' ? 'wait.remove' : 'wait.withdraw')}
        </Button>
      )}
    </li>
  );
}

function useRequests(): readonly WaitingRequest[] {
  const [requests, setRequests] = useState<readonly WaitingRequest[]>([]);
  useEffect(() => {
    const stop = bridge().entry.onRequests(setRequests);
    void ask(bridge().entry.requests, {}).then((outcome) => {
      if (outcome.ok) setRequests(outcome.value);
    });
    return stop;
  }, []);
  return requests;
}
