import { useMemo } from 'react';
import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import type { StageView } from '../../../shared/replica/live/stage-views.ts';
import { useQuery } from '../../bridge/use-query.ts';
import type { LessonMedia } from '../lesson/media/lesson-media.ts';
import type { LessonSnapshot, RemoteTrack } from '../lesson/media/lesson-snapshot.ts';
import { type LessonPerson, lessonPeople } from '../lesson/people-on-lesson.ts';
import { useLessonMedia, useVoices } from '../lesson/use-lesson-media.ts';
import { useSpeaking } from '../lesson/use-speaking.ts';

interface OnAir {
  readonly media: LessonMedia;
  readonly snapshot: LessonSnapshot;
  readonly voices: readonly RemoteTrack[];
  readonly people: readonly LessonPerson[];
  /** Undefined until the replica has told of them. */
  readonly lesson: LessonView | undefined;
  readonly stage: StageView | undefined;
}

/** Sound and picture of a broadcast, who is in it, and what is shown, for those who run it and those who watch. */
export function useOnAir(chat: string, lesson: string, whoSpeaks: 'host' | 'nobody'): OnAir {
  const { media, snapshot } = useLessonMedia(lesson, { whoSpeaks });
  const told = useQuery('lesson', { chat, lesson });
  const staged = useQuery('stage', { chat, lesson });
  const voices = useVoices(snapshot);
  const speaking = useSpeaking(voices);
  const people = useMemo(() => lessonPeople(snapshot, speaking), [snapshot, speaking]);
  return {
    media,
    snapshot,
    voices,
    people,
    lesson: told.isReady ? told.value : undefined,
    stage: staged.isReady ? staged.value : undefined,
  };
}
