import { CloudOff } from 'lucide-react';
import { useState } from 'react';
import type { ConnectionState } from '../../../shared/replica/views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './LinkNote.module.css';

/** Says, without a link, since when, and what happens to what was written here. */
export function LinkNote({ unsentCount }: { readonly unsentCount: number }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const connection = useQuery('connection', {});
  const since = useAwaySince(connection.isReady ? connection.value.state : undefined);
  if (since === undefined) return null;
  const away = since > 0 ? t('chat.offlineSince', { when: formats.recent(since, now) }) : t('chat.offline');
  const rest = unsentCount > 0 ? t('chat.offlineSaved', { count: unsentCount }) : t('chat.offlineRead');
  return (
    <div className={styles.place} role="status">
      <p className={styles.note}>
        <CloudOff size="1rem" strokeWidth={1.75} aria-hidden="true" />
        <span>
          {away} {rest}
        </span>
      </p>
    </div>
  );
}

/** Since when the link is away, also during the next attempts; undefined while it is there. */
function useAwaySince(state: ConnectionState | undefined): number | undefined {
  const [since, setSince] = useState<number>();
  const next = state?.kind === 'offline' ? state.since : state?.kind === 'connecting' ? since : undefined;
  if (next !== since) setSince(next);
  return next;
}
