import { Volume2 } from 'lucide-react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { DeviceChoice } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import attachments from '../files/Attachments.module.css';
import { DeviceWords } from '../lesson/DeviceToggle.tsx';
import { VideoView } from '../lesson/VideoView.tsx';
import { useDeviceChoice } from './device-choice.ts';
import { playTestSound } from './loudspeaker-check.ts';
import { useDevices } from './use-devices.ts';
import { useOwnPicture, useOwnVoice } from './use-own-look.ts';
import { VoiceLevel } from './VoiceLevel.tsx';
import styles from './DeviceForm.module.css';

/** The id in a list of what the system chooses by itself. */
const SYSTEM = 'system';

/** Microphone, camera and loudspeaker: which ones, and whether they work. Kept for this computer at once. */
export function DeviceForm() {
  const { t } = useI18n();
  const { choice, change } = useDeviceChoice();
  const voice = useOwnVoice(choice);
  const picture = useOwnPicture(choice);
  const devices = useDevices(Number(voice.kind === 'on') + Number(picture.kind === 'on'));
  const select = (device: 'microphone' | 'camera' | 'speaker', names: readonly string[]) => (
    <DeviceSelect device={device} names={names} chosen={choice[device]} onChoose={change} />
  );
  return (
    <div className={styles.form}>
      <div className={styles.look}>
        {picture.kind === 'on' ? (
          <VideoView track={picture.track} label={t('lesson.ownPreview')} isMirrored />
        ) : (
          <p className={styles.noPicture}>
            {t(picture.kind === 'starting' ? 'devices.starting' : 'devices.noPicture')}
          </p>
        )}
      </div>
      <div className={styles.fields}>
        {select('microphone', devices.audioinput)}
        {voice.kind === 'on' ? <VoiceLevel track={voice.track} /> : null}
        {voice.kind === 'blocked' ? <DeviceWords device="microphone" state={voice} /> : null}
        {select('camera', devices.videoinput)}
        {picture.kind === 'blocked' ? <DeviceWords device="camera" state={picture} /> : null}
        {select('speaker', devices.audiooutput)}
        <Button
          icon={<Volume2 size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => void playTestSound(choice.speaker)}
        >
          {t('devices.testSound')}
        </Button>
        <Switch of="isVoiceCleaned" choice={choice} onChange={change} />
        <Switch of="isPushToTalk" choice={choice} onChange={change} />
        <Switch of="skipsCheck" choice={choice} onChange={change} />
      </div>
    </div>
  );
}

interface DeviceSelectProps {
  readonly device: 'microphone' | 'camera' | 'speaker';
  readonly names: readonly string[];
  readonly chosen: string;
  readonly onChoose: (part: Partial<DeviceChoice>) => void;
}

function DeviceSelect({ device, names, chosen, onChoose }: DeviceSelectProps) {
  const { t } = useI18n();
  const isGone = chosen !== '' && !names.includes(chosen);
  const options = [
    { id: SYSTEM, title: t('devices.system') },
    ...names.map((name) => ({ id: `=${name}`, title: name })),
    ...(isGone ? [{ id: `=${chosen}`, title: t('devices.gone', { name: chosen }) }] : []),
  ];
  return (
    <SelectField
      label={t(`devices.${device}`)}
      options={options}
      value={chosen === '' ? SYSTEM : `=${chosen}`}
      onChange={(id) => onChoose({ [device]: id === SYSTEM ? '' : id.slice(1) })}
    />
  );
}

interface SwitchProps {
  readonly of: 'isVoiceCleaned' | 'isPushToTalk' | 'skipsCheck';
  readonly choice: DeviceChoice;
  readonly onChange: (part: Partial<DeviceChoice>) => void;
}

function Switch({ of, choice, onChange }: SwitchProps) {
  const { t } = useI18n();
  return (
    <Checkbox
      className={cx(attachments.night)}
      isSelected={choice[of]}
      onChange={(isSelected) => onChange({ [of]: isSelected })}
    >
      <span className={attachments.box} aria-hidden="true" />
      <span>{t(`devices.${of}`)}</span>
    </Checkbox>
  );
}
