import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

export interface Speech {
  readonly t: Translate;
  readonly formats: Formats;
  /** Milliseconds by hub time. */
  readonly now: number;
}

/** A few words of the fixed place, and what stands before them when the place is read as a sentence. */
export interface PlaceLine {
  readonly before: ': ' | ', ' | '; ';
  readonly words: string;
}

/** Further off than this, a wrong clock is said aloud. */
export const CLOCK_TOLERANCE_MS = 60_000;

/**
 * What the fixed place says after the name of the state. Together they read «Догоняем: 312 из 1 840
 * сообщений, 0,4 МБ» or «Без связи, всё работает; 3 ваших сообщения ждут».
 */
export function placeLines(view: ConnectionView, speech: Speech): readonly PlaceLine[] {
  const lines = [stateLine(view.state, speech), ...ownLines(view, speech)];
  return lines.filter((line) => line !== undefined);
}

/** The place as it is read aloud: «Связь: Без связи, всё работает; 3 ваших сообщения ждут». */
export function placeSentence(
  view: ConnectionView,
  lines: readonly PlaceLine[],
  { t }: Pick<Speech, 't'>,
): string {
  const state = `${t('connection.title')}: ${t(`connection.${view.state.kind}`)}`;
  return [state, ...lines.map(({ before, words }) => before + words)].join('');
}

function stateLine(state: ConnectionState, speech: Speech): PlaceLine | undefined {
  const { t } = speech;
  switch (state.kind) {
    case 'live':
      return undefined;
    case 'syncing':
      return { before: ': ', words: t('connection.progress', progressOf(state, speech)) };
    case 'connecting':
    case 'offline':
      return { before: ', ', words: t('connection.worksOffline') };
    case 'needsLogin':
      return { before: ', ', words: t('connection.askSlip') };
    case 'tooOld':
      return {
        before: ', ',
        words: t(state.side === 'client' ? 'connection.updateClient' : 'connection.updateHub'),
      };
    case 'failed': {
      const isOtherHub = state.error.code === 'hubOtherKey';
      return { before: ', ', words: t(isOtherHub ? 'connection.otherHub' : 'connection.worksOffline') };
    }
  }
}

function ownLines(view: ConnectionView, { t }: Speech): readonly PlaceLine[] {
  const lines: PlaceLine[] = [];
  const { waitingCount: count, refusedCount, asideCount } = view;
  const isLeaving = view.state.kind === 'live' || view.state.kind === 'syncing';
  const verb = isLeaving ? 'connection.leaving' : 'connection.waiting';
  const isMixed = view.waitingMessageCount < count;
  if (count > 0) lines.push({ before: '; ', words: t(isMixed ? `${verb}Mixed` : verb, { count }) });
  if (view.isHeldBack && count > 0) lines.push({ before: ', ', words: t('connection.heldBackShort') });
  if (refusedCount > 0) {
    lines.push({ before: '; ', words: t('connection.refused', { count: refusedCount }) });
  }
  if (asideCount > 0) lines.push({ before: '; ', words: t('connection.aside', { count: asideCount }) });
  return lines;
}

function progressOf(state: Extract<ConnectionState, { readonly kind: 'syncing' }>, { formats }: Speech) {
  const { doneDocuments, totalDocuments, remainingBytes } = state;
  return { done: doneDocuments, total: totalDocuments, size: formats.bytes(remainingBytes) };
}

/** The state in full sentences. */
export function connectionSentence(state: ConnectionState, speech: Speech): string {
  const { t, formats, now } = speech;
  switch (state.kind) {
    case 'live':
      return t('connection.liveText');
    case 'syncing':
      return t('connection.syncingText', progressOf(state, speech));
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
      // That the hub does not know the device says less than the sentence of this place.
      return t(state.error.code === 'notAllowed' ? 'connection.needsLoginText' : `error.${state.error.code}`);
    case 'tooOld':
      return t(state.side === 'client' ? 'error.protocolTooOld' : 'error.protocolTooNew');
    case 'failed':
      return t(`error.${state.error.code}`);
  }
}

/**
 * How this computer's clock is wrong, undefined while it is right enough: in a few words and in full.
 * @param offsetMs hub time minus own clock
 */
export function clockWords(
  offsetMs: number,
  { t, formats, now }: Speech,
): { readonly short: string; readonly full: string } | undefined {
  if (Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS) return undefined;
  const values = {
    direction: offsetMs > 0 ? 'behind' : 'ahead',
    span: formats.span(now - offsetMs, now),
  };
  return { short: t('connection.clockShort', values), full: t('connection.clock', values) };
}
