import { Mic, MicOff, PhoneOff, Settings2, Video, VideoOff } from 'lucide-react';
import { useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { DeviceForm } from '../devices-of-call/DeviceForm.tsx';
import { DeviceToggle, DeviceWords } from '../lesson/DeviceToggle.tsx';
import type { LessonMedia } from '../lesson/media/lesson-media.ts';
import type { LessonSnapshot } from '../lesson/media/lesson-snapshot.ts';
import styles from './CallScreen.module.css';

interface CallControlsProps {
  readonly call: CallView | undefined;
  readonly lesson: string;
  readonly media: LessonMedia;
  readonly snapshot: LessonSnapshot;
  readonly onLeave: () => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The own microphone and camera, and the end of the call. */
export function CallControls({ call, lesson, media, snapshot, onLeave }: CallControlsProps) {
  const { t } = useI18n();
  const end = useCommand(bridge().lesson.end);
  const [isSettingUp, setIsSettingUp] = useState(false);
  const { microphone, camera } = snapshot.ownDevices;
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
      {end.error ? <ErrorNote error={end.error} /> : null}
      <Toolbar className={cx(styles.controls)} aria-label={t('call.controls')}>
        <DeviceToggle
          label={t('lesson.microphone')}
          state={microphone}
          iconOn={<Mic {...ICON} />}
          iconOff={<MicOff {...ICON} />}
          onToggle={(isOn) => void media.setMicrophoneOn(isOn)}
        />
        <DeviceToggle
          label={t('lesson.camera')}
          state={camera}
          iconOn={<Video {...ICON} />}
          iconOff={<VideoOff {...ICON} />}
          onToggle={(isOn) => void media.setCameraOn(isOn)}
        />
        <IconButton
          label={t('devices.open')}
          icon={<Settings2 {...ICON} />}
          onPress={() => setIsSettingUp(true)}
        />
        {call?.isOwn && !isOfTwo ? (
          <Button look="plain" isPending={end.isRunning} onPress={() => void end.run({ lesson })}>
            {t('call.endForAll')}
          </Button>
        ) : null}
        <Button look="danger" icon={<PhoneOff {...ICON} />} onPress={hangUp}>
          {t(isOfTwo ? 'call.hangUp' : 'call.leave')}
        </Button>
      </Toolbar>
      <Dialog title={t('devices.title')} isOpen={isSettingUp} onClose={() => setIsSettingUp(false)}>
        <DeviceForm />
      </Dialog>
    </div>
  );
}
