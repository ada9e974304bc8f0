import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { clockWords } from './file-words.ts';
import { PEAKS, peaksFrom } from './voice-peaks.ts';
import styles from './VoiceLine.module.css';

interface VoiceWaveProps {
  /** What was sent ahead of the message. */
  readonly thumb: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly isDisabled: boolean;
  readonly onSeek: (toMs: number) => void;
}

const WIDTH = PEAKS * 4;
const HEIGHT = 32;
/** A line of what cannot be drawn. */
const FLAT = Array.from({ length: PEAKS }, () => 24);

/** How loud a voice message is, and how much of it was heard; pressed, drawn along or by arrow keys it goes elsewhere. */
export function VoiceWave({ thumb, atMs, durationMs, isDisabled, onSeek }: VoiceWaveProps) {
  const { t } = useI18n();
  const path = useMemo(() => pathOf(peaksFrom(thumb) ?? FLAT), [thumb]);
  const share = durationMs > 0 ? Math.min(1, atMs / durationMs) : 0;
  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(((event.clientX - left) / width) * durationMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = placeByKey(event.key, atMs, durationMs);
    if (to === undefined || isDisabled) return;
    event.preventDefault();
    onSeek(to);
  };
  return (
    <div
      className={styles.wave}
      role="slider"
      tabIndex={isDisabled ? -1 : 0}
      aria-label={t('files.voicePlace')}
      aria-disabled={isDisabled}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(atMs / 1000)}
      aria-valuetext={t('files.voiceAt', { at: clockWords(atMs), of: clockWords(durationMs) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.ahead} d={path} />
        <path className={styles.heard} d={path} style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }} />
      </svg>
    </div>
  );
}

/** Arrows go a second on in what is short, five in what is long. */
function placeByKey(key: string, atMs: number, durationMs: number): number | undefined {
  const step = durationMs > 30_000 ? 5_000 : 1_000;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(durationMs, atMs + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, atMs - step);
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return undefined;
  }
}

/** One stroke for each bar, from the middle up and down. */
function pathOf(peaks: readonly number[]): string {
  return peaks
    .map((peak, index) => {
      const half = Math.max(1.5, (peak / 255) * (HEIGHT / 2 - 2));
      return `M${index * 4 + 2} ${HEIGHT / 2 - half}v${half * 2}`;
    })
    .join('');
}
