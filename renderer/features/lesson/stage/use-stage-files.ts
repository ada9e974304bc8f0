import { useEffect, useRef } from 'react';
import type { ExhibitRow } from '../../../../shared/replica/live/stage-views.ts';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import { ask } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { useSeenFiles } from '../../../bridge/use-seen-files.ts';
import { bridge } from '../../../bridge/window-bridge.ts';

/** What will be shown comes before the lesson, as far as small files come by themselves at all. */
export function useStageFiles(): void {
  const answer = useQuery('exhibitFiles', {});
  useSeenFiles(answer.isReady ? answer.value : undefined);
}

/** What is shown now comes before everything else, this page first; the same for whoever sends it. */
export function useHurry(exhibit: ExhibitRow | undefined, page: number): void {
  const last = useRef('');
  useEffect(() => {
    const key = exhibit ? `${exhibit.id} ${page}` : '';
    if (!exhibit || last.current === key) return;
    last.current = key;
    // The last word is the most urgent one.
    for (const index of hurryOrder(exhibit.files.length, page).toReversed()) {
      const file = pageFile(exhibit, index);
      if (file) void ask(bridge().files.hurry, { document: exhibit.id, file });
    }
  }, [exhibit, page]);
}

/** The page that is shown, the ones after it, then those before it. */
function hurryOrder(count: number, page: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  return [...all.filter((one) => one >= page), ...all.filter((one) => one < page).toReversed()];
}

/** A page of slides, counted from 1, or the film, as a file. */
export function pageFile(exhibit: ExhibitRow, page: number): FileRef | undefined {
  const file = exhibit.files[page - 1];
  if (!file) return undefined;
  const { type, width, height, durationMs } = exhibit;
  return { ...file, type, name: `${page}`, width, height, durationMs, isVoice: false };
}
