import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import { useKeptForm } from '../chat/rounds/use-kept-form.ts';
import { LinePlayer, type LineState } from './line-player.ts';
import { openSoundFile } from './sound-file.ts';
import { hasHeardEnough, NOTHING_HEARD, readWatched, withHeard, writeWatched } from './watched-share.ts';

/** The player of a recording: it begins where one was, and knows when one has heard enough. */
export function useRecordingPlayer(
  chat: string,
  view: RecordingView,
  onHeardEnough: () => void,
): { readonly player: LinePlayer; readonly state: LineState } {
  const { lesson, durationMs, file } = view;
  const kept = useKeptForm({ name: formName('recording', lesson), chat, about: lesson });
  const watched = useRef(NOTHING_HEARD);
  const [player] = useState(
    () =>
      new LinePlayer({
        durationMs,
        openSound: async () => (file ? await openSoundFile(file.digest, file.sizeBytes) : undefined),
      }),
  );
  const state = useSyncExternalStore(player.subscribe, player.getState);
  useEffect(() => () => player.close(), [player]);
  const { set, isLoaded } = kept;
  const settings = kept.of('settings');
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isLoaded || hasBegun.current) return;
    hasBegun.current = true;
    watched.current = readWatched(settings);
    if (watched.current.atMs < durationMs) player.seek(watched.current.atMs);
  }, [isLoaded, settings, player, durationMs]);
  const heard = useCallback(
    (fromMs: number, toMs: number) => {
      const wasEnough = hasHeardEnough(watched.current);
      watched.current = withHeard(watched.current, { fromMs, toMs, durationMs });
      set({ settings: writeWatched(watched.current) });
      if (!wasEnough && hasHeardEnough(watched.current)) onHeardEnough();
    },
    [durationMs, set, onHeardEnough],
  );
  useEffect(() => {
    player.whenPlayed(heard);
  }, [player, heard]);
  return { player, state };
}
