import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

export interface Speech {
  readonly t: Translate;
  readonly formats: Formats;
  /** Milliseconds by hub time. */
  readonly now: number;
}

/** Further off than this, a wrong clock is said aloud. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** The few lines of the fixed place: the state, what it means, what waits. */
export function connectionLines(view: ConnectionView, speech: Speech): readonly string[] {
  const { t, formats, now } = speech;
  const { state } = view;
  const lines: string[] = [];
  if (state.kind === 'syncing') {
    lines.push(
      t('connection.progress', {
        done: state.doneDocuments,
        total: state.totalDocuments,
        size: formats.bytes(state.remainingBytes),
      }),
    );
  } else if (state.kind !== 'live') {
    lines.push(t('connection.worksOffline'));
  }
  if (view.waitingCount > 0) lines.push(t('connection.waiting', { count: view.waitingCount }));
  else if (state.kind !== 'syncing' && view.syncedUpTo > 0) {
    lines.push(t('connection.upTo', { when: formats.recent(view.syncedUpTo, now) }));
  }
  if (view.refusedCount > 0) lines.push(t('connection.refused', { count: view.refusedCount }));
  return lines;
}

/** The state in full sentences. */
export function connectionSentence(state: ConnectionState, speech: Speech): string {
  const { t, formats, now } = speech;
  switch (state.kind) {
    case 'live':
      return t('connection.liveText');
    case 'syncing':
      return t('connection.syncingText', {
        done: state.doneDocuments,
        total: state.totalDocuments,
        size: formats.bytes(state.remainingBytes),
      });
    case 'connecting':
      return state.attempt > 1
        ? `${t('connection.connectingText')} ${t('connection.attempt', { attempt: state.attempt })}`
        : t('connection.connectingText');
    case 'offline': {
      const said =
        state.since > 0
          ? t('connection.offlineSinceText', { when: formats.recent(state.since, now) })
          : t('connection.offlineText');
      if (state.retryAt <= now) return said;
      return `${said} ${t('connection.retryAt', { when: formats.recent(state.retryAt, now) })}`;
    }
    case 'needsLogin':
      return t('connection.needsLoginText');
    case 'tooOld':
      return t(state.side === 'client' ? 'error.protocolTooOld' : 'error.protocolTooNew');
    case 'failed':
      return t(`error.${state.error.code}`);
  }
}

/** How this computer's clock is wrong, '' while it is right enough. `offsetMs` is hub minus own clock. */
export function clockSentence(offsetMs: number, { t, formats }: Speech): string {
  if (Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS) return '';
  return t('connection.clock', {
    direction: offsetMs > 0 ? 'behind' : 'ahead',
    duration: formats.duration(Math.abs(offsetMs)),
  });
}
