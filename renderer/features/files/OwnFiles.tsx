import { useEffect, useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { FileSettings, FileUsage } from '../../../shared/ipc/file-requests.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import attachments from './Attachments.module.css';
import styles from './OwnFiles.module.css';

const MEGABYTE = 1_000_000;
const QUOTAS_MB = [500, 1000, 2000, 5000, 10_000, 50_000] as const;
const AUTO_MB = [0, 0.5, 2, 10, 50] as const;

/** How much of this person's files may lie on this computer, and what comes by itself. */
export function OwnFiles() {
  const { t, formats } = useI18n();
  const toast = useToast();
  const [usage, setUsage] = useState<FileUsage>();
  useEffect(() => {
    void ask(bridge().files.settings, {}).then((outcome) => {
      if (outcome.ok) setUsage(outcome.value);
    });
  }, []);
  if (!usage) return null;
  const { settings, usedBytes, removableBytes } = usage;
  const change = (changes: Partial<FileSettings>) => {
    const next = { ...settings, ...changes };
    setUsage({ ...usage, settings: next });
    void ask(bridge().files.setSettings, next).then((outcome) => {
      if (outcome.ok) setUsage(outcome.value);
    });
  };
  const tidy = async () => {
    const outcome = await ask(bridge().files.tidy, {});
    if (!outcome.ok) return;
    setUsage(outcome.value);
    toast({
      text: t('files.tidied', { size: formats.bytes(Math.max(0, usedBytes - outcome.value.usedBytes)) }),
    });
  };
  return (
    <section className={styles.section}>
      <h3>{t('files.ownTitle')}</h3>
      <p className={styles.quiet}>
        {t('files.used', { size: formats.bytes(usedBytes), quota: formats.bytes(settings.quotaBytes) })}{' '}
        {t('files.ownLine')}
      </p>
      <div className={styles.pair}>
        <SelectField
          label={t('files.quota')}
          options={optionsOf(QUOTAS_MB, settings.quotaBytes).map((bytes) => ({
            id: String(bytes),
            title: formats.bytes(bytes),
          }))}
          value={String(settings.quotaBytes)}
          onChange={(id) => change({ quotaBytes: Number(id) })}
        />
        <SelectField
          label={t('files.auto')}
          options={optionsOf(AUTO_MB, settings.autoBytes).map((bytes) => ({
            id: String(bytes),
            title: bytes === 0 ? t('files.autoNever') : t('files.autoUpTo', { size: formats.bytes(bytes) }),
          }))}
          value={String(settings.autoBytes)}
          onChange={(id) => change({ autoBytes: Number(id) })}
        />
      </div>
      <Checkbox
        className={cx(attachments.night)}
        isSelected={settings.isMetered}
        onChange={(isMetered) => change({ isMetered })}
      >
        <span className={attachments.box} aria-hidden="true" />
        {t('files.metered')}
      </Checkbox>
      <div>
        <Button isDisabled={removableBytes === 0} onPress={() => void tidy()}>
          {removableBytes === 0
            ? t('files.nothingToTidy')
            : t('files.tidy', { size: formats.bytes(removableBytes) })}
        </Button>
      </div>
    </section>
  );
}

/** The usual ones, and the one that is set. */
function optionsOf(megabytes: readonly number[], current: number): readonly number[] {
  return [...new Set([...megabytes.map((one) => one * MEGABYTE), current])].sort((a, b) => a - b);
}
