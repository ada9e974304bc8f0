import { useEffect, useState } from 'react';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ScreenHeader, ScreenTitle } from '../../ui/ScreenHeader.tsx';
import { CaptionSwitch } from '../captions/CaptionSwitch.tsx';
import controls from '../lesson/LessonControls.module.css';
import { RecordingSign } from '../lesson/RecordingSign.tsx';
import screen from '../lesson/LessonScreen.module.css';
import { AirDesk } from './AirDesk.tsx';
import { AirSign } from './AirSign.tsx';
import { Assembly } from './Assembly.tsx';
import { AirOver, AirWait } from './AirWait.tsx';
import { AskedSide } from './AskedSide.tsx';
import { Watching } from './Watching.tsx';

interface BroadcastScreenProps {
  readonly chat: string;
  readonly view: BroadcastView;
  /** False while the chats are on the screen; the broadcast goes on. */
  readonly isShown: boolean;
}

/** A broadcast: for those who run it with everything at hand, for the others what is on the air. */
export function BroadcastScreen({ chat, view, isShown }: BroadcastScreenProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [viewers, setViewers] = useState<number>();
  const [isLarge, setIsLarge] = useState(false);
  const { state, mayRun } = view;
  const isOver = state === 'over';
  useEffect(() => {
    if (isOver && !isShown) go({ to: 'afterLesson' });
  }, [isOver, isShown, go]);
  if (isLarge && !mayRun) return <Assembly chat={chat} view={view} onClose={() => setIsLarge(false)} />;
  const facts = [view.host.name, viewerWords(viewers, view, t)].filter((word) => word !== '');
  return (
    <div className={screen.lesson} hidden={!isShown}>
      <ScreenHeader
        back={t('broadcast.toChats')}
        onBack={() => go({ to: isOver ? 'afterLesson' : 'behindLesson' })}
        end={
          <>
            <AirSign view={view} />
            {isOver ? null : <CaptionSwitch />}
            <RecordingSign of={isOver ? undefined : view.recording} />
            <Button look="danger" onPress={() => go({ to: 'afterLesson' })}>
              {t('lesson.leave')}
            </Button>
          </>
        }
      >
        <ScreenTitle title={view.title} facts={facts} />
      </ScreenHeader>
      <Middle chat={chat} view={view} onViewers={setViewers} onLarge={() => setIsLarge(true)} />
      <AskedSide chat={chat} view={view} />
    </div>
  );
}

interface MiddleProps {
  readonly chat: string;
  readonly view: BroadcastView;
  readonly onViewers: (count: number) => void;
  readonly onLarge: () => void;
}

/** The picture, or what stands there while there is none. */
function Middle({ chat, view, onViewers, onLarge }: MiddleProps) {
  const { t } = useI18n();
  const { state, mayRun } = view;
  if (state === 'over') {
    return (
      <main className={screen.main} aria-label={t('broadcast.stage')}>
        <AirOver view={view} />
      </main>
    );
  }
  if (mayRun) return <AirDesk chat={chat} view={view} onViewers={onViewers} />;
  if (state === 'on') return <Watching chat={chat} view={view} onLarge={onLarge} />;
  return (
    <main className={screen.main} aria-label={t('broadcast.stage')}>
      <AirWait view={view} />
      <div className={controls.place}>
        <Button onPress={onLarge}>{t('broadcast.large')}</Button>
      </div>
    </main>
  );
}

function viewerWords(
  viewers: number | undefined,
  { whereabouts: { rooms, inRooms } }: BroadcastView,
  t: ReturnType<typeof useI18n>['t'],
): string {
  if (viewers === undefined) return '';
  const words = t('broadcast.viewers', { count: viewers });
  return rooms > 0 ? `${words}, ${t('broadcast.inRooms', { rooms, count: inRooms })}` : words;
}
