import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hubLink } from './hub-link.ts';
import { LessonMedia } from './media/lesson-media.ts';
import type { LessonSnapshot, RemoteTrack } from './media/lesson-snapshot.ts';

/**
 * The media of one live session: joined while the screen is there.
 * @param of.whoSpeaks whose microphone is on from the start
 */
export function useLessonMedia(
  lesson: string,
  { whoSpeaks }: { readonly whoSpeaks: 'host' | 'everyone' },
): { media: LessonMedia; snapshot: LessonSnapshot } {
  const [media] = useState(() => new LessonMedia({ ...hubLink(), now: () => Date.now() }));
  const snapshot = useSyncExternalStore(media.subscribe, media.getSnapshot);
  useEffect(() => {
    void media.join(lesson);
    return () => media.leave();
  }, [media, lesson]);
  const isLive = snapshot.phase.kind === 'live';
  const own = snapshot.participants.find(({ participantId }) => participantId === snapshot.ownParticipantId);
  const isHeard = whoSpeaks === 'everyone' || own?.role === 'host';
  const isStarted = useRef(false);
  useEffect(() => {
    if (!isLive || !isHeard || isStarted.current) return;
    isStarted.current = true;
    void media.setMicrophoneOn(true);
  }, [isLive, isHeard, media]);
  return { media, snapshot };
}

/** Voices of others that sound now; the same list until one of them changes. */
export function useVoices(snapshot: LessonSnapshot): readonly RemoteTrack[] {
  const voices = [...snapshot.tracksByParticipant.values()]
    .flat()
    .filter(({ source, isPaused }) => source === 'microphone' && !isPaused);
  const [kept, setKept] = useState(voices);
  const isSame =
    kept.length === voices.length && voices.every(({ track }, index) => kept[index]?.track === track);
  if (!isSame) setKept(voices);
  return isSame ? kept : voices;
}
