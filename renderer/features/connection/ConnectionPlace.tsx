import { ClockAlert, Cloud, CloudAlert, CloudOff, RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { useLasting } from '../../ui/use-lasting.ts';
import { useClockNotice } from './clock-notice.tsx';
import { clockWords, placeLines, placeSentence } from './connection-words.ts';
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
  const speech = { t, formats, now };
  const lines = placeLines(said, speech);
  const clock = clockWords(offsetMs, speech)?.short;
  return (
    <Button
      className={cx(styles.place, !isCalm && styles.warning)}
      aria-label={placeSentence(view, clock ? [...lines, { before: '; ', words: clock }] : lines, speech)}
      onPress={() => go({ to: 'panel', panel: 'connection' })}
    >
      <span className={styles.state}>
        <Sign size="0.8125rem" strokeWidth={2} aria-hidden="true" />
        {t(`connection.${kind}`)}
      </span>
      {/* The spaces are for those who compare what is seen with the label. */}
      {lines.map(({ words }) => (
        <span key={words} className={styles.line}>
          {' '}
          {words}
        </span>
      ))}
      {clock ? (
        <span className={cx(styles.line, styles.notice)}>
          {' '}
          <ClockAlert size="0.8125rem" strokeWidth={2} aria-hidden="true" />
          {clock}
        </span>
      ) : null}
    </Button>
  );
}
