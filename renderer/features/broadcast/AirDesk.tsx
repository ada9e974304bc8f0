import { useEffect } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { LiveCaptions } from '../captions/LiveCaptions.tsx';
import controls from '../lesson/LessonControls.module.css';
import screen from '../lesson/LessonScreen.module.css';
import { LessonMore } from '../lesson/LessonMore.tsx';
import { LinkMenu } from '../lesson/LinkMenu.tsx';
import { OwnDevices } from '../lesson/OwnDevices.tsx';
import { RecordingTrouble } from '../lesson/RecordingSign.tsx';
import { useScreenCue } from '../lesson/screen/use-screen-cue.ts';
import { StageButtons } from '../lesson/stage/StageButtons.tsx';
import { Voices } from '../lesson/Voices.tsx';
import { AirButtons } from './AirButtons.tsx';
import { AirStage } from './AirStage.tsx';
import { CameraButtons } from './CameraButtons.tsx';
import { useOnAir } from './use-on-air.ts';

interface AirDeskProps {
  readonly chat: string;
  readonly view: BroadcastView;
  readonly onViewers: (count: number) => void;
}

/** For those who run it: own devices, what is shown and whose camera, and the way on the air and off it. */
export function AirDesk({ chat, view, onViewers }: AirDeskProps) {
  const { t } = useI18n();
  const { media, snapshot, voices, people, lesson, stage } = useOnAir(chat, view.id, 'host');
  useScreenCue({
    lesson: view.id,
    media,
    stage,
    screen: snapshot.ownDevices.screen,
    ownPersonId: people.find(({ isOwn }) => isOwn)?.personId ?? '',
  });
  const viewers = people.filter(({ isListener, isConnected }) => isListener && isConnected).length;
  useEffect(() => onViewers(viewers), [onViewers, viewers]);
  return (
    <main className={screen.main} aria-label={t('broadcast.stage')}>
      <AirStage {...{ chat, view, stage, media, snapshot, people }} />
      <Voices voices={voices} />
      <LiveCaptions chat={chat} lesson={view.id} people={people} />
      <div className={controls.place}>
        <RecordingTrouble of={view.recording} />
        <CameraButtons lesson={view.id} people={people} stage={stage} />
        <Toolbar className={cx(controls.controls)} aria-label={t('broadcast.controls')}>
          <OwnDevices media={media} devices={snapshot.ownDevices} />
          <LinkMenu link={snapshot.link} onChoose={(choice) => media.chooseLink(choice)} />
          <StageButtons
            chat={chat}
            lesson={view.id}
            view={stage}
            onScreen={() => void media.setScreenOn(true)}
          />
          <LessonMore media={media} view={lesson} isLive={false} pointer={undefined} />
        </Toolbar>
        <AirButtons view={view} />
      </div>
    </main>
  );
}
