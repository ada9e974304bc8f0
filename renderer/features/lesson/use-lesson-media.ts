import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDeviceChoice } from '../devices-of-call/device-choice.ts';
import { hubLink } from './hub-link.ts';
import type { DeviceWish } from './media/device-wish.ts';
import { LessonMedia } from './media/lesson-media.ts';
import type { LessonSnapshot, RemoteTrack } from './media/lesson-snapshot.ts';

/**
 * The media of one live session: joined while the screen is there.
 * @param of.whoSpeaks whose microphone is on from the start
 * @param of.isBeforeMany whether this computer stands for a room of people: its loudspeaker is loud and its
 * microphone hears it, so echo is taken out whatever was chosen
 */
export function useLessonMedia(
  lesson: string,
  {
    whoSpeaks,
    isBeforeMany = false,
  }: { readonly whoSpeaks: 'host' | 'everyone' | 'nobody'; readonly isBeforeMany?: boolean },
): { media: LessonMedia; snapshot: LessonSnapshot } {
  const { choice: chosen } = useDeviceChoice();
  const choice = useMemo(
    () => (isBeforeMany ? { ...chosen, isVoiceCleaned: true } : chosen),
    [chosen, isBeforeMany],
  );
  const [wish] = useState(() => new KeptWish(choice));
  const [media] = useState(
    () => new LessonMedia({ ...hubLink(), now: () => Date.now(), devices: () => wish.current }),
  );
  const snapshot = useSyncExternalStore(media.subscribe, media.getSnapshot);
  useEffect(() => {
    void media.join(lesson);
    return () => media.leave();
  }, [media, lesson]);
  useEffect(() => {
    if (wish.take(choice)) void media.devicesChanged();
  }, [wish, choice, media]);
  const isLive = snapshot.phase.kind === 'live';
  const own = snapshot.participants.find(({ participantId }) => participantId === snapshot.ownParticipantId);
  const isHeard = whoSpeaks === 'everyone' || (whoSpeaks === 'host' && own?.role === 'host');
  const isStarted = useRef(false);
  useEffect(() => {
    if (!isLive || isStarted.current) return;
    // Whoever comes to lead later is not heard before they want it.
    isStarted.current = true;
    if (isHeard) void media.setMicrophoneOn(true);
  }, [isLive, isHeard, media]);
  return { media, snapshot };
}

/** The devices that are wished for, as the media look at them. */
class KeptWish {
  current: DeviceWish;

  constructor(current: DeviceWish) {
    this.current = current;
  }

  /** Gives whether something is to be opened anew. */
  take(next: DeviceWish): boolean {
    const { microphone, camera, isVoiceCleaned } = this.current;
    this.current = next;
    return microphone !== next.microphone || camera !== next.camera || isVoiceCleaned !== next.isVoiceCleaned;
  }
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
