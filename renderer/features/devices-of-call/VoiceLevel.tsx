import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './DeviceForm.module.css';

/** Loud speech near the microphone is about this loud (root mean square of samples between -1 and 1). */
const FULL = 0.2;

/** How loud one's own voice comes in. It moves without drawing anything else anew. */
export function VoiceLevel({ track }: { readonly track: MediaStreamTrack }) {
  const { t } = useI18n();
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      const percent = Math.min(100, Math.round((Math.sqrt(loudness) / Math.sqrt(FULL)) * 100));
      bar.current?.style.setProperty('inline-size', `${percent}%`);
      bar.current?.parentElement?.setAttribute('aria-valuenow', String(percent));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => {
      cancelAnimationFrame(frame);
      source.disconnect();
      void context.close();
    };
  }, [track]);
  return (
    <div
      className={styles.level}
      role="meter"
      aria-label={t('devices.level')}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span ref={bar} className={styles.levelBar} />
    </div>
  );
}
