import { Captions } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useKeptPreferences } from '../../bridge/Preferences.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './CaptionSwitch.module.css';

/** Whether what is said is shown in words at this computer. */
export function CaptionSwitch() {
  const { t } = useI18n();
  const { preferences, change } = useKeptPreferences();
  return (
    <ToggleButton
      className={cx(styles.switch)}
      isSelected={preferences.showsCaptions === true}
      onChange={(showsCaptions) => change({ showsCaptions })}
    >
      <Captions size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <span>{t('captions.show')}</span>
    </ToggleButton>
  );
}
