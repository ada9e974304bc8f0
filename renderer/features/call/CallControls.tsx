import { PhoneOff } from 'lucide-react';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { DeviceWords, ScreenWords } from '../lesson/DeviceToggle.tsx';
import { LinkMenu, LinkWords } from '../lesson/LinkMenu.tsx';
import type { LessonMedia } from '../lesson/media/lesson-media.ts';
import type { LessonSnapshot } from '../lesson/media/lesson-snapshot.ts';
import { DeviceSettings, OwnDevices } from '../lesson/OwnDevices.tsx';
import { ScreenToggle } from '../lesson/screen/ScreenToggle.tsx';
import styles from './CallScreen.module.css';

interface CallControlsProps {
  readonly call: CallView | undefined;
  readonly lesson: string;
  readonly media: LessonMedia;
  readonly snapshot: LessonSnapshot;
  readonly onLeave: () => void;
}

/** The own microphone and camera, and the end of the call. */
export function CallControls({ call, lesson, media, snapshot, onLeave }: CallControlsProps) {
  const { t } = useI18n();
  const end = useCommand(bridge().lesson.end);
  const { microphone, camera, screen } = snapshot.ownDevices;
  const isOfTwo = call?.isOfTwo === true;
  const hangUp = () => {
    // The hub ends a call of two for both; of an own one it is said at once, also where the hub hears it later.
    if (call?.isOwn && isOfTwo) void end.run({ lesson });
    onLeave();
  };
  return (
    <div className={styles.controlsPlace}>
      <DeviceWords device="microphone" state={microphone} />
      <DeviceWords device="camera" state={camera} />
      <ScreenWords state={screen} />
      {end.error ? <ErrorNote error={end.error} /> : null}
      <LinkWords link={snapshot.link} isUp={snapshot.phase.kind === 'live'} />
      <Toolbar className={cx(styles.controls)} aria-label={t('call.controls')}>
        <OwnDevices media={media} devices={snapshot.ownDevices} />
        <ScreenToggle lesson={lesson} media={media} screen={screen} />
        <DeviceSettings />
        <LinkMenu link={snapshot.link} onChoose={(choice) => media.chooseLink(choice)} />
        {call?.isOwn && !isOfTwo ? (
          <Button look="plain" isPending={end.isRunning} onPress={() => void end.run({ lesson })}>
            {t('call.endForAll')}
          </Button>
        ) : null}
        <Button
          look="danger"
          icon={<PhoneOff size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={hangUp}
        >
          {t(isOfTwo ? 'call.hangUp' : 'call.leave')}
        </Button>
      </Toolbar>
    </div>
  );
}
