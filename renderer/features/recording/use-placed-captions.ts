import { useMemo } from 'react';
import { momentOf, placeOf } from '../../../shared/lessons/time-line.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import type { CaptionLine } from '../../../shared/schema/caption.ts';
import { useQuery } from '../../bridge/use-query.ts';

export interface PlacedCaptions {
  /** With their places on the time line for times. */
  readonly lines: readonly CaptionLine[];
  readonly mayLead: boolean;
}

const NONE: PlacedCaptions = { lines: [], mayLead: false };

/** What was said in a recorded session, by the places of its time line. */
export function usePlacedCaptions(chat: string, view: RecordingView): PlacedCaptions {
  const { lesson, parts } = view;
  const answer = useQuery('captions', { chat, lesson });
  const told = answer.isReady ? answer.value : undefined;
  return useMemo(() => {
    if (!told) return NONE;
    const lines = told.lines.map((line) => ({ ...line, atMs: placeOf(parts, line.atMs) }));
    return { lines, mayLead: told.mayLead };
  }, [told, parts]);
}

/** Lines with places of the time line, as documents hold them. */
export function inHubTime(parts: RecordingView['parts'], lines: readonly CaptionLine[]): CaptionLine[] {
  return lines.map((line) => ({ ...line, atMs: momentOf(parts, line.atMs) }));
}
