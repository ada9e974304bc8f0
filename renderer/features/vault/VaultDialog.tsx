import { useCallback, useEffect, useState } from 'react';
import { AUTO_LOCK_MINUTES, type OwnVault } from '../../../shared/ipc/vault-channels.ts';
import { useNavigation } from '../../app/navigation.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { OwnFiles } from '../files/OwnFiles.tsx';
import { ChoiceCards } from '../settings/ChoiceCards.tsx';
import { DataOnDisk } from './DataOnDisk.tsx';
import { OwnSecret } from './OwnSecret.tsx';
import styles from './VaultDialog.module.css';

/** How one's own door is locked, and what lies on this computer. */
export function VaultDialog() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  return (
    <Dialog
      title={t('vault.title')}
      isOpen={place.panel === 'vault'}
      onClose={() => go({ to: 'panel', panel: 'none' })}
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useI18n();
  const [own, setOwn] = useState<OwnVault>();
  const load = useCallback(() => {
    void ask(bridge().vault.own, {}).then((outcome) => {
      if (outcome.ok) setOwn(outcome.value);
    });
  }, []);
  useEffect(load, [load]);
  if (!own) return null;
  return (
    <>
      <OwnSecret own={own} onChanged={load} />
      {own.lockKind === 'device' ? null : (
        <section className={styles.section}>
          <ChoiceCards
            label={t('vault.autoLock')}
            options={AUTO_LOCK_MINUTES.map((minutes) => ({
              key: String(minutes),
              title: minutes === 0 ? t('vault.autoLock.never') : t('vault.autoLock.minutes', { minutes }),
            }))}
            chosen={String(own.autoLockMinutes)}
            onChoose={(key) => {
              const minutes = AUTO_LOCK_MINUTES.find((one) => String(one) === key);
              if (minutes === undefined) return;
              setOwn({ ...own, autoLockMinutes: minutes });
              void ask(bridge().vault.setAutoLock, { minutes });
            }}
          />
          <p className={styles.quiet}>{t('vault.autoLockNote')}</p>
        </section>
      )}
      <section className={styles.section}>
        <h3>{t('vault.adviceTitle')}</h3>
        <ul className={styles.advice}>
          <li>{t('vault.advice1')}</li>
          <li>{t('vault.advice2')}</li>
          <li>{t('vault.advice3')}</li>
        </ul>
      </section>
      <DataOnDisk own={own} />
      <OwnFiles />
    </>
  );
}
