import { Fragment } from 'react';
import { ClockAlert, Cloud, CloudAlert, CloudOff, RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import { useClockNotice } from './clock-notice.tsx';
import { clockWords, placeLines } from './connection-words.ts';
import styles from './ConnectionPlace.module.css';

const SIGNS = {
  live: Cloud,
  syncing: RefreshCw,
  connecting: RefreshCw,
  offline: CloudOff,
  needsLogin: CloudAlert,
  tooOld: CloudAlert,
  failed: CloudAlert,
} as const satisfies Record<ConnectionState['kind'], unknown>;
/** What goes out faster than this is not said. */
const LEAVING_LASTS_MS = 700;

/** The one place of the connection: in words and a sign, never only a colour. It opens the panel. */
export function ConnectionPlace() {
  const connection = useQuery('connection', {});
  return connection.isReady ? <Place view={connection.value} /> : null;
}

function Place({ view }: { readonly view: ConnectionView }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const { offsetMs } = useClockNotice();
  const { kind } = view.state;
  const isCalm = kind === 'live' || kind === 'syncing' || kind === 'connecting';
  const isLeaving = useLasting(kind === 'live' && view.waitingCount > 0, LEAVING_LASTS_MS);
  const said = kind === 'live' && !isLeaving ? { ...view, waitingCount: 0 } : view;
  const Sign = SIGNS[kind];
  const clock = clockWords(offsetMs, { t, formats, now });
  return (
    <Button
      className={cx(styles.place, !isCalm && styles.warning)}
      onPress={() => go({ to: 'panel', panel: 'connection' })}
    >
      <Spoken>{t('connection.title')}: </Spoken>
      <span className={styles.state}>
        <Sign size="0.8125rem" strokeWidth={2} aria-hidden="true" />
        {t(`connection.${kind}`)}
      </span>
      {placeLines(said, { t, formats, now }).map(({ before, words }) => (
        <Fragment key={words}>
          <Spoken>{before}</Spoken>
          <span className={styles.line}>{words}</span>
        </Fragment>
      ))}
      {clock ? (
        <>
          <Spoken>; </Spoken>
          <span className={cx(styles.line, styles.notice)}>
            <ClockAlert size="0.8125rem" strokeWidth={2} aria-hidden="true" />
            {clock.short}
          </span>
        </>
      ) : null}
      {view.storage === 'memory' ? (
        <>
          <Spoken>; </Spoken>
          <span className={cx(styles.line, styles.notice)}>{t('connection.memory')}</span>
        </>
      ) : null}
    </Button>
  );
}
