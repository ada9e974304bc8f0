import { Fragment } from 'react';
import { Cloud, CloudAlert, CloudOff, RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ConnectionState } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import { connectionLines } from './connection-words.ts';
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

/** The one place of the connection: in words and a sign, never only a colour. It opens the panel. */
export function ConnectionPlace() {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const connection = useQuery('connection', {});
  if (!connection.isReady) return null;
  const view = connection.value;
  const { kind } = view.state;
  const Sign = SIGNS[kind];
  const state = t(`connection.${kind}`);
  const lines = connectionLines(view, { t, formats, now });
  const isCalm = kind === 'live' || kind === 'syncing' || kind === 'connecting';
  const memory = view.storage === 'memory' ? t('connection.memory') : '';
  return (
    <Button
      className={cx(styles.place, !isCalm && styles.warning)}
      onPress={() => go({ to: 'panel', panel: 'connection' })}
    >
      <Spoken>{t('connection.title')}: </Spoken>
      <span className={styles.state}>
        <Sign size="0.8125rem" strokeWidth={2} aria-hidden="true" />
        {state}
      </span>
      {lines.map((line) => (
        <Fragment key={line}>
          <Spoken>, </Spoken>
          <span className={styles.line}>{line}</span>
        </Fragment>
      ))}
      {memory ? (
        <>
          <Spoken>, </Spoken>
          <span className={styles.memory}>{memory}</span>
        </>
      ) : null}
    </Button>
  );
}
