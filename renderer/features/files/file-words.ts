import type { FileState } from '../../../shared/ipc/file-requests.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

/** What has become of a file, in one line: its size, how far it is, or what it waits for. */
export function fileWords(
  file: FileRef,
  state: FileState | undefined,
  of: {
    readonly t: Translate;
    readonly formats: Formats;
    readonly isOnline: boolean;
    readonly isOwn: boolean;
  },
): string {
  const { t, formats, isOnline } = of;
  const size = formats.bytes(file.sizeBytes);
  if (!state) return size;
  if (state.up === '' && state.down === '') {
    if (state.isHere || state.fault === null) return size;
    return t(`error.${state.fault.code}`);
  }
  const wish = state.up === '' ? state.down : state.up;
  if (wish === 'paused' && state.fault) return t(`error.${state.fault.code}`);
  if (wish === 'paused') return t('files.paused', { size });
  if (state.isMoving) {
    const done = formats.bytes(state.doneBytes);
    return t(state.up === '' ? 'files.coming' : 'files.going', { done, size });
  }
  if (wish === 'night') return t(state.up === '' ? 'files.comesAtNight' : 'files.goesAtNight', { size });
  if (!isOnline) return t(state.up === '' ? 'files.waitsToCome' : 'files.waitsToGo', { size });
  if (state.fault?.code === 'fileNotHere') return t('files.notSentYet', { size });
  if (state.fault && !state.fault.isRetryable) return t(`error.${state.fault.code}`);
  return t(state.up === '' ? 'files.soonComes' : 'files.soonGoes', { size });
}

/** «0:07», «12:40» */
export function clockWords(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
