import { useKeptPreferences } from '../../bridge/Preferences.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Chips } from '../../ui/Chips.tsx';
import styles from './LookSwitch.module.css';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Language and theme, before anything else is chosen. */
export function LookSwitch() {
  const { t } = useI18n();
  const { preferences, change } = useKeptPreferences();
  return (
    <div className={styles.look} role="group" aria-label={t('welcome.lookLabel')}>
      <Chips
        label={t('welcome.language')}
        options={[
          { key: 'ru', title: 'Русский' },
          { key: 'en', title: 'English' },
        ]}
        chosen={preferences.language}
        onChoose={(language) => change({ language })}
      />
      <Chips
        label={t('welcome.theme')}
        options={THEMES.map((key) => ({ key, title: t(`settings.theme.${key}`) }))}
        chosen={preferences.theme}
        onChoose={(theme) => change({ theme })}
      />
    </div>
  );
}
