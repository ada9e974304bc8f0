import { useEffect, useRef } from 'react';
import type { StageView } from '../../../../shared/replica/live/stage-views.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import type { LessonMedia } from '../media/lesson-media.ts';
import type { OwnDeviceState } from '../media/lesson-snapshot.ts';

interface ScreenCue {
  readonly lesson: string;
  readonly media: LessonMedia;
  readonly screen: OwnDeviceState;
  /** What is on the stage by the documents, and by whom. */
  readonly stage: Pick<StageView, 'on' | 'by'> | undefined;
  readonly ownPersonId: string;
}

/**
 * Keeps the own screen and the word on it together: it is said when it begins and when it ends, also by the system's
 * own button, and it ends when something else is put on the stage.
 */
export function useScreenCue({ lesson, media, screen, stage, ownPersonId }: ScreenCue): void {
  const isOn = screen.kind === 'on';
  const isSaid = stage?.on.show === 'screen' && stage.by?.id === ownPersonId;
  const before = useRef({ isOn, isSaid });
  useEffect(() => {
    const was = before.current;
    before.current = { isOn, isSaid };
    const say = (show: 'screen' | 'nothing') =>
      void ask(bridge().lesson.stage, { do: 'show', lesson, cue: { show, at: 0 } });
    if (isOn && !was.isOn) say('screen');
    else if (!isOn && was.isOn && isSaid) say('nothing');
    else if (isOn && was.isSaid && !isSaid) void media.setScreenOn(false);
  }, [isOn, isSaid, lesson, media]);
}
