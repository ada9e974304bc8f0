import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

export interface Recording {
  readonly blob: Blob;
  readonly durationMs: number;
}

const FORMAT = 'audio/webm;codecs=opus';
/** Enough for speech: three kilobytes for a second. */
const BITS_PER_SECOND = 24_000;
export const MOST_VOICE_MS = 10 * 60_000;

interface Running {
  readonly recorder: MediaRecorder;
  readonly chunks: Blob[];
  readonly startedAt: number;
}

/** Records a voice with the computer's microphone, which is let go as soon as it is not needed. */
export function useRecording() {
  const running = useRef<Running | undefined>(undefined);
  const [isRecording, setIsRecording] = useState(false);
  const [error, setError] = useState<AppErrorData>();

  const end = useCallback((): Running | undefined => {
    const was = running.current;
    running.current = undefined;
    setIsRecording(false);
    for (const track of was?.recorder.stream.getTracks() ?? []) track.stop();
    return was;
  }, []);
  useEffect(
    () => () => {
      end()?.recorder.stop();
    },
    [end],
  );

  const start = useCallback(async () => {
    setError(undefined);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      const recorder = new MediaRecorder(stream, { mimeType: FORMAT, audioBitsPerSecond: BITS_PER_SECOND });
      const chunks: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
      recorder.start(1000);
      running.current = { recorder, chunks, startedAt: performance.now() };
      setIsRecording(true);
    } catch (fault) {
      const details = fault instanceof Error ? fault.name : '';
      setError(new AppError('fileMicrophone', { details }).data);
    }
  }, []);

  /** What was said, undefined where nothing was recorded. */
  const stop = useCallback(async (): Promise<Recording | undefined> => {
    const was = running.current;
    if (!was) return undefined;
    const { recorder, chunks, startedAt } = was;
    const durationMs = Math.round(performance.now() - startedAt);
    const whole = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    recorder.stop();
    end();
    await whole;
    return { blob: new Blob(chunks, { type: FORMAT }), durationMs };
  }, [end]);

  const cancel = useCallback(() => void end()?.recorder.stop(), [end]);
  return { isRecording, error, start, stop, cancel };
}
