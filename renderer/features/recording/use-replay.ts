import { useMemo } from 'react';
import { chaptersIn, type ShownFrom, shownAt, shownLine } from '../../../shared/lessons/shown-line.ts';
import { momentOf } from '../../../shared/lessons/time-line.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import type { ExhibitRow, InkView } from '../../../shared/replica/live/stage-views.ts';
import { isOfKind } from '../../../shared/schema/kinds.ts';
import type { CueBody } from '../../../shared/schema/stage.ts';
import { drawnOn } from '../../../shared/stage/drawing.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';

export interface Chapter {
  readonly atMs: number;
  readonly title: string;
}

export interface Replay {
  /** What was on the stage at a place of the time line. */
  readonly at: (atMs: number) => CueBody | undefined;
  readonly exhibit: (id: string) => ExhibitRow | undefined;
  /** Those of the package and those of what was shown, by their places. */
  readonly chapters: readonly Chapter[];
}

/** What a recorded session showed, by the places of its time line. */
export function useReplay(chat: string, view: RecordingView): Replay {
  const { t } = useI18n();
  const { lesson, parts, durationMs, chapters } = view;
  const answer = useQuery('replay', { chat, lesson });
  const shown = answer.isReady ? answer.value : undefined;
  return useMemo(() => {
    const line = shownLine(parts, shown?.cues ?? []);
    const exhibits = new Map((shown?.exhibits ?? []).map((one) => [one.id, one]));
    const titleOf = ({ atMs, cue }: ShownFrom): Chapter => {
      if (cue.show === 'board') return { atMs, title: t('recording.chapterBoard', { page: cue.page }) };
      const title = ('exhibit' in cue ? exhibits.get(cue.exhibit)?.title : '') || t('recording.slides');
      if (cue.show !== 'slides') return { atMs, title };
      return { atMs, title: t('recording.chapterSlide', { title, page: cue.page }) };
    };
    return {
      at: (atMs) => shownAt(line, atMs),
      exhibit: (id) => exhibits.get(id),
      chapters: [...chapters, ...chaptersIn(line, durationMs).map(titleOf)].toSorted(
        (a, b) => a.atMs - b.atMs,
      ),
    };
  }, [shown, parts, durationMs, chapters, t]);
}

interface InkPlace {
  readonly chat: string;
  readonly lesson: string;
  readonly on: string;
  readonly page: number;
}

/** What stood on a page at a place of the time line. */
export function useReplayedInk(place: InkPlace, parts: RecordingView['parts'], atMs: number): InkView {
  const { chat, lesson, on, page } = place;
  const answer = useQuery('replayInk', { chat, lesson, on, page });
  const all = answer.isReady ? answer.value : undefined;
  const drawn = useMemo(
    () => (all ?? []).filter((one) => isOfKind(one, 'ink')).toSorted((a, b) => a.body.at - b.body.at),
    [all],
  );
  const moment = momentOf(parts, atMs);
  // Between two strokes nothing has to be drawn again, ten times a second.
  const count = drawn.findLastIndex(({ body }) => body.at <= moment) + 1;
  return useMemo(
    () => ({ strokes: drawnOn({ on, page }, drawn.slice(0, count)), lastOwn: 0, pages: [] }),
    [drawn, count, on, page],
  );
}
