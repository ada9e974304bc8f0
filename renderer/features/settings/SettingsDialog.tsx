import { ChevronRight, LockKeyhole } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useNavigation } from '../../app/navigation.ts';
import { useKeptPreferences } from '../../bridge/Preferences.tsx';
import { useAppInfo } from '../../bridge/use-app-state.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import attachments from '../files/Attachments.module.css';
import { ChoiceCards } from './ChoiceCards.tsx';
import styles from './SettingsDialog.module.css';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Language, theme and text size, applied while one chooses; and what program this is. */
export function SettingsDialog() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  return (
    <Dialog
      title={t('settings.title')}
      isOpen={place.panel === 'settings'}
      onClose={() => go({ to: 'panel', panel: 'none' })}
    >
      <Look />
      <Typing />
      <ToVault />
      <About />
    </Dialog>
  );
}

function Look() {
  const { t } = useI18n();
  const { preferences, change } = useKeptPreferences();
  return (
    <>
      <ChoiceCards
        label={t('settings.language')}
        options={[
          { key: 'ru', title: 'Русский' },
          { key: 'en', title: 'English' },
        ]}
        chosen={preferences.language}
        onChoose={(language) => change({ language })}
      />
      <ChoiceCards
        label={t('settings.theme')}
        options={THEMES.map((key) => ({ key, title: t(`settings.theme.${key}`) }))}
        chosen={preferences.theme}
        onChoose={(theme) => change({ theme })}
      />
      <Slider
        className={cx(styles.slider)}
        minValue={85}
        maxValue={200}
        step={5}
        value={preferences.textScale}
        onChange={(value) => change({ textScale: typeof value === 'number' ? value : 100 })}
      >
        <Label className={cx(styles.label)}>{t('settings.textScale')}</Label>
        <SliderOutput className={cx(styles.output)}>
          {t('settings.textScaleValue', { percent: preferences.textScale })}
        </SliderOutput>
        <SliderTrack className={cx(styles.track)}>
          <SliderThumb className={cx(styles.thumb)} />
        </SliderTrack>
      </Slider>
      <p className={styles.sample}>{t('settings.sample')}</p>
    </>
  );
}

function Typing() {
  const { t } = useI18n();
  const { preferences, change } = useKeptPreferences();
  return (
    <Checkbox
      className={cx(attachments.night)}
      isSelected={preferences.showsTyping !== false}
      onChange={(showsTyping) => change({ showsTyping })}
    >
      <span className={attachments.box} aria-hidden="true" />
      <span>
        {t('settings.typing')}
        <span className={styles.hint}>{t('settings.typingHint')}</span>
      </span>
    </Checkbox>
  );
}

function ToVault() {
  const { t } = useI18n();
  const { go } = useNavigation();
  return (
    <Button className={cx(styles.link)} onPress={() => go({ to: 'panel', panel: 'vault' })}>
      <LockKeyhole size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.linkWords}>
        <span>{t('vault.open')}</span>
        <span className={styles.linkHint}>{t('vault.openHint')}</span>
      </span>
      <ChevronRight size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
    </Button>
  );
}

function About() {
  const { t } = useI18n();
  const info = useAppInfo();
  return (
    <section className={styles.about}>
      <h3>{t('settings.about')}</h3>
      {info ? (
        <p>
          {t('settings.version', { version: info.version })}.{' '}
          {t(`settings.host.${info.host}`, { version: info.electronVersion })}
        </p>
      ) : null}
      <p>{t('settings.license')}</p>
    </section>
  );
}
