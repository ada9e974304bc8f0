import type { StageView } from '../../../shared/replica/live/stage-views.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Chips } from '../../ui/Chips.tsx';
import type { LessonPerson } from '../lesson/people-on-lesson.ts';

interface CameraButtonsProps {
  readonly lesson: string;
  readonly people: readonly LessonPerson[];
  readonly stage: StageView | undefined;
}

/** Whose camera is on the air, where there is more than one. */
export function CameraButtons({ lesson, people, stage }: CameraButtonsProps) {
  const { t } = useI18n();
  const sending = new Map(people.filter(({ isListener }) => !isListener).map((one) => [one.personId, one]));
  if (sending.size < 2) return null;
  const host = people.find(({ isHost }) => isHost)?.personId ?? '';
  const chosen = stage?.on.show === 'person' ? stage.on.person.id : host;
  const choose = (person: string) =>
    void ask(bridge().lesson.stage, {
      do: 'show',
      lesson,
      cue: person === host ? { show: 'nothing', at: 0 } : { show: 'person', at: 0, person },
    });
  return (
    <Chips
      label={t('broadcast.camera')}
      options={[...sending.values()].map(({ personId, name }) => ({
        key: personId,
        title: t('broadcast.cameraOf', { name }),
      }))}
      chosen={chosen}
      onChoose={choose}
    />
  );
}
