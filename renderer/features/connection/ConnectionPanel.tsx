import { Clock3, MemoryStick } from 'lucide-react';
import type { ConnectionView, OutboxRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { StateMark } from '../chat/StateMark.tsx';
import { clockSentence, connectionSentence, type Speech } from './connection-words.ts';
import { RefusalNote } from './RefusalNote.tsx';
import { useRefused } from './refused.tsx';
import styles from './ConnectionPanel.module.css';

/** Everything about the connection: the state in sentences, what waits, what was not accepted. */
export function ConnectionPanel() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  return (
    <Dialog
      title={t('connection.title')}
      place="side"
      isOpen={place.panel === 'connection'}
      onClose={() => go({ to: 'panel', panel: 'none' })}
    >
      <PanelContent />
    </Dialog>
  );
}

function PanelContent() {
  const { t, formats } = useI18n();
  const now = useNow();
  const connection = useQuery('connection', {});
  const outbox = useQuery('outbox', {});
  const { withoutHidden } = useRefused();
  if (!connection.isReady) return null;
  const rows = outbox.isReady ? withoutHidden(outbox.value) : [];
  const refused = rows.filter(({ state }) => state === 'refused');
  const waiting = rows.filter(({ state }) => state !== 'refused');
  return (
    <>
      <StateWords view={connection.value} speech={{ t, formats, now }} />
      {refused.length > 0 ? (
        <section className={styles.section}>
          <h3>{t('connection.refusedTitle')}</h3>
          <ul className={styles.rows}>
            {refused.map((row) => (
              <OutboxItem key={row.id} row={row} now={now} />
            ))}
          </ul>
        </section>
      ) : null}
      <section className={styles.section}>
        <h3>{t('connection.waitsTitle')}</h3>
        {waiting.length === 0 ? (
          <p className={styles.quiet}>{t('connection.waitsNone')}</p>
        ) : (
          <ul className={styles.rows}>
            {waiting.map((row) => (
              <OutboxItem key={row.id} row={row} now={now} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function StateWords({ view, speech }: { readonly view: ConnectionView; readonly speech: Speech }) {
  const { t, formats, now } = speech;
  const reconnect = useCommand(bridge().replica.reconnect);
  const { state } = view;
  const clock = clockSentence(view.clockOffsetMs, speech);
  const canConnect = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'connecting';
  const isFailed = state.kind === 'failed';
  return (
    <>
      <div className={styles.state}>
        <h3>{t(`connection.${state.kind}`)}</h3>
        {isFailed ? <ErrorNote error={state.error} isAlert={false} /> : null}
        {isFailed ? null : <p>{connectionSentence(state, speech)}</p>}
        <p className={styles.quiet}>
          {view.syncedUpTo > 0
            ? t('connection.syncedUpTo', { when: formats.moment(view.syncedUpTo, now) })
            : t('connection.syncedNever')}
        </p>
        {state.kind === 'offline' && state.reason ? <ErrorNote error={state.reason} isAlert={false} /> : null}
      </div>
      {canConnect ? (
        <Button look="primary" isPending={reconnect.isRunning} onPress={() => void reconnect.run({})}>
          {t('connection.now')}
        </Button>
      ) : null}
      {reconnect.error ? <ErrorNote error={reconnect.error} /> : null}
      {clock ? (
        <Note tone="warning" icon={<Clock3 size="1.25rem" strokeWidth={1.75} />}>
          {clock}
        </Note>
      ) : null}
      {view.storage === 'memory' ? (
        <Note
          tone="warning"
          icon={<MemoryStick size="1.25rem" strokeWidth={1.75} />}
          title={t('connection.memoryTitle')}
        >
          {t('connection.memoryText')}
        </Note>
      ) : null}
    </>
  );
}

function OutboxItem({ row, now }: { readonly row: OutboxRow; readonly now: number }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  return (
    <li className={styles.row}>
      <p className={styles.head}>
        <StateMark state={row.state} />
        <span>
          {t('connection.writtenAt', { chat: row.chatTitle, when: formats.moment(row.writtenAt, now) })}
        </span>
      </p>
      <p className={styles.text}>{row.text}</p>
      {row.refusal ? <RefusalNote id={row.id} text={row.text} refusal={row.refusal} /> : null}
      {row.refusal ? null : (
        <Button look="plain" onPress={() => go({ to: 'chat', chat: row.chat })}>
          {t('connection.openChat')}
        </Button>
      )}
    </li>
  );
}
