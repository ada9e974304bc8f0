import { MonitorUp, MonitorX } from 'lucide-react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx';
import type { LessonSnapshot } from '../media/lesson-snapshot.ts';
import type { LessonPerson } from '../people-on-lesson.ts';
import { VideoView } from '../VideoView.tsx';
import { sendsPictures } from './whose-screen.ts';
import screen from '../LessonScreen.module.css';
import styles from './Screen.module.css';

interface ScreenViewProps {
  /** Who shows it. */
  readonly person: LessonPerson;
  readonly link: LessonSnapshot['link'];
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
  /** Ends the own showing. */
  readonly onStop: () => void;
}

const ICON = { size: '1.75rem', strokeWidth: 1.75 } as const;

/** Somebody's screen in the large place; to who shows it, only that it is shown. */
export function ScreenView({ person, link, onViewHeight, onStop }: ScreenViewProps) {
  const { t } = useI18n();
  const { screen: track, name, isOwn } = person;
  return (
    <div className={styles.place} data-testid="shown-screen">
      {isOwn ? (
        <EmptyPlace
          icon={<MonitorUp {...ICON} />}
          title={t('screen.own')}
          hint={t(sendsPictures(link) ? 'screen.ownHint' : 'screen.ownHeld')}
        >
          <Button look="primary" onPress={onStop}>
            {t('screen.stop')}
          </Button>
        </EmptyPlace>
      ) : track && !track.isPaused ? (
        <>
          <VideoView
            key={track.producerId}
            track={track.track}
            label={t('screen.of', { name })}
            isWhole
            onHeight={(heightPx) => onViewHeight(track.producerId, heightPx)}
          />
          <span className={screen.tileName}>{t('screen.of', { name })}</span>
        </>
      ) : (
        <EmptyPlace
          icon={<MonitorX {...ICON} />}
          title={t('screen.held', { name })}
          hint={t('screen.heldHint')}
        />
      )}
    </div>
  );
}
