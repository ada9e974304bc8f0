import { useEffect, useState } from 'react';
import type { RemoteTrack } from './media/lesson-snapshot.ts';

const LOOK_MS = 150;
/** A voice is held as speaking over short pauses between words. */
const HOLD_MS = 700;
/** Root mean square of samples between -1 and 1 above which somebody speaks. */
const LOUD_ENOUGH = 0.015;

const SILENCE: ReadonlySet<string> = new Set();

interface Ear {
  readonly participantId: string;
  readonly analyser: AnalyserNode;
  readonly source: MediaStreamAudioSourceNode;
  lastLoudAt: number;
}

/** Whose voice is heard now, by participant id. */
export function useSpeaking(voices: readonly RemoteTrack[]): ReadonlySet<string> {
  const [speaking, setSpeaking] = useState(SILENCE);
  useEffect(() => {
    if (voices.length === 0) return;
    const context = new AudioContext();
    const ears = voices.map((voice) => listen(context, voice));
    const samples = new Float32Array(512);
    const timer = setInterval(() => {
      const now = performance.now();
      for (const ear of ears) {
        ear.analyser.getFloatTimeDomainData(samples);
        if (loudness(samples) > LOUD_ENOUGH) ear.lastLoudAt = now;
      }
      const heard = ears.filter(({ lastLoudAt }) => now - lastLoudAt < HOLD_MS);
      const next = new Set(heard.map(({ participantId }) => participantId));
      setSpeaking((before) => (sameMembers(before, next) ? before : next));
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const { source } of ears) source.disconnect();
      void context.close();
    };
  }, [voices]);
  return voices.length === 0 ? SILENCE : speaking;
}

function listen(context: AudioContext, { participantId, track }: RemoteTrack): Ear {
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  source.connect(analyser);
  return { participantId, analyser, source, lastLoudAt: Number.NEGATIVE_INFINITY };
}

function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((member) => b.has(member));
}
