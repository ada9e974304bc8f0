import { carries } from '../../../../shared/lessons/link-ladder.ts';
import type { StageView } from '../../../../shared/replica/live/stage-views.ts';
import type { LessonSnapshot } from '../media/lesson-snapshot.ts';
import type { LessonPerson } from '../people-on-lesson.ts';

/** Whether the own link carries pictures now. */
export function sendsPictures({ rung }: LessonSnapshot['link']): boolean {
  return carries(rung, 'video');
}

/** Who shows a screen in a call: oneself before others, so that one does not forget it. */
export function whoShows(people: readonly LessonPerson[]): LessonPerson | undefined {
  const showing = people.filter(({ hasScreen }) => hasScreen);
  return showing.find(({ isOwn }) => isOwn) ?? showing[0];
}

/** Whose screen stands on the stage of a lesson: of whoever said so, as long as their window sends one. */
export function shownBy(
  people: readonly LessonPerson[],
  stage: Pick<StageView, 'on' | 'by'> | undefined,
): LessonPerson | undefined {
  if (stage?.on.show !== 'screen') return undefined;
  return whoShows(people.filter(({ personId }) => personId === stage.by?.id));
}
