import { useEffect, useRef, useState } from 'react';

const SPEEDS = [1, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** Only one voice is heard at a time. */
let speaking: HTMLAudioElement | undefined;
/** How quickly voices are heard, until the window is closed. */
let speed: Speed = 1;

export interface Player {
  readonly isPlaying: boolean;
  readonly atMs: number;
  readonly speed: Speed;
  readonly hasFailed: boolean;
  readonly toggle: () => void;
  readonly start: () => void;
  /** Goes on from another place, also while it is silent. */
  readonly seek: (toMs: number) => void;
  readonly nextSpeed: () => void;
}

/**
 * Plays a voice message.
 * @param onEnd it was heard to its end
 */
export function usePlayer(of: {
  readonly address: string;
  readonly durationMs: number;
  readonly onEnd: () => void;
}): Player {
  const { address, durationMs } = of;
  const audio = useRef<HTMLAudioElement | undefined>(undefined);
  const ended = useRef(of.onEnd);
  const [isPlaying, setIsPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [shownSpeed, setShownSpeed] = useState(speed);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    ended.current = of.onEnd;
  });
  useEffect(
    () => () => {
      audio.current?.pause();
      if (speaking === audio.current) speaking = undefined;
      audio.current = undefined;
    },
    [address],
  );
  const sound = (): HTMLAudioElement => {
    if (audio.current) return audio.current;
    const fresh = (audio.current = new Audio(address));
    fresh.addEventListener('play', () => setIsPlaying(true));
    fresh.addEventListener('pause', () => setIsPlaying(false));
    fresh.addEventListener('timeupdate', () => setAtMs(fresh.currentTime * 1000));
    fresh.addEventListener('ended', () => {
      fresh.currentTime = 0;
      setAtMs(0);
      ended.current();
    });
    return fresh;
  };
  const start = () => {
    const own = sound();
    if (speaking !== own) speaking?.pause();
    speaking = own;
    own.playbackRate = speed;
    setShownSpeed(speed);
    setHasFailed(false);
    own.play().catch((error: unknown) => {
      // Paused before it began is no fault.
      setHasFailed(!(error instanceof DOMException && error.name === 'AbortError'));
    });
  };
  return {
    isPlaying,
    atMs,
    speed: shownSpeed,
    hasFailed,
    start,
    toggle: () => (isPlaying ? audio.current?.pause() : start()),
    seek: (toMs) => {
      const to = Math.min(durationMs, Math.max(0, toMs));
      sound().currentTime = to / 1000;
      setAtMs(to);
    },
    nextSpeed: () => {
      speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
      setShownSpeed(speed);
      if (audio.current) audio.current.playbackRate = speed;
    },
  };
}
