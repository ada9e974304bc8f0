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
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One's own microphone and camera in a toolbar. */
export function OwnDevices({ media, devices }: OwnDevicesProps) {
  const { t } = useI18n();
  return (
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
  );
}

/** Which devices are used, behind a button of its own. */
export function DeviceSettings() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton label={t('devices.open')} icon={<Settings2 {...ICON} />} onPress={() => setIsOpen(true)} />
      <DeviceDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

export function DeviceDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t('devices.title')} {...props}>
      <DeviceForm />
    </Dialog>
  );
}
