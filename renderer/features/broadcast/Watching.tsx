import { MonitorUp } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { LiveCaptions } from '../captions/LiveCaptions.tsx';
import controls from '../lesson/LessonControls.module.css';
import screen from '../lesson/LessonScreen.module.css';
import { LessonMore } from '../lesson/LessonMore.tsx';
import { LinkMenu } from '../lesson/LinkMenu.tsx';
import { Voices } from '../lesson/Voices.tsx';
import { AirStage } from './AirStage.tsx';
import { useOnAir } from './use-on-air.ts';

interface WatchingProps {
  readonly chat: string;
  readonly view: BroadcastView;
  /** Undefined where it is large already. */
  readonly onLarge?: () => void;
}

/** What is on the air, for those who watch. The media are there only while it is on. */
export function Watching({ chat, view, onLarge }: WatchingProps) {
  const { t } = useI18n();
  const { media, snapshot, voices, people, lesson, stage } = useOnAir(chat, view.id, 'nobody');
  const of = { chat, view, stage, media, snapshot, people };
  return (
    <main className={onLarge ? screen.main : undefined} aria-label={t('broadcast.stage')}>
      <AirStage {...of} />
      <Voices voices={voices} />
      <LiveCaptions chat={chat} lesson={view.id} people={people} />
      {onLarge ? (
        <div className={controls.place}>
          <Toolbar className={cx(controls.controls)} aria-label={t('broadcast.controls')}>
            <LinkMenu link={snapshot.link} onChoose={(choice) => media.chooseLink(choice)} />
            <LessonMore media={media} view={lesson} isLive={false} pointer={undefined} />
            <Button className={cx(controls.device)} onPress={onLarge}>
              <MonitorUp size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
              <span>{t('broadcast.large')}</span>
            </Button>
          </Toolbar>
        </div>
      ) : null}
    </main>
  );
}
