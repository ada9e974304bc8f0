import { useI18n } from '../../../i18n/I18n.tsx';
import { MarkOf } from '../../people/MarkOf.tsx';
import type { OwnDeviceState } from '../media/lesson-snapshot.ts';
import type { LessonPerson } from '../people-on-lesson.ts';
import { VideoView } from '../VideoView.tsx';
import screen from '../LessonScreen.module.css';

const MOST_TILES = 4;

interface StageTilesProps {
  readonly people: readonly LessonPerson[];
  readonly camera: OwnDeviceState;
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
}

/** Small pictures of those who show themselves, over what is shown. */
export function StageTiles({ people, camera, onViewHeight }: StageTilesProps) {
  const { t } = useI18n();
  const seen = people.filter(({ isOwn, face }) => !isOwn && face).slice(0, MOST_TILES);
  if (seen.length === 0 && camera.kind !== 'on') return null;
  return (
    <ul className={screen.tiles}>
      {camera.kind === 'on' ? (
        <li className={screen.tile}>
          <VideoView track={camera.track} label={t('lesson.ownPreview')} isMirrored />
          <span className={screen.tileName}>{t('lesson.ownPreview')}</span>
        </li>
      ) : null}
      {seen.map(({ participantId, personId, name, face }) => (
        <li key={participantId} className={screen.tile}>
          {face ? (
            <VideoView
              key={face.producerId}
              track={face.track}
              label={t('lesson.videoOf', { name })}
              isWhole
              onHeight={(heightPx) => onViewHeight(face.producerId, heightPx)}
            />
          ) : null}
          <span className={screen.tileName}>
            {name} <MarkOf person={personId} />
          </span>
        </li>
      ))}
    </ul>
  );
}
