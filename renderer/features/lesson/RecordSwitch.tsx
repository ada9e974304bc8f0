import { CircleDot } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { RecordingState } from '../../../shared/replica/live/recording-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './LessonControls.module.css';

/** Whoever leads switches the recording on and off; where there is no room for it, in the menu of what is rare. */
export function RecordSwitch({ lesson, of }: { readonly lesson: string; readonly of: RecordingState }) {
  const { t } = useI18n();
  const act = useCommand(bridge().lesson.do);
  const isOn = of.isWanted && (of.state === 'on' || of.state === 'off');
  return (
    <>
      <ToggleButton
        className={cx(styles.device, styles.wideOnly)}
        isSelected={isOn}
        onChange={(isNow) => void act.run({ do: 'record', lesson, isOn: isNow })}
      >
        <CircleDot size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
        <span>{t('recording.switch')}</span>
      </ToggleButton>
      {act.error ? <ErrorNote error={act.error} /> : null}
    </>
  );
}
