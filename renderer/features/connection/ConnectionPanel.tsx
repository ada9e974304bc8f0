import { ClockAlert, Hourglass } from 'lucide-react';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/replica/views.ts';
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
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { useClockNotice } from './clock-notice.tsx';
import { clockWords, connectionSentence, type Speech } from './connection-words.ts';
import { OutboxList } from './OutboxList.tsx';
import { useRefused } from './refused.tsx';
import styles from './ConnectionPanel.module.css';

/** Everything about the connection: the state in sentences, and what has not left this computer yet. */
export function ConnectionPanel() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  return (
    <Dialog
      title={t('connection.title')}
      place="side"
      isOpen={place.panel === 'connection'}
      onClose={() => go({ to: 'panel', panel: 'none' })}
      scroller={setScroller}
    >
      <PanelContent scroller={scroller} />
    </Dialog>
  );
}

function PanelContent({ scroller }: { readonly scroller: HTMLDivElement | null }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const connection = useQuery('connection', {});
  const outbox = useQuery('outbox', {});
  const { withoutHidden } = useRefused();
  if (!connection.isReady) return null;
  const rows = outbox.isReady ? withoutHidden(outbox.value) : [];
  const speech = { t, formats, now };
  return (
    <>
      <StateWords view={connection.value} speech={speech} />
      <ClockNote speech={speech} />
      {outbox.isReady && rows.length === 0 ? (
        <section className={styles.state}>
          <h3>{t('outbox.title')}</h3>
          <p className={styles.quiet}>{t('outbox.empty')}</p>
        </section>
      ) : null}
      {rows.length > 0 ? <OutboxList rows={rows} scroller={scroller} /> : null}
    </>
  );
}

interface SpokenView {
  readonly view: ConnectionView;
  readonly speech: Speech;
}

function StateWords({ view, speech }: SpokenView) {
  const { t, formats, now } = speech;
  const reconnect = useCommand(bridge().replica.reconnect);
  const { state } = view;
  const canConnect = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'connecting';
  const sentence = connectionSentence(state, speech);
  return (
    <div className={styles.state}>
      <h3>{t(`connection.${state.kind}`)}</h3>
      {state.kind === 'failed' ? <ErrorNote error={state.error} isAlert={false} /> : <p>{sentence}</p>}
      {state.kind === 'syncing' ? (
        <ProgressLine
          label={t('connection.progressBar')}
          done={state.doneDocuments}
          total={state.totalDocuments}
          words={sentence}
        />
      ) : null}
      {view.isHeldBack && view.waitingMessageCount > 0 ? (
        <Note tone="warning" icon={<Hourglass size="1.25rem" strokeWidth={1.75} />}>
          {t('connection.heldBack')}
        </Note>
      ) : null}
      {view.syncedUpTo > 0 || state.kind !== 'syncing' ? (
        <p className={styles.quiet}>
          {view.syncedUpTo > 0
            ? t('connection.syncedUpTo', { when: formats.moment(view.syncedUpTo, now) })
            : t('connection.syncedNever')}
        </p>
      ) : null}
      {state.kind === 'offline' && state.reason ? (
        <ErrorNote error={state.reason} tone="warning" isAlert={false} />
      ) : null}
      {canConnect ? (
        <Button look="primary" isPending={reconnect.isRunning} onPress={() => void reconnect.run({})}>
          {t('connection.now')}
        </Button>
      ) : null}
      {reconnect.error ? <ErrorNote error={reconnect.error} /> : null}
    </div>
  );
}

/** A clock that is off, until the person has read of it. */
function ClockNote({ speech }: Pick<SpokenView, 'speech'>) {
  const { t } = speech;
  const { offsetMs, dismiss } = useClockNotice();
  const clock = clockWords(offsetMs, speech);
  if (!clock) return null;
  return (
    <div className={styles.notice}>
      <Note tone="warning" icon={<ClockAlert size="1.25rem" strokeWidth={1.75} />}>
        {clock.full}
      </Note>
      <Button onPress={dismiss}>{t('connection.clockHide')}</Button>
    </div>
  );
}
