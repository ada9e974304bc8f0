import { filmPosition } from '../../../shared/stage/cue.ts';
import { momentOf } from '../../../shared/lessons/time-line.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import type { ExhibitRow } from '../../../shared/replica/live/stage-views.ts';
import type { CueBody } from '../../../shared/schema/stage.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { FilmPage } from '../lesson/stage/FilmPage.tsx';
import { InkSheet } from '../lesson/stage/InkSheet.tsx';
import { PageOnItsWay, SlideSheet } from '../lesson/stage/SlideSheet.tsx';
import { SourceOf } from '../lesson/stage/SourceOf.tsx';
import { useHurry } from '../lesson/stage/use-stage-files.ts';
import stage from '../lesson/stage/Stage.module.css';
import type { LineState } from './line-player.ts';
import { RecordingStage, Speaking } from './RecordingStage.tsx';
import { type Replay, useReplayedInk } from './use-replay.ts';

const BOARD_RATIO = 16 / 9;

interface ReplayedStageProps {
  readonly chat: string;
  readonly view: RecordingView;
  readonly replay: Replay;
  readonly state: LineState;
}

/** What was shown at this place of the recording; who spoke where nothing was. */
export function ReplayedStage({ chat, view, replay, state }: ReplayedStageProps) {
  const { t } = useI18n();
  const cue = replay.at(state.atMs);
  if (cue?.show !== 'slides' && cue?.show !== 'board' && cue?.show !== 'film') {
    return <RecordingStage view={view} state={state} />;
  }
  return (
    <section className={stage.place} aria-label={t('stage.shown')}>
      {cue.show === 'film' ? (
        <ReplayedFilm
          key={cue.exhibit}
          cue={cue}
          exhibit={replay.exhibit(cue.exhibit)}
          view={view}
          state={state}
        />
      ) : (
        <ReplayedPage
          key={cue.show === 'slides' ? `${cue.exhibit} ${cue.page}` : cue.page}
          chat={chat}
          view={view}
          cue={cue}
          exhibit={cue.show === 'slides' ? replay.exhibit(cue.exhibit) : undefined}
          atMs={state.atMs}
        />
      )}
      <Speaking view={view} state={state} />
    </section>
  );
}

interface ReplayedPageProps {
  readonly chat: string;
  readonly view: RecordingView;
  readonly cue: Extract<CueBody, { readonly show: 'slides' | 'board' }>;
  readonly exhibit: ExhibitRow | undefined;
  readonly atMs: number;
}

function ReplayedPage({ chat, view, cue, exhibit, atMs }: ReplayedPageProps) {
  const { t } = useI18n();
  const { page } = cue;
  const { lesson, parts } = view;
  const on = cue.show === 'slides' ? cue.exhibit : '';
  const ink = useReplayedInk({ chat, lesson, on, page }, parts, atMs);
  useHurry(exhibit, page);
  const sheet = <InkSheet ink={ink} nib={undefined} text="" onStrokes={ignore} onText={ignore} />;
  const label =
    cue.show === 'slides'
      ? t('stage.slideOf', { page, pages: cue.pages, title: exhibit?.title ?? '' })
      : t('recording.chapterBoard', { page });
  return (
    <div className={stage.column}>
      <div className={stage.sheetPlace} role="group" aria-label={label}>
        {cue.show === 'board' ? (
          <div
            className={stage.board}
            style={{ aspectRatio: `${BOARD_RATIO}`, width: `min(100cqw, calc(100cqh * ${BOARD_RATIO}))` }}
          >
            {sheet}
          </div>
        ) : exhibit ? (
          <SlideSheet exhibit={exhibit} page={page} label={label}>
            {sheet}
          </SlideSheet>
        ) : (
          <PageOnItsWay share={undefined} />
        )}
      </div>
      {exhibit ? <SourceOf exhibit={exhibit} /> : null}
    </div>
  );
}

interface ReplayedFilmProps {
  readonly cue: Extract<CueBody, { readonly show: 'film' }>;
  readonly exhibit: ExhibitRow | undefined;
  readonly view: RecordingView;
  readonly state: LineState;
}

/** The film goes with the time line, also where that is heard faster. */
function ReplayedFilm({ cue, exhibit, view, state }: ReplayedFilmProps) {
  const moment = momentOf(view.parts, state.atMs);
  const positionMs = filmPosition(cue, moment, exhibit?.durationMs ?? 0);
  const isPlaying = cue.isPlaying && state.isPlaying;
  return (
    <FilmPage
      lesson={view.lesson}
      on={{ show: 'film', id: cue.exhibit, exhibit, isPlaying, positionMs, atMs: moment }}
      now={moment}
      mayLead={false}
      rate={state.speed}
    />
  );
}

function ignore(): void {
  // Nothing is drawn on what is over.
}
