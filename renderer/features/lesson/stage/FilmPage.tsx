import { CloudDownload, Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ExhibitRow, OnStage } from '../../../../shared/replica/live/stage-views.ts';
import { useFileState } from '../../../bridge/file-states.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx';
import { Note } from '../../../ui/Note.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import { fileAddress } from '../../files/use-file.ts';
import { FilmStep } from './film-step.ts';
import { SourceOf } from './SourceOf.tsx';
import { useHurry } from './use-stage-files.ts';
import styles from './Stage.module.css';

export type ShownFilm = Extract<OnStage, { readonly show: 'film' }>;

interface FilmPageProps {
  readonly lesson: string;
  readonly on: ShownFilm;
  /** Hub time when this was answered. */
  readonly now: number;
  readonly mayLead: boolean;
  /** Of a recording that is heard faster or slower. */
  readonly rate?: number;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const STEP_MS = 10_000;

/** A film or sound that plays at everyone from their own copy, where hub time says. */
export function FilmPage(props: FilmPageProps) {
  const { t } = useI18n();
  const { exhibit } = props.on;
  const state = useFileState(exhibit?.files[0]?.digest ?? '');
  useHurry(exhibit, 1);
  const sizeBytes = exhibit?.files[0]?.sizeBytes ?? 0;
  if (!exhibit || !state?.isHere) {
    return (
      <div className={styles.column}>
        <div className={styles.sheetPlace}>
          <EmptyPlace
            icon={<CloudDownload size="1.75rem" strokeWidth={1.75} />}
            title={t('stage.filmComing')}
            hint={t('stage.filmComingHint')}
          >
            <ProgressLine
              label={t('stage.filmComing')}
              done={state?.doneBytes ?? 0}
              total={sizeBytes}
              words={t('stage.share', {
                percent: sizeBytes > 0 ? Math.round(((state?.doneBytes ?? 0) / sizeBytes) * 100) : 0,
              })}
            />
          </EmptyPlace>
        </div>
      </div>
    );
  }
  return <Film {...props} exhibit={exhibit} />;
}

function Film(props: FilmPageProps & { readonly exhibit: ExhibitRow }) {
  const { lesson, on, exhibit, now, mayLead, rate = 1 } = props;
  const { t } = useI18n();
  const film = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState({ atMs: on.positionMs, isBlocked: false });
  const [step] = useState(() => new FilmStep(setState));
  const { isPlaying, positionMs: position, atMs: since } = on;
  const { durationMs } = exhibit;
  useEffect(() => (film.current ? step.attach(film.current) : undefined), [step]);
  useEffect(
    () => step.take({ isPlaying, positionMs: position, atMs: since, durationMs, now, rate }),
    [step, isPlaying, position, since, durationMs, now, rate],
  );
  const say = (of: { readonly isPlaying: boolean; readonly positionMs: number; readonly hubNow: number }) =>
    void ask(bridge().lesson.stage, {
      do: 'show',
      lesson,
      cue: {
        show: 'film',
        at: 0,
        exhibit: exhibit.id,
        isPlaying: of.isPlaying,
        positionMs: Math.max(0, Math.round(of.positionMs)),
        atMs: Math.floor(of.hubNow),
      },
    });
  const toggle = () => {
    step.allow();
    const { positionMs, hubNow } = step.where();
    const isOver = exhibit.durationMs > 0 && positionMs >= exhibit.durationMs - 200;
    say({ isPlaying: !isPlaying || isOver, positionMs: isOver ? 0 : positionMs, hubNow });
  };
  const jump = (byMs: number) => {
    step.allow();
    const { positionMs, hubNow } = step.where();
    say({ isPlaying, positionMs: positionMs + byMs, hubNow });
  };
  const seconds = Math.floor(state.atMs / 1000);
  return (
    <div className={styles.column}>
      <div className={styles.sheetPlace}>
        {/* What a school films comes without subtitles. */}
        <video
          ref={film}
          className={styles.film}
          src={fileAddress(exhibit.files[0]?.digest ?? '')}
          aria-label={t('stage.filmOf', { title: exhibit.title })}
          preload="auto"
          playsInline
        />
      </div>
      {state.isBlocked ? (
        <Note tone="warning" icon={<Play {...ICON} />}>
          {t('stage.filmBlocked')} <Button onPress={() => step.allow()}>{t('stage.filmStart')}</Button>
        </Note>
      ) : null}
      <div className={styles.strip}>
        {mayLead ? (
          <>
            <IconButton
              label={t('stage.back10')}
              icon={<RotateCcw {...ICON} />}
              onPress={() => jump(-STEP_MS)}
            />
            <IconButton
              label={t(isPlaying ? 'stage.pause' : 'stage.play')}
              look="primary"
              icon={isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
              onPress={toggle}
            />
            <IconButton label={t('stage.on10')} icon={<RotateCw {...ICON} />} onPress={() => jump(STEP_MS)} />
          </>
        ) : null}
        <p className={styles.where}>
          {clock(seconds)} / {clock(Math.floor(exhibit.durationMs / 1000))} ·{' '}
          {t(isPlaying ? 'stage.plays' : 'stage.paused')}
        </p>
      </div>
      <div className={styles.strip}>
        <SourceOf exhibit={exhibit} />
      </div>
    </div>
  );
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
