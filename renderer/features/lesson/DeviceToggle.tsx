import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Note } from '../../ui/Note.tsx';
import type { OwnDeviceState } from './media/lesson-snapshot.ts';
import styles from './LessonControls.module.css';

interface DeviceProps {
  readonly label: string;
  readonly state: OwnDeviceState;
  readonly iconOn: ReactNode;
  readonly iconOff: ReactNode;
  readonly onToggle: (isOn: boolean) => void;
}

/** Switches one's own microphone or camera. */
export function DeviceToggle({ label, state, iconOn, iconOff, onToggle }: DeviceProps) {
  const isOn = state.kind === 'on' || state.kind === 'starting';
  return (
    <ToggleButton className={cx(styles.device)} isSelected={isOn} onChange={onToggle}>
      {isOn ? iconOn : iconOff}
      <span>{label}</span>
    </ToggleButton>
  );
}

/** Why one's own microphone or camera is not on, where it is not the person's own wish. */
export function DeviceWords(props: {
  readonly device: 'microphone' | 'camera';
  readonly state: OwnDeviceState;
}) {
  const { device, state } = props;
  const { t } = useI18n();
  const icon = <TriangleAlert size="1.25rem" strokeWidth={1.75} />;
  if (state.kind === 'blocked') {
    return (
      <Note tone="warning" icon={icon}>
        {t(`lesson.${device}.${state.reason}`)}
      </Note>
    );
  }
  if (state.kind === 'muted' && state.by === 'host') {
    return (
      <Note tone="warning" icon={icon}>
        {t('lesson.mutedByHost')}
      </Note>
    );
  }
  return null;
}

/** Why the own screen is not shown although it was chosen. */
export function ScreenWords({ state }: { readonly state: OwnDeviceState }) {
  const { t } = useI18n();
  if (state.kind !== 'blocked') return null;
  const { reason } = state;
  return (
    <Note tone="warning" icon={<TriangleAlert size="1.25rem" strokeWidth={1.75} />}>
      {t(
        reason === 'permissionDenied'
          ? 'screen.failed.denied'
          : reason === 'refusedByHub'
            ? 'screen.refused'
            : 'screen.failed.other',
      )}
    </Note>
  );
}
