import { useEffect, useEffectEvent, useRef } from 'react';
import { cx } from '../../ui/class-names.ts';
import styles from './LessonScreen.module.css';

interface VideoViewProps {
  readonly track: MediaStreamTrack;
  readonly label: string;
  readonly isMirrored?: boolean;
  readonly isWhole?: boolean;
  /** Told the height in CSS pixels, so that the hub sends no more than is shown. */
  readonly onHeight?: (heightPx: number) => void;
}

export function VideoView({ track, label, isMirrored = false, isWhole = false, onHeight }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  // An event of the effect, not its cause: a new function at every render must not pause the picture.
  const tellHeight = useEffectEvent((heightPx: number) => onHeight?.(heightPx));
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const observer = new ResizeObserver(() => tellHeight(element.clientHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      tellHeight(0);
    };
  }, []);
  return (
    <video
      ref={video}
      className={cx(styles.video, isMirrored && styles.mirrored, isWhole && styles.whole)}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}
