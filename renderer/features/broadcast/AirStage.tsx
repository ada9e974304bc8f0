import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import type { StageView } from '../../../shared/replica/live/stage-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { LessonStage } from '../lesson/LessonStage.tsx';
import type { LessonMedia } from '../lesson/media/lesson-media.ts';
import type { LessonSnapshot } from '../lesson/media/lesson-snapshot.ts';
import type { LessonPerson } from '../lesson/people-on-lesson.ts';
import { isShowing, ShownStage } from '../lesson/stage/ShownStage.tsx';

interface AirStageProps {
  readonly chat: string;
  readonly view: BroadcastView;
  readonly stage: StageView | undefined;
  readonly media: LessonMedia;
  readonly snapshot: LessonSnapshot;
  readonly people: readonly LessonPerson[];
}

/** What is on the air: what is shown, or the camera that was chosen. */
export function AirStage({ chat, view, stage, media, snapshot, people }: AirStageProps) {
  const { go } = useNavigation();
  const of = {
    phase: snapshot.phase,
    people,
    camera: snapshot.ownDevices.camera,
    onViewHeight: (producerId: string, heightPx: number) => media.setViewHeight(producerId, heightPx),
  };
  const screen = { link: snapshot.link, onStopScreen: () => void media.setScreenOn(false) };
  if (isShowing(stage, people) && snapshot.phase.kind !== 'ended') {
    return <ShownStage chat={chat} lesson={view.id} view={stage} {...of} {...screen} />;
  }
  const spotlight = stage?.on.show === 'person' ? stage.on.person.id : '';
  return (
    <LessonStage {...of} isLesson={false} spotlight={spotlight} onBack={() => go({ to: 'afterLesson' })} />
  );
}
