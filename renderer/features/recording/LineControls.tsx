import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Note } from '../../ui/Note.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { clockWords } from '../files/file-words.ts';
import { type LinePlayer, type LineState, SPEEDS } from './line-player.ts';
import styles from './Recording.module.css';
import type { Chapter } from './use-replay.ts';

const ICON = { size: '1.375rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const SECOND_MS = 1000;
const STEP_MS = 10_000;

interface LineControlsProps {
  readonly view: RecordingView;
  readonly chapters: readonly Chapter[];
  readonly player: LinePlayer;
  readonly state: LineState;
}

/** The time line with what is marked on it, and how it is played. */
export function LineControls({ view, chapters, player, state }: LineControlsProps) {
  const { t, formats } = useI18n();
  const { atMs, isPlaying, speed } = state;
  const { durationMs } = view;
  const share = (ms: number) => `${durationMs === 0 ? 0 : (Math.min(ms, durationMs) / durationMs) * 100}%`;
  return (
    <div className={styles.controls} role="group" aria-label={t('recording.controls')}>
      {state.hasFailed ? (
        <Note tone="warning" icon={<Pause {...ICON} />}>
          {t('recording.cannotPlay')}
        </Note>
      ) : null}
      <div className={styles.lineRow}>
        <span className={styles.clock}>{clockWords(atMs)}</span>
        <Slider
          className={cx(styles.slider)}
          aria-label={t('recording.line')}
          minValue={0}
          maxValue={Math.max(1, durationMs)}
          step={SECOND_MS}
          value={Math.min(atMs, durationMs)}
          onChange={(value) => player.seek(value)}
        >
          <SliderTrack className={cx(styles.track)}>
            <span
              className={styles.done}
              style={{ width: share(Math.round(atMs / SECOND_MS) * SECOND_MS) }}
            />
            {chapters.map((chapter) => (
              <span
                key={chapter.atMs}
                className={styles.chapter}
                style={{ insetInlineStart: share(chapter.atMs) }}
                title={chapter.title}
              />
            ))}
            {view.questions.map((question) => (
              <span
                key={question.id}
                className={styles.mark}
                style={{ insetInlineStart: share(question.atMs) }}
                title={question.text}
              />
            ))}
            <SliderThumb
              className={cx(styles.thumb)}
              aria-label={t('recording.place', { at: clockWords(atMs), of: clockWords(durationMs) })}
            />
          </SliderTrack>
        </Slider>
        <span className={styles.clock}>{clockWords(durationMs)}</span>
      </div>
      <div className={styles.buttons}>
        <IconButton
          label={t('recording.backward')}
          icon={<RotateCcw {...ICON} />}
          onPress={() => player.seek(atMs - STEP_MS)}
        />
        <IconButton
          look="primary"
          label={isPlaying ? t('recording.pause') : t('recording.play')}
          icon={isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
          onPress={() => (isPlaying ? player.pause() : void player.play())}
        />
        <IconButton
          label={t('recording.forward')}
          icon={<RotateCw {...ICON} />}
          onPress={() => player.seek(atMs + STEP_MS)}
        />
        <div className={styles.speed}>
          <SelectField
            label={t('recording.speed')}
            isLabelHidden
            options={SPEEDS.map((one) => ({
              id: String(one),
              title: t('recording.times', { speed: formats.number(one) }),
            }))}
            value={String(speed)}
            onChange={(id) => player.setSpeed(SPEEDS.find((one) => String(one) === id) ?? 1)}
          />
        </div>
      </div>
    </div>
  );
}
