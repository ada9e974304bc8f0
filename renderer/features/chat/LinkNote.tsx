import { CloudOff } from 'lucide-react';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './LinkNote.module.css';

/** Says, without a link, since when, and what happens to what was written here. */
export function LinkNote({ unsentCount }: { readonly unsentCount: number }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const connection = useQuery('connection', {});
  if (!connection.isReady) return null;
  const { state, storage } = connection.value;
  if (state.kind !== 'offline') return null;
  const since =
    state.since > 0 ? t('chat.offlineSince', { when: formats.recent(state.since, now) }) : t('chat.offline');
  const saved = storage === 'memory' ? 'chat.offlineMemory' : 'chat.offlineSaved';
  const rest = unsentCount > 0 ? t(saved, { count: unsentCount }) : t('chat.offlineRead');
  return (
    <div className={styles.place} role="status">
      <p className={styles.note}>
        <CloudOff size="1rem" strokeWidth={1.75} aria-hidden="true" />
        <span>
          {since} {rest}
        </span>
      </p>
    </div>
  );
}
