import { Mic, MicOff, Settings2, Video, VideoOff } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DeviceForm } from '../devices-of-call/DeviceForm.tsx';
import { DeviceToggle } from './DeviceToggle.tsx';
import type { LessonMedia } from './media/lesson-media.ts';
import type { LessonSnapshot } from './media/lesson-snapshot.ts';

interface OwnDevicesProps {
  readonly media: LessonMedia;
  readonly devices: LessonSnapshot['ownDevices'];
  /** Whoever listens has only a loudspeaker to choose. */
  readonly maySpeak: boolean;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One's own microphone and camera in a toolbar, and which devices they are. */
export function OwnDevices({ media, devices, maySpeak }: OwnDevicesProps) {
  const { t } = useI18n();
  const [isSettingUp, setIsSettingUp] = useState(false);
  return (
    <>
      {maySpeak ? (
        <>
          <DeviceToggle
            label={t('lesson.microphone')}
            state={devices.microphone}
            iconOn={<Mic {...ICON} />}
            iconOff={<MicOff {...ICON} />}
            onToggle={(isOn) => void media.setMicrophoneOn(isOn)}
          />
          <DeviceToggle
            label={t('lesson.camera')}
            state={devices.camera}
            iconOn={<Video {...ICON} />}
            iconOff={<VideoOff {...ICON} />}
            onToggle={(isOn) => void media.setCameraOn(isOn)}
          />
        </>
      ) : null}
      <IconButton
        label={t('devices.open')}
        icon={<Settings2 {...ICON} />}
        onPress={() => setIsSettingUp(true)}
      />
      <Dialog title={t('devices.title')} isOpen={isSettingUp} onClose={() => setIsSettingUp(false)}>
        <DeviceForm />
      </Dialog>
    </>
  );
}
