import type { ReplicaClient } from '../../replica/client.ts';
import { saveText } from '../files/save-text.ts';
import type { AreaHandlers } from './handlers.ts';

export interface LessonHandlerParts {
  readonly replica: Pick<ReplicaClient, 'command'>;
  /** Asks where to keep a file; undefined when the person changed their mind. */
  /** Keeps the screen from going dark and from being locked, or no longer. */
  readonly keepAwake: (isOn: boolean) => undefined;
  readonly pickPlace: (fileName: string) => Promise<string | undefined>;
}

/** No system takes much longer ones, and the ending has to stay. */
const NAME_LETTERS = 50;

export function lessonHandlers({
  replica,
  pickPlace,
  keepAwake,
}: LessonHandlerParts): AreaHandlers<'lesson' | 'live'> {
  return {
    'lesson.start': (data) => replica.command('startLesson', data),
    'lesson.end': (data) => replica.command('endLesson', data),
    'lesson.do': (data) => replica.command('inLesson', data),
    'lesson.plan': (data) => replica.command('planSession', data),
    'lesson.stage': (data) => replica.command('stage', data),
    'lesson.keepAwake': ({ isOn }) => keepAwake(isOn),
    'lesson.saveCaptions': ({ name, text }) =>
      saveText(pickPlace, { name: `${[...name].slice(0, NAME_LETTERS).join('')}.vtt`, text }),
    'live.request': (data) => replica.command('liveRequest', data),
  };
}
