import { MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import type { LessonMedia } from '../media/lesson-media.ts';
import type { OwnDeviceState } from '../media/lesson-snapshot.ts';
import controls from '../LessonControls.module.css';
import { ScreenDialog } from './ScreenDialog.tsx';

interface ScreenToggleProps {
  readonly lesson: string;
  readonly media: LessonMedia;
  readonly screen: OwnDeviceState;
}

/** Shows a screen, or no longer. */
export function ScreenToggle({ lesson, media, screen }: ScreenToggleProps) {
  const { t } = useI18n();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <ToggleButton
        className={cx(controls.device)}
        isSelected={screen.kind === 'on'}
        onChange={(isOn) => (isOn ? setIsChoosing(true) : void media.setScreenOn(false))}
      >
        <MonitorUp size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
        <span>{t('screen.show')}</span>
      </ToggleButton>
      {isChoosing ? (
        <ScreenDialog
          lesson={lesson}
          onChosen={() => void media.setScreenOn(true)}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </>
  );
}
