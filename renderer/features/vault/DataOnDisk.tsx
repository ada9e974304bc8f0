import { useCallback, useEffect, useState } from 'react';
import {
  type OwnVault,
  QUOTA_GIGABYTES,
  UNUSED_MONTHS,
  type VaultOverview,
  type VaultPolicy,
  type VaultRow,
} from '../../../shared/ipc/vault-channels.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { RemoveOwnDialog, RemoveUnusedDialog } from './RemoveDialogs.tsx';
import styles from './VaultDialog.module.css';

const GIGABYTE = 1e9;

/** Who has data on this computer and how much, and which may go. */
export function DataOnDisk({ own }: { readonly own: OwnVault }) {
  const { t, formats } = useI18n();
  const [overview, setOverview] = useState<VaultOverview>();
  const [removing, setRemoving] = useState<VaultRow>();
  const load = useCallback(() => {
    void ask(bridge().vault.overview, {}).then((outcome) => {
      if (outcome.ok) setOverview(outcome.value);
    });
  }, []);
  useEffect(load, [load]);
  if (!overview) return null;
  const { rows, totalBytes, policy } = overview;
  const close = () => setRemoving(undefined);
  return (
    <section className={styles.section}>
      <h3>{t('vault.diskTitle')}</h3>
      <p className={styles.quiet}>{t('vault.diskLine')}</p>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.vault} row={row} onRemove={() => setRemoving(row)} />
        ))}
      </ul>
      <p className={styles.size}>
        {t('vault.total', {
          size: formats.bytes(totalBytes),
          quota: formats.bytes(policy.quotaGigabytes * GIGABYTE),
        })}
      </p>
      <Policy
        policy={policy}
        onChange={(next) => {
          setOverview({ ...overview, policy: next });
          void ask(bridge().vault.setPolicy, next).then(load);
        }}
      />
      {removing?.isOwn ? <RemoveOwnDialog own={own} name={removing.name} onClose={close} /> : null}
      {removing && !removing.isOwn ? (
        <RemoveUnusedDialog
          row={removing}
          onClose={close}
          onRemoved={() => {
            close();
            load();
          }}
        />
      ) : null}
    </section>
  );
}

function Row({ row, onRemove }: { readonly row: VaultRow; readonly onRemove: () => void }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const words = [
    row.isOwn ? t('vault.you') : t('vault.usedAt', { when: formats.moment(row.usedAt, now) }),
    row.unsentCount > 0 ? t('vault.unsent', { count: row.unsentCount }) : '',
  ];
  return (
    <li className={styles.row}>
      <Avatar name={row.name} of="person" size="small" />
      <div className={styles.words}>
        <p className={styles.name}>{row.name}</p>
        <p className={styles.quiet}>{words.filter(Boolean).join(', ')}</p>
      </div>
      <span className={styles.size}>{formats.bytes(row.sizeBytes)}</span>
      {row.isOwn || row.isUnused ? (
        <Button look="plain" aria-label={t('vault.remove', { name: row.name })} onPress={onRemove}>
          {t('vault.removeShort')}
        </Button>
      ) : null}
    </li>
  );
}

interface PolicyProps {
  readonly policy: VaultPolicy;
  readonly onChange: (policy: VaultPolicy) => void;
}

function Policy({ policy, onChange }: PolicyProps) {
  const { t } = useI18n();
  return (
    <div className={styles.pair}>
      <SelectField
        label={t('vault.quota')}
        options={QUOTA_GIGABYTES.map((gigabytes) => ({
          id: String(gigabytes),
          title: t('vault.quotaSize', { gigabytes }),
        }))}
        value={String(policy.quotaGigabytes)}
        onChange={(id) => {
          const quotaGigabytes = QUOTA_GIGABYTES.find((one) => String(one) === id);
          if (quotaGigabytes !== undefined) onChange({ ...policy, quotaGigabytes });
        }}
      />
      <SelectField
        label={t('vault.unusedMonths')}
        options={UNUSED_MONTHS.map((months) => ({
          id: String(months),
          title: months === 0 ? t('vault.monthsNever') : t('vault.months', { months }),
        }))}
        value={String(policy.unusedMonths)}
        onChange={(id) => {
          const unusedMonths = UNUSED_MONTHS.find((one) => String(one) === id);
          if (unusedMonths !== undefined) onChange({ ...policy, unusedMonths });
        }}
      />
    </div>
  );
}
